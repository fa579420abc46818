// @ts-check
// What options say. Whether a statement is true is said by the interface, in its own language,
// whatever text the module gives the two options; all others are the deck's words.

/**
 * @typedef {import("./types.d.ts").Item} Item
 * @typedef {import("./types.d.ts").ItemProps} ItemProps
 * @typedef {import("../strings.js").QuizStrings} QuizStrings
 */

/** @param {Item} item */
export function isTrueFalse({ type }) {
  return type === "true-false";
}

/**
 * @param {Pick<ItemProps, "context" | "item" | "strings">} props
 * @param {number} index
 * @returns {{ text: string, lang: string | null }} no `lang` for what the interface says
 */
export function optionText({ context, item, strings }, index) {
  if (isTrueFalse(item)) return { text: truthAt(strings, index), lang: null };
  return { text: item.options?.[index]?.text ?? "", lang: context.language };
}

/**
 * What would have been right, in a sentence.
 *
 * @param {QuizStrings} strings
 * @param {Item} item
 * @param {string} word the verdict
 * @param {string[]} expected
 */
export function correction(strings, item, word, expected) {
  if (!isTrueFalse(item)) return strings.corrected(word, expected);
  const right = item.options?.findIndex(({ correct }) => correct) ?? 0;
  return strings.correctedTruth(word, truthAt(strings, right));
}

/**
 * @param {QuizStrings} strings
 * @param {number} index true comes first
 */
function truthAt(strings, index) {
  return index === 0 ? strings.isTrue : strings.isFalse;
}
