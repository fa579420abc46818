// @ts-check
// One right option among several.
import { h } from "../dom.js";
import { onPointerChoice } from "../pointer.js";

/**
 * @typedef {import("./forms.js").Round} Round
 * @typedef {import("./forms.js").Verdict} Verdict
 * @typedef {import("../pkg/types.d.ts").Option} Option
 */

/** @type {import("./forms.js").Form} */
export const choice = {
  ask: (text) => text.askKey,
  draw(round) {
    const { answer, item, text } = round;
    const rows = (item.options ?? []).map((option, i) => drawRow(round, option, i));
    const inputs = rows.map(({ input }) => input);
    const submit = h("button", { type: "submit", part: "button", class: "main" }, text.answer);
    const give = () => {
      const chosen = inputs.findIndex((input) => input.checked);
      if (chosen >= 0) answer({ choice: chosen });
      else inputs[0]?.focus();
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
        const input = inputs[digit - 1];
        if (!input) return;
        input.checked = true;
        give();
      },
      settle(verdict) {
        submit.hidden = true;
        rows.forEach((row) => row.settle());
        return say(round, verdict);
      },
    };
  },
};

/**
 * @param {Round} round
 * @param {Option} option
 * @param {number} index
 */
function drawRow({ item, study, text }, option, index) {
  const { language } = study;
  const input = h("input", { type: "radio", name: "choice", value: String(index) });
  const digit = h("span", { class: "digit", "aria-hidden": "true" }, String(index + 1));
  const label = h("label", {}, input, h("span", { lang: language }, digit, option.text));
  const node = h("div", { class: "option", part: "option" }, label);
  const settle = () => {
    input.disabled = true;
    node.classList.add("settled");
    if (option.correct) {
      node.classList.add("right");
      label.append(h("span", { class: "note" }, text.correct));
    } else if (input.checked) {
      node.classList.add("wrong");
      label.append(h("span", { class: "note" }, text.chosen));
    }
    node.append(...explain({ item, study }, option, index));
  };
  return { node, input, settle };
}

/**
 * Why an option is wrong and where it belongs.
 *
 * @param {Pick<Round, "item" | "study">} round
 * @param {Option} option
 * @param {number} index
 */
function explain({ item, study }, { from: { entry } }, index) {
  const reason = item.reasons?.[index];
  // The source below the options links to the entry asked about: once is enough.
  const elsewhere = entry !== item.feedback.entry;
  if (!reason && !elsewhere) return [];
  const link = elsewhere && study.entryLink(entry);
  return [h("p", { class: "reason", lang: study.language }, reason, link)];
}

/**
 * @param {Round} round
 * @param {Verdict} verdict
 */
function say({ text }, { verdict, expected }) {
  const word = text.verdicts[verdict];
  return verdict === "right" ? word : text.corrected(word, expected);
}
