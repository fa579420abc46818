// @ts-check
// The log of answers: what is added to it, and its sums.
import { send } from "./events.js";

/** @typedef {import("./study.js").Answer} Answer */

/**
 * `wrong` are the questions that were missed when they were last asked, each by its first entry
 * there. A question that stands in two documents counts in both.
 *
 * @typedef {{ id: string, answered: number, right: number, wrong: string[] }} Tally
 */

/**
 * @param {import("./study.js").Study} study
 * @param {Omit<Answer, "at">} answer
 */
export function record({ host, log }, answer) {
  log.push({ ...answer, at: Date.now() });
  const { itemId, verdict, score } = answer;
  send(host, "study-answer", { itemId, verdict, score });
  send(host, "study-progress", reckon(log));
}

/**
 * @param {Answer[]} log
 * @returns {{ answered: number, right: number, documents: Tally[] }} documents in the order in which
 *   they were practised
 */
export function reckon(log) {
  const last = new Map(log.map((answer) => [answer.itemId, answer]));
  const missed = [...last.values()].filter((answer) => !isRight(answer));
  const ids = new Set(log.flatMap(({ entries }) => entries.map(documentOf)));
  const documents = [...ids].map((id) => {
    /** @param {Answer} answer */
    const here = ({ entries }) => entries.find((entry) => documentOf(entry) === id) ?? "";
    const answers = log.filter(here);
    const wrong = [...new Set(missed.map(here))].filter(Boolean);
    return { id, answered: answers.length, right: answers.filter(isRight).length, wrong };
  });
  return { answered: log.length, right: log.filter(isRight).length, documents };
}

/** @param {{ verdict: string }} answer */
function isRight({ verdict }) {
  return verdict === "right";
}

/** @param {string} entry */
function documentOf(entry) {
  return entry.slice(0, entry.lastIndexOf("/"));
}
