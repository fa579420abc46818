// @ts-check
// Why a distractor is wrong. The module gives the deck's own words that this rests on; the sentence
// around them is the interface's.
import { h } from "../../shared/dom.js";

/**
 * @param {import("./types.d.ts").ItemProps} props
 * @param {number} index of the option
 * @returns {(Node | string)[]}
 */
export function renderReason({ context, item, strings }, index) {
  const { key = "" } = item;
  const { from } = /** @type {import("../../pkg/types.d.ts").Option} */ (item.options?.[index]);
  const quote = (/** @type {string} */ text) => h("span", { lang: context.language }, text);
  const reason = quote(item.reasons?.[index] ?? "");
  switch (item.type) {
    case "choose-all":
      return strings.belongsTo(quote(from.key), reason);
    case "explanation-from-key":
      return strings.explains(reason);
    case "key-from-explanation":
      return strings.isExplainedAs(quote(from.key), reason);
    case "question-from-key":
      return strings.hasPoints(reason);
    case "true-false":
      return index === 0
        ? strings.explainsAnother(quote(from.key), quote(key), reason)
        : strings.explainsIndeed(quote(key));
    default:
      return [reason];
  }
}
