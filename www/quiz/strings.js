// @ts-check
// What the quiz says; apart from the other strings, because it is fetched with the quiz only.
import { chinese } from "./strings/chinese.js";
import { english } from "./strings/english.js";

/** @typedef {typeof chinese} QuizStrings */

/** @param {string} language of the interface */
export function quizStringsFor(language) {
  return language.startsWith("zh") ? chinese : english;
}
