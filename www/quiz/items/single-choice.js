// @ts-check
// One right option among several.
import { onPointerChoice } from "../../shared/pointer.js";
import { Row } from "./option.js";
import { drawForm } from "./form.js";

/** With fewer left to choose from, a hint would be the answer. */
const FEWEST_LEFT = 2;

/** @type {Pick<import("./item-types.js").Form, "draw">} */
export const choice = {
  draw(round) {
    const { item, text } = round;
    const rows = (item.options ?? []).map((option, i) => new Row(round, option, i, "radio"));
    const nodes = rows.map(({ node }) => node);
    const read = () => {
      const chosen = rows.findIndex(({ input }) => input.checked);
      return chosen < 0 ? null : { choice: chosen };
    };
    const first = () => rows.find((row) => row.isOpen)?.input;
    const { form, submit, give } = drawForm(round, "choices", nodes, read, first);
    onPointerChoice(form, give);
    return {
      nodes: [form],
      read,
      press(digit) {
        const input = rows[digit - 1]?.input;
        if (!input || input.disabled) return;
        input.checked = true;
        give();
      },
      hint() {
        const open = rows.filter((row) => row.isOpen);
        const wrong = open.filter((row) => !row.isRight);
        if (open.length <= FEWEST_LEFT) return "";
        wrong[Math.floor(item.seed) % wrong.length]?.strike();
        return text.struck;
      },
      settle(verdict) {
        submit.hidden = true;
        rows.forEach((row) => row.settle());
        const word = text.verdicts[verdict.verdict];
        return verdict.verdict === "right" ? word : text.corrected(word, verdict.expected);
      },
    };
  },
};
