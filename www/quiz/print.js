// @ts-check
// Items to print, and their key, through the browser's own dialogue.
//
// It is laid out in a frame of its own: what a page prints is the page, and a widget cannot hide
// the rest of somebody else's.
import { h } from "../shared/dom.js";
import { itemForms } from "./items/item-forms.js";
import { sidesOf } from "./items/matching.js";
import { optionText } from "./items/option-text.js";
import { letterOf } from "./items/option.js";
import { locationOf } from "./reference-answer.js";
import { renderStem, stemSource } from "./stem.js";

/**
 * @typedef {import("../shared/context.js").Context} Context
 * @typedef {import("./items/types.d.ts").Item} Item
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
  .instruction, .source { color: #444; font-size: 9.5pt; }
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
 * @param {Context} context
 * @param {QuizStrings} strings
 * @param {Item[]} items
 * @param {number} seed by which the same items can be had again
 * @returns {boolean} whether the browser lets it be printed
 */
export function printItems(context, strings, items, seed) {
  const frame = h("iframe", { "aria-hidden": "true", tabindex: -1, title: strings.printTitle });
  frame.style.cssText = "position:fixed;inset-block-start:0;inline-size:0;block-size:0;border:0";
  document.body.append(frame);
  const { contentDocument: page, contentWindow: view } = frame;
  if (!page || !view) return (frame.remove(), false); // in a sandboxed frame
  const { CSSStyleSheet: Sheet } = /** @type {Window & typeof globalThis} */ (view);
  const sheet = new Sheet();
  sheet.replaceSync(STYLES);
  page.adoptedStyleSheets = [sheet];
  page.title = `${context.info.title} ${seed}`;
  page.documentElement.lang = context.language;
  page.body.append(...renderPage(context, strings, items, seed));
  view.addEventListener("afterprint", () => frame.remove());
  view.focus();
  view.print();
  return true;
}

/**
 * @param {Context} context
 * @param {QuizStrings} strings
 * @param {Item[]} items
 * @param {number} seed
 */
function renderPage(context, strings, items, seed) {
  const { lang } = context.strings;
  const about = [strings.name, strings.date, strings.count(items.length), strings.printSeed(seed)];
  return [
    h("h1", {}, context.info.title),
    h("div", { class: "about", lang }, ...about.map((part) => h("span", {}, part))),
    h(
      "ol",
      {},
      items.map((item) => h("li", {}, renderItem(context, strings, item))),
    ),
    h(
      "section",
      { class: "key" },
      h("h2", { lang }, strings.answerKey),
      h(
        "ol",
        {},
        items.map((item) => h("li", {}, renderKey(context, strings, item))),
      ),
    ),
  ];
}

/**
 * @param {Context} context
 * @param {QuizStrings} strings
 * @param {Item} item
 */
function renderItem(context, strings, item) {
  const { keys, explanations } = sidesOf(item, context.language);
  const options = optionLines(context, strings, item);
  const source = stemSource(context, item);
  return [
    h(
      "p",
      { class: "instruction", lang: context.strings.lang },
      itemForms[item.type].instruction(strings, item),
    ),
    source && h("p", { class: "source" }, source),
    h("p", {}, ...renderStem(item.stem)),
    options.length > 0 &&
      h(
        "ul",
        { class: "options" },
        options.map((line) => h("li", {}, line)),
      ),
    keys.length > 0 && h("p", {}, keys.map(({ left }, i) => `${letterOf(i)}. ${left}`).join("　")),
    ...explanations.map(({ right }, i) =>
      h("div", { class: "pair" }, h("span", { class: "blank" }), `${i + 1}. ${right}`),
    ),
    ...Array.from({ length: LINES[item.type] ?? 0 }, () => h("div", { class: "lines" })),
  ].filter((node) => typeof node === "object");
}

/**
 * @param {Context} context
 * @param {QuizStrings} strings
 * @param {Item} item
 */
function renderKey(context, strings, item) {
  const { accept, feedback, options } = item;
  const lines = optionLines(context, strings, item);
  const right = lines.filter((_, i) => options?.[i]?.correct);
  const { keys, explanations } = sidesOf(item, context.language);
  const put = explanations.map(({ index, left }, i) => {
    const at = keys.findIndex((key) => key.index === index);
    return `${i + 1} ${letterOf(at)}. ${left}`;
  });
  const answer = accept ?? (right.length ? right : put.length ? put : [feedback.text]);
  const title = context.entries.get(feedback.entry)?.title ?? "";
  return [
    h("p", {}, answer.join(strings.separator)),
    h("p", { class: "source" }, `${locationOf(context, feedback.entry)} · ${title}`),
  ];
}

/**
 * The options with their letters.
 *
 * @param {Context} context
 * @param {QuizStrings} strings
 * @param {Item} item
 */
function optionLines(context, strings, item) {
  const { options = [] } = item;
  return options.map((_, i) => {
    const { text } = optionText({ context, item, strings }, i);
    return `${letterOf(i)}. ${text}`;
  });
}
