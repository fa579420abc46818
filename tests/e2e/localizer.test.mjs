// @ts-check
// Guards the exchange of strings: it knows them by what they say, so what says the same in one language
// must say the same in the other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { quizStringsFor } from "../../www/quiz/strings.js";
import { stringsFor } from "../../www/shared/language/strings.js";
import { viewStringsFor } from "../../www/shared/language/view-strings.js";
import { Localizer } from "../../www/shared/language/localizer.js";

const TABLES = [stringsFor, viewStringsFor, quizStringsFor];

/** What a widget never says on its own screen, but on paper or between other words. */
const ON_PAPER = /^(count|printTitle|answerKey|name|date|printSeed|separator)$/;

/**
 * Every string of a table with its way there; functions are asked about a few numbers.
 *
 * @param {any} value
 * @param {string} path
 * @returns {[string, string][]}
 */
function strings(value, path = "") {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") {
    const made = [1, 2, 20].map((n) => {
      try {
        return value(n, n, n);
      } catch {
        return []; // it asks for a list
      }
    });
    return made.flatMap((it, i) => strings(it, `${path}(${i})`));
  }
  return Object.entries(value)
    .filter(([key]) => !ON_PAPER.test(key))
    .flatMap(([key, inner]) => strings(inner, `${path}.${key}`));
}

for (const [from, to] of [
  ["zh", "en"],
  ["en", "zh"],
]) {
  test(`words alike in ${from} are alike in ${to}`, () => {
    const seen = new Map();
    for (const table of TABLES) {
      const others = new Map(strings(table(to ?? "")));
      for (const [path, text] of strings(table(from ?? ""))) {
        const other = others.get(path);
        assert.equal(seen.get(text) ?? other, other, `“${text}” (${path})`);
        seen.set(text, other);
      }
    }
  });
}

for (const [from, to] of [
  ["zh", "en"],
  ["en", "zh"],
]) {
  test(`words of ${from} are the same after a while in ${to}`, () => {
    for (const table of TABLES) {
      const localizer = new Localizer();
      localizer.language = from ?? "";
      // What is exchanged is found without the space around it.
      const text = localizer.strings(/** @type {(language: string) => any} */ (table));
      const said = Object.keys(table(""))
        .filter((key) => !ON_PAPER.test(key))
        .flatMap((key) => strings(text[key]))
        .map(([, text]) => text.trim())
        .filter(Boolean);
      localizer.language = to ?? "";
      const others = said.map((text) => localizer.translate(text).trim());
      localizer.language = from ?? "";
      assert.deepEqual(
        others.map((text) => localizer.translate(text).trim()),
        said,
      );
    }
  });
}

test("words follow the language, with what they were made of", () => {
  const localizer = new Localizer();
  localizer.language = "zh-CN";
  const text = localizer.strings(stringsFor);
  const quiz = localizer.strings(quizStringsFor, localizer.translate);
  const verdict = quiz.corrected(quiz.verdicts.close, ["Müller", "💛"]);
  const said = [text.views.search, text.found(2), text.nothing("查找"), verdict, quiz.ratings[2]];
  localizer.language = "en";
  assert.deepEqual(said.map(localizer.translate), [
    "Search",
    "2 results",
    "Nothing found for “查找”.",
    "Close. Right answer: Müller, 💛",
    "Good",
  ]);
  assert.equal(text.retry, "Try again");
  localizer.language = "zh";
  assert.equal(localizer.translate("2 results"), "2 条结果");
  assert.equal(localizer.translate("ＬｏＲＡ"), "ＬｏＲＡ");
});
