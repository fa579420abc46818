// @ts-check
// Answers that are typed: a term, a list, or running text.
import { Composition } from "../composition.js";
import { h } from "../dom.js";
import { drawAnswer } from "./answer.js";
import { Clock } from "./clock.js";
import { drawDiff, drawLines, drawPoints } from "./comparison.js";

/**
 * @typedef {import("./forms.js").Form} Form
 * @typedef {import("./forms.js").Round} Round
 * @typedef {import("./forms.js").Verdict} Verdict
 */

/** Minutes for an answer in an interview, as interviewers like it. */
const MINUTES = 3;

/** @type {Form} */
export const gap = {
  ask: (text, { accept: [term = ""] = [] }) => {
    const letters = Array.from(term);
    return text.askGap(letters.length, letters[0] ?? "");
  },
  titled: true,
  draw(round) {
    const { item, text } = round;
    const field = h("input", { type: "text", enterkeyhint: "done" });
    const letters = Array.from(item.accept?.[0] ?? "");
    let shown = 1;
    return {
      ...sheet(round, field, ({ diff = [] }) => (diff.length > 1 ? [drawDiff(round, diff)] : [])),
      hint() {
        shown += 1;
        return shown < letters.length ? text.beginsWith(letters.slice(0, shown).join("")) : "";
      },
    };
  },
};

/** @type {Form} */
export const list = {
  ask: (text, item) =>
    isOneAnswer(item) ? text.askList(item.accept?.length ?? 0) : text.askAnyList,
  draw(round) {
    const field = h("textarea", { rows: 5 });
    return { ...sheet(round, field, (verdict) => drawLines(round, verdict)), ...beginnings(round) };
  },
};

/** @type {Form} */
export const interview = {
  ask: (text) => text.askInterview,
  draw(round) {
    const field = h("textarea", { rows: 8 });
    const clock = new Clock(round.text, MINUTES * 60);
    const drawn = sheet(round, field, (verdict) => [
      ...drawPoints(round, verdict),
      drawAnswer(round),
    ]);
    return {
      ...drawn,
      ...beginnings(round),
      nodes: [clock.node, ...drawn.nodes],
      settle(verdict, response) {
        clock.stop();
        return drawn.settle(verdict, response);
      },
      leave: () => clock.stop(),
    };
  },
};

/**
 * Whether the points are those of one answer; entries with the same question may have several.
 *
 * @param {Round["item"]} item
 */
function isOneAnswer({ feedback }) {
  return !feedback.text.includes("\n\n");
}

/**
 * How many points there are, then how they begin.
 *
 * @param {Round} round
 */
function beginnings({ item, text }) {
  const { accept = [] } = item;
  const beginning = text.beginWith(accept.map(([first = ""]) => first));
  const hints = isOneAnswer(item) ? [text.points(accept.length), beginning] : [beginning];
  return { hint: () => hints.shift() ?? "" };
}

/**
 * @param {Round} round
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {(verdict: Verdict) => Node[]} explain what is shown below the field afterwards
 */
function sheet({ answer, study, text }, field, explain) {
  const long = field instanceof HTMLTextAreaElement;
  for (const [name, value] of Object.entries({
    part: "answer",
    lang: study.language,
    "aria-label": text.field,
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    maxlength: long ? 10_000 : 200,
  })) {
    field.setAttribute(name, String(value));
  }
  const submit = h("button", { type: "submit", part: "button", class: "main" }, text.answer);
  const form = h("form", { class: "typed" }, field, submit);
  const composition = new Composition(field, () => {});
  const give = () => {
    if (field.value.trim()) answer({ text: field.value });
    else field.focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!composition.active) give();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== field) return;
    if (composition.owns(event)) event.preventDefault();
    else if (long && (event.ctrlKey || event.metaKey)) give();
  });
  const keys = long ? h("p", { class: "muted keys" }, text.sendKeys) : null;
  const details = h("div", { class: "details" });
  return {
    nodes: [form, keys].filter((node) => node !== null),
    details,
    /** @type {import("./forms.js").Sheet["settle"]} */
    settle(verdict) {
      submit.hidden = field.readOnly = true;
      if (keys) keys.hidden = true;
      details.append(...explain(verdict));
      const word = text.verdicts[verdict.verdict];
      if (verdict.matched)
        return text.covered(word, verdict.matched.length, verdict.expected.length);
      return verdict.verdict === "right" ? word : text.corrected(word, verdict.expected);
    },
  };
}
