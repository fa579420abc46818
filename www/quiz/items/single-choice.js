// @ts-check
// One right option among several.
import { onPointerChoice } from "../../shared/pointer.js";
import { renderForm } from "./form.js";
import { correction } from "./option-text.js";
import { OptionRow } from "./option.js";

/** With fewer left to choose from, a hint would be the answer. */
const FEWEST_LEFT = 2;

/** @type {Pick<import("./types.d.ts").ItemForm, "render">} */
export const singleChoice = {
  render(props) {
    const { item, strings } = props;
    const rows = (item.options ?? []).map((_, i) => new OptionRow(props, i, "radio"));
    const nodes = rows.map(({ node }) => node);
    const read = () => {
      const choice = rows.findIndex(({ input }) => input.checked);
      return choice < 0 ? null : { choice };
    };
    const first = () => rows.find((row) => row.isOpen)?.input;
    const { form, button, submit } = renderForm(props, { name: "choices", nodes, read, first });
    onPointerChoice(form, submit);
    return {
      nodes: [form],
      read,
      pressDigit(digit) {
        const input = rows[digit - 1]?.input;
        if (!input || input.disabled) return;
        input.checked = true;
        submit();
      },
      hint() {
        const open = rows.filter((row) => row.isOpen);
        const distractors = open.filter((row) => !row.isRight);
        if (open.length <= FEWEST_LEFT) return "";
        distractors[Math.floor(item.seed) % distractors.length]?.strike();
        return strings.struck;
      },
      showVerdict(verdict) {
        button.hidden = true;
        rows.forEach((row) => row.showVerdict());
        const word = strings.verdicts[verdict.verdict];
        return verdict.verdict === "right"
          ? word
          : correction(strings, item, word, verdict.expected);
      },
    };
  },
};
