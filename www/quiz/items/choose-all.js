// @ts-check
// All right options among several.
import { renderForm } from "./form.js";
import { OptionRow } from "./option.js";

/** @type {import("./types.d.ts").ItemForm} */
export const chooseAll = {
  instruction: (strings) => strings.askAll,
  render(props) {
    const { item, strings } = props;
    const rows = (item.options ?? []).map((_, i) => new OptionRow(props, i, "checkbox"));
    const nodes = rows.map(({ node }) => node);
    const read = () => {
      const choices = rows.flatMap(({ input }, i) => (input.checked ? [i] : []));
      return choices.length > 0 ? { choices } : null;
    };
    const first = () => rows[0]?.input;
    const { form, button } = renderForm(props, { name: "choices", nodes, read, first });
    let isHinted = false;
    return {
      nodes: [form],
      read,
      pressDigit(digit) {
        rows[digit - 1]?.input.click();
      },
      hint() {
        if (isHinted) return "";
        isHinted = true;
        return strings.rightOnes(rows.filter((row) => row.isRight).length);
      },
      showVerdict(verdict) {
        button.hidden = true;
        rows.forEach((row) => row.showVerdict());
        const word = strings.verdicts[verdict.verdict];
        return verdict.verdict === "right" ? word : strings.corrected(word, verdict.expected);
      },
    };
  },
};
