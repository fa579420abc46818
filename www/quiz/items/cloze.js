// @ts-check
// A gap in a sentence, to be filled.
import { h } from "../../shared/dom.js";
import { renderDiff } from "./comparison.js";
import { lettersOf } from "./text-hints.js";
import { renderTextInput } from "./text-input.js";

/** @type {import("./types.d.ts").ItemForm} */
export const cloze = {
  instruction: (strings, { accept: [term = ""] = [] }) => {
    const letters = Array.from(term);
    return strings.askGap(letters.length, letters[0] ?? "");
  },
  showsTitle: true,
  render(props) {
    const { item, strings } = props;
    const field = h("input", { type: "text", enterkeyhint: "done" });
    const letters = lettersOf(item.accept?.[0] ?? "");
    let shown = 1; // by the instruction
    return {
      ...renderTextInput(props, field, ({ diff = [] }) =>
        diff.length > 1 ? [renderDiff(props, diff)] : [],
      ),
      hint() {
        shown += 1;
        return shown < letters.length ? strings.beginsWith(letters.slice(0, shown).join("")) : "";
      },
    };
  },
};
