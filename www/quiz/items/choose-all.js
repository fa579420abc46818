// @ts-check
// All right options among several.
import { Row } from "./option.js";
import { drawForm } from "./form.js";

/** @type {import("./item-types.js").Form} */
export const several = {
  ask: (text) => text.askAll,
  draw(round) {
    const { item, text } = round;
    const rows = (item.options ?? []).map((option, i) => new Row(round, option, i, "checkbox"));
    const nodes = rows.map(({ node }) => node);
    const read = () => {
      const choices = rows.flatMap(({ input }, i) => (input.checked ? [i] : []));
      return choices.length > 0 ? { choices } : null;
    };
    const { form, submit } = drawForm(round, "choices", nodes, read, () => rows[0]?.input);
    let hinted = false;
    return {
      nodes: [form],
      read,
      press(digit) {
        rows[digit - 1]?.input.click();
      },
      hint() {
        if (hinted) return "";
        hinted = true;
        return text.rightOnes(rows.filter((row) => row.isRight).length);
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
