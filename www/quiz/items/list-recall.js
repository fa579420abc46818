// @ts-check
// The key points of a question, to be written down by heart.
import { h } from "../../shared/dom.js";
import { renderLines } from "./comparison.js";
import { beginningsHint, isOneAnswer } from "./text-hints.js";
import { renderTextInput } from "./text-input.js";

/** @type {import("./types.d.ts").ItemForm} */
export const listRecall = {
  instruction: (strings, item) =>
    isOneAnswer(item) ? strings.askList(item.accept?.length ?? 0) : strings.askAnyList,
  render(props) {
    const field = h("textarea", { rows: 5 });
    const input = renderTextInput(props, field, (verdict) => renderLines(props, verdict));
    return { ...input, hint: beginningsHint(props, field) };
  },
};
