// @ts-check
// All right options among several.
import { h } from "../dom.js";
import { Row } from "./options.js";

/** @type {import("./forms.js").Form} */
export const several = {
  ask: (text) => text.askAll,
  draw(round) {
    const { answer, item, text } = round;
    const rows = (item.options ?? []).map((option, i) => new Row(round, option, i, "checkbox"));
    const submit = h("button", { type: "submit", part: "button", class: "main" }, text.answer);
    const form = h("form", { class: "choices" }, ...rows.map(({ node }) => node), submit);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const choices = rows.flatMap(({ input }, i) => (input.checked ? [i] : []));
      if (choices.length > 0) answer({ choices });
      else rows[0]?.input.focus();
    });
    let hinted = false;
    return {
      nodes: [form],
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
