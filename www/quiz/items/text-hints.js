// @ts-check
// Hints for answers that are typed: how a term begins, each time by one letter more.

/**
 * The letters and digits of a term, each with the signs before it: a hint of a sign alone is none.
 * But the signs of `C++` and `C#` are read.
 *
 * @param {string} term
 */
export function lettersOf(term) {
  return term.match(/[^\p{L}\p{N}]*[\p{L}\p{N}]\p{M}*|[+#]/gu) ?? [];
}

/**
 * Tells how the points begin that are not written down yet.
 *
 * @param {import("./types.d.ts").ItemProps} props
 * @param {HTMLTextAreaElement} field
 */
export function beginningsHint({ item, strings }, field) {
  let shown = 0;
  return () => {
    const absent = (item.accept ?? []).filter((term) => !field.value.includes(term));
    const terms = absent.map(lettersOf).filter(({ length }) => length > 1);
    if (!terms.some(({ length }) => length > shown + 1)) return "";
    shown += 1;
    const beginnings = terms.map((it) => it.slice(0, Math.min(shown, it.length - 1)).join(""));
    return strings.beginWith(beginnings, shown);
  };
}

/**
 * Whether the points are those of one answer; entries with the same question may have several.
 *
 * @param {import("./types.d.ts").Item} item
 */
export function isOneAnswer({ feedback }) {
  return !feedback.text.includes("\n\n");
}
