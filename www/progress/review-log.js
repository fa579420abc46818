// @ts-check
// The log of answers: what is added to it, and its sums. Nothing in it is ever changed: what a reader
// thinks better of is another record.
import { send } from "../shared/events.js";

/**
 * @typedef {import("../shared/context.js").Answer} Answer
 * @typedef {import("../shared/context.js").Note} Note
 * @typedef {import("../shared/context.js").Study} Study
 */

/**
 * `wrong` are the questions that were missed when they were last asked, each by its first entry
 * there. A question that stands in two documents counts in both.
 *
 * @typedef {{ id: string, answered: number, right: number, wrong: string[] }} Tally
 */

/**
 * @param {Study} study
 * @param {Omit<Answer, "at">} answer
 */
export function record({ host, log }, answer) {
  log.push({ ...answer, at: Date.now() });
  const { itemId, verdict, score } = answer;
  send(host, "study-answer", { itemId, verdict, score });
  send(host, "study-progress", reckon(log));
}

/**
 * Lets the reader have the last word on the last answer to an item.
 *
 * @param {Study} study
 * @param {string} itemId
 * @param {"right" | "wrong" | null} verdict `null` takes it back
 */
export function overrule({ host, log }, itemId, verdict) {
  log.push({ itemId, overrule: verdict, at: Date.now() });
  const counted = answersOf(log).findLast((answer) => answer.itemId === itemId);
  if (counted) {
    const { verdict: word, score } = counted;
    send(host, "study-answer", { itemId, verdict: word, score, overruled: verdict !== null });
  }
  send(host, "study-progress", reckon(log));
}

/**
 * Puts a mark on an item, or takes it off.
 *
 * @param {Study} study
 * @param {string} itemId
 * @param {boolean} flagged
 */
export function flag({ log }, itemId, flagged) {
  log.push({ itemId, flag: flagged, at: Date.now() });
}

/**
 * @param {Note[]} log
 * @param {string} itemId
 */
export function isFlagged(log, itemId) {
  const last = log.findLast((note) => note.itemId === itemId && "flag" in note);
  return last !== undefined && "flag" in last && last.flag;
}

/**
 * The entries whose items have a mark, each once.
 *
 * @param {Note[]} log
 */
export function flagged(log) {
  const ids = new Set(log.map(({ itemId }) => itemId).filter((id) => isFlagged(log, id)));
  // An id is its kind, the entry that names the question, and what is asked of it.
  return [...new Set([...ids].map((id) => id.split("/").slice(1, 3).join("/")))];
}

/**
 * The answers as they count, oldest first.
 *
 * @param {Note[]} log
 */
export function answersOf(log) {
  /** @type {Answer[]} */
  const answers = [];
  /** What each was before it was overruled. @type {Map<string, Answer>} */
  const graded = new Map();
  for (const note of log) {
    if ("verdict" in note) {
      answers.push(note);
      graded.set(note.itemId, note);
    } else if ("overrule" in note) {
      const at = answers.findLastIndex(({ itemId }) => itemId === note.itemId);
      const answer = graded.get(note.itemId);
      if (at < 0 || !answer) continue;
      const { overrule: verdict } = note;
      answers[at] = verdict ? { ...answer, verdict, score: verdict === "right" ? 1 : 0 } : answer;
    }
  }
  return answers;
}

/**
 * @param {Note[]} log
 * @returns {{ answered: number, right: number, documents: Tally[] }} documents in the order in which
 *   they were practised
 */
export function reckon(log) {
  const counted = answersOf(log);
  const last = new Map(counted.map((answer) => [answer.itemId, answer]));
  const missed = [...last.values()].filter((answer) => !isRight(answer));
  const ids = new Set(counted.flatMap(({ entries }) => entries.map(documentOf)));
  const documents = [...ids].map((id) => {
    /** @param {Answer} answer */
    const here = ({ entries }) => entries.find((entry) => documentOf(entry) === id) ?? "";
    const answers = counted.filter(here);
    const wrong = [...new Set(missed.map(here))].filter(Boolean);
    return { id, answered: answers.length, right: answers.filter(isRight).length, wrong };
  });
  return { answered: counted.length, right: counted.filter(isRight).length, documents };
}

/** @param {{ verdict: string }} answer */
function isRight({ verdict }) {
  return verdict === "right";
}

/** @param {string} entry */
function documentOf(entry) {
  return entry.slice(0, entry.lastIndexOf("/"));
}
