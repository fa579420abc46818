// @ts-check
// A paper to print, and its key, through the browser's own dialogue.
//
// It is laid out in a frame of its own: what a page prints is the page, and a widget cannot hide
// the rest of somebody else's.
import { h } from "../shared/dom.js";
import { forms } from "./items/item-types.js";
import { placeOf } from "./reference-answer.js";
import { sidesOf } from "./items/matching.js";
import { letter } from "./items/option.js";
import { contextOf, drawStem } from "./question.js";

/**
 * @typedef {import("../shared/context.js").Study} Study
 * @typedef {import("./items/item-types.js").Item} Item
 * @typedef {import("./strings.js").QuizStrings} QuizStrings
 */

/** Serif and black on white, whatever the widget looks like. */
const STYLES = `
  @page { margin: 18mm 16mm; }
  body { margin: 0; color: #000; background: #fff; font: 11pt/1.7 "Songti SC", SimSun, "Noto Serif CJK SC", serif; }
  h1 { margin: 0 0 0.25em; font-size: 16pt; line-height: 1.4; }
  h2 { margin: 0 0 0.75em; font-size: 13pt; }
  .about { display: flex; flex-wrap: wrap; gap: 0.25em 2em; margin: 0 0 1.5em; }
  ol { margin: 0; padding: 0 0 0 2em; }
  ol > li { margin: 0 0 1.25em; break-inside: avoid; }
  p { margin: 0 0 0.25em; }
  .ask, .context { color: #444; font-size: 9.5pt; }
  .options { margin: 0.25em 0 0; padding: 0; list-style: none; }
  .options li { margin: 0 0 0.25em; padding-inline-start: 1.75em; text-indent: -1.75em; }
  .lines { height: 1.9em; border-bottom: 1px solid #888; }
  .key { break-before: page; }
  .key li { margin-bottom: 0.5em; }
  .key p { white-space: pre-line; }
  .pair { display: grid; grid-template-columns: 4em 1fr; gap: 0 1em; }
  .blank { border-bottom: 1px solid #888; }
`;

/** Lines to write on, by kind. @type {Partial<Record<Item["type"], number>>} */
const LINES = { cloze: 1, "list-recall": 5, interview: 8, flashcard: 5 };

/**
 * @param {Study} study
 * @param {QuizStrings} text
 * @param {Item[]} items
 * @param {number} seed by which the same paper can be had again
 * @returns {boolean} whether the browser lets it be printed
 */
export function printPaper(study, text, items, seed) {
  const frame = h("iframe", { "aria-hidden": "true", tabindex: -1, title: text.paper });
  frame.style.cssText = "position:fixed;inset-block-start:0;inline-size:0;block-size:0;border:0";
  document.body.append(frame);
  const { contentDocument: page, contentWindow: view } = frame;
  if (!page || !view) return (frame.remove(), false); // in a sandboxed frame
  const { CSSStyleSheet: Sheet } = /** @type {Window & typeof globalThis} */ (view);
  const sheet = new Sheet();
  sheet.replaceSync(STYLES);
  page.adoptedStyleSheets = [sheet];
  page.title = `${study.info.title} ${seed}`;
  page.documentElement.lang = study.language;
  page.body.append(...drawPaper(study, text, items, seed));
  view.addEventListener("afterprint", () => frame.remove());
  view.focus();
  view.print();
  return true;
}

/**
 * @param {Study} study
 * @param {QuizStrings} text
 * @param {Item[]} items
 * @param {number} seed
 */
function drawPaper(study, text, items, seed) {
  const { lang } = study.text;
  const about = [text.name, text.date, text.count(items.length), text.paperSeed(seed)];
  return [
    h("h1", {}, study.info.title),
    h("div", { class: "about", lang }, ...about.map((part) => h("span", {}, part))),
    h(
      "ol",
      {},
      items.map((item) => h("li", {}, drawItem(study, text, item))),
    ),
    h(
      "section",
      { class: "key" },
      h("h2", { lang }, text.key),
      h(
        "ol",
        {},
        items.map((item) => h("li", {}, drawKey(study, text, item))),
      ),
    ),
  ];
}

/**
 * @param {Study} study
 * @param {QuizStrings} text
 * @param {Item} item
 */
function drawItem(study, text, item) {
  const { options = [] } = item;
  const { keys, explanations } = sidesOf(item, study.language);
  const context = contextOf(study, item);
  return [
    h("p", { class: "ask", lang: study.text.lang }, forms[item.type].ask(text, item)),
    context && h("p", { class: "context" }, context),
    h("p", {}, ...drawStem(item.stem)),
    options.length > 0 &&
      h(
        "ul",
        { class: "options" },
        ...options.map((it, i) => h("li", {}, `${letter(i)}. ${it.text}`)),
      ),
    keys.length > 0 && h("p", {}, keys.map(({ left }, i) => `${letter(i)}. ${left}`).join("　")),
    ...explanations.map(({ right }, i) =>
      h("div", { class: "pair" }, h("span", { class: "blank" }), `${i + 1}. ${right}`),
    ),
    ...Array.from({ length: LINES[item.type] ?? 0 }, () => h("div", { class: "lines" })),
  ].filter((node) => typeof node === "object");
}

/**
 * @param {Study} study
 * @param {QuizStrings} text
 * @param {Item} item
 */
function drawKey(study, text, item) {
  const { accept, feedback, options = [] } = item;
  const right = options.flatMap((option, i) =>
    option.correct ? [`${letter(i)}. ${option.text}`] : [],
  );
  const { keys, explanations } = sidesOf(item, study.language);
  const put = explanations.map(({ index, left }, i) => {
    const at = keys.findIndex((key) => key.index === index);
    return `${i + 1} ${letter(at)}. ${left}`;
  });
  const answer = accept ?? (right.length ? right : put.length ? put : [feedback.text]);
  const title = study.heads.get(feedback.entry)?.title ?? "";
  return [
    h("p", {}, answer.join(text.separator)),
    h("p", { class: "context" }, `${placeOf(study, feedback.entry)} · ${title}`),
  ];
}
