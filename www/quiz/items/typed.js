// @ts-check
// Answers that are typed: a term, a list, or running text.
import { Composition } from "../../shared/input-method.js";
import { fill, h } from "../../shared/dom.js";
import { drawAnswer } from "../reference-answer.js";
import { Clock } from "../countdown.js";
import { drawDiff, drawLines, drawPoints } from "./comparison.js";
import { drawForm } from "./form.js";

/**
 * @typedef {import("./item-types.js").Form} Form
 * @typedef {import("./item-types.js").Round} Round
 * @typedef {import("./item-types.js").Verdict} Verdict
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
    const letters = lettersOf(item.accept?.[0] ?? "");
    let told = 1; // by the task
    return {
      ...sheet(round, field, ({ diff = [] }) => (diff.length > 1 ? [drawDiff(round, diff)] : [])),
      hint() {
        told += 1;
        return told < letters.length ? text.beginsWith(letters.slice(0, told).join("")) : "";
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
    const drawn = sheet(round, field, (verdict) => drawLines(round, verdict));
    return { ...drawn, hint: beginnings(round, field) };
  },
};

/** @type {Form} */
export const interview = {
  ask: (text) => text.askInterview,
  draw(round) {
    const field = h("textarea", { rows: 8 });
    // A timer is not read out; what is said when it is over takes its place.
    const over = h("p", { class: "over muted", "aria-live": "polite" });
    const clock = new Clock(round.text, MINUTES * 60, () => {
      over.textContent = round.text.timeOver;
      clock.node.remove();
    });
    // A clock that stands still tells nothing, also when its reader comes back to it in an exam.
    const end = () => {
      clock.stop();
      clock.node.hidden = true;
    };
    const drawn = sheet(round, field, (verdict) => [
      ...drawPoints(round, verdict),
      drawAnswer(round),
    ]);
    const { accept = [] } = round.item;
    const more = beginnings(round, field);
    // The number of points is told as well, where there is one answer, and the task is silent on it.
    let number = isOneAnswer(round.item) ? round.text.points(accept.length) : "";
    return {
      ...drawn,
      nodes: [over, clock.node, ...drawn.nodes],
      hint() {
        const help = number || more();
        number = "";
        return help;
      },
      settle(verdict, response) {
        end();
        return drawn.settle(verdict, response);
      },
      leave: end,
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
 * Tells how the points begin that are not written down yet, each time by one letter more.
 *
 * @param {Round} round
 * @param {HTMLTextAreaElement} field
 */
function beginnings({ item, text }, field) {
  let told = 0;
  return () => {
    const absent = (item.accept ?? []).filter((term) => !field.value.includes(term));
    const terms = absent.map(lettersOf).filter(({ length }) => length > 1);
    if (!terms.some(({ length }) => length > told + 1)) return "";
    told += 1;
    const beginnings = terms.map((it) => it.slice(0, Math.min(told, it.length - 1)).join(""));
    return text.beginWith(beginnings, told);
  };
}

/**
 * The letters and digits of a term, each with the signs before it: a hint of a sign alone is none.
 * But the signs of `C++` and `C#` are read.
 *
 * @param {string} term
 */
function lettersOf(term) {
  return term.match(/[^\p{L}\p{N}]*[\p{L}\p{N}]\p{M}*|[+#]/gu) ?? [];
}

/**
 * @param {Round} round
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {(verdict: Verdict) => Node[]} explain what is shown below the field afterwards
 */
function sheet(round, field, explain) {
  const { study, text } = round;
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
  const composition = new Composition(field, () => {});
  const read = () => (field.value.trim() ? { text: field.value } : null);
  const ready = () => (composition.active ? null : read());
  const { form, submit, give } = drawForm(round, "typed", [field], ready, () => field);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== field) return;
    if (composition.owns(event)) event.preventDefault();
    else if (long && (event.ctrlKey || event.metaKey)) give();
  });
  const keys = long ? h("p", { class: "muted keys" }, text.sendKeys) : null;
  const details = h("div", { class: "details" });
  return {
    nodes: [form, keys].filter((node) => node !== null),
    read,
    details,
    /** @type {import("./item-types.js").Sheet["settle"]} */
    settle(verdict) {
      submit.hidden = field.readOnly = true;
      if (keys) keys.hidden = true;
      fill(details, explain(verdict));
      const word = text.verdicts[verdict.verdict];
      if (verdict.matched)
        return text.covered(word, verdict.matched.length, verdict.expected.length);
      return verdict.verdict === "right" ? word : text.corrected(word, verdict.expected);
    },
  };
}
