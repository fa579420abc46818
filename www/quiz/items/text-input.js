// @ts-check
// Answers that are typed, in a field of one line or of several.
import { h, setChildren } from "../../shared/dom.js";
import { InputMethod } from "../../shared/input-method.js";
import { renderForm } from "./form.js";

/**
 * @typedef {import("./types.d.ts").AnswerInput} AnswerInput
 * @typedef {import("./types.d.ts").ItemProps} ItemProps
 * @typedef {import("./types.d.ts").Verdict} Verdict
 */

/** Letters that no honest answer needs more of, so that nothing else is pasted and graded. */
const MOST = { term: 200, text: 10_000 };

/**
 * @param {ItemProps} props
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {(verdict: Verdict) => Node[]} explain what is shown below the field afterwards
 * @returns {AnswerInput}
 */
export function renderTextInput(props, field, explain) {
  const { strings } = props;
  const isLong = field instanceof HTMLTextAreaElement;
  setAttributes(field, props, isLong ? MOST.text : MOST.term);
  const inputMethod = new InputMethod(field, () => {});
  const read = () => (field.value.trim() ? { text: field.value } : null);
  const { form, button, submit } = renderForm(props, {
    name: "typed",
    nodes: [field],
    read: () => (inputMethod.composing ? null : read()),
    first: () => field,
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== field) return;
    if (inputMethod.handles(event)) event.preventDefault();
    else if (isLong && (event.ctrlKey || event.metaKey)) submit();
  });
  const keys = isLong ? h("p", { class: "muted keys" }, strings.sendKeys) : null;
  const details = h("div", { class: "details" });
  return {
    nodes: [form, keys].filter((node) => node !== null),
    read,
    details,
    showVerdict(verdict) {
      button.hidden = field.readOnly = true;
      if (keys) keys.hidden = true;
      setChildren(details, explain(verdict));
      return sentenceOf(verdict, strings);
    },
  };
}

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {ItemProps} props
 * @param {number} maxlength
 */
function setAttributes(field, { context, strings }, maxlength) {
  for (const [name, value] of Object.entries({
    part: "answer",
    lang: context.language,
    "aria-label": strings.field,
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    maxlength,
  })) {
    field.setAttribute(name, String(value));
  }
}

/**
 * @param {Verdict} verdict
 * @param {ItemProps["strings"]} strings
 */
function sentenceOf({ verdict, matched, expected }, strings) {
  const word = strings.verdicts[verdict];
  if (matched) return strings.covered(word, matched.length, expected.length);
  return verdict === "right" ? word : strings.corrected(word, expected);
}
