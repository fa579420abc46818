// @ts-check
// One right option among several.
import { h } from "../dom.js";
import { onPointerChoice } from "../pointer.js";
import { Row } from "./options.js";

/** With fewer left to choose from, a hint would be the answer. */
const FEWEST_LEFT = 2;

/** @type {Pick<import("./forms.js").Form, "draw">} */
export const choice = {
  draw(round) {
    const { answer, item, text } = round;
    const rows = (item.options ?? []).map((option, i) => new Row(round, option, i, "radio"));
    const submit = h("button", { type: "submit", part: "button", class: "main" }, text.answer);
    const give = () => {
      const chosen = rows.findIndex(({ input }) => input.checked);
      if (chosen >= 0) answer({ choice: chosen });
      else rows[0]?.input.focus();
    };
    const form = h("form", { class: "choices" }, ...rows.map(({ node }) => node), submit);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      give();
    });
    onPointerChoice(form, give);
    return {
      nodes: [form],
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
