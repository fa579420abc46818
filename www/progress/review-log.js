// @ts-check
// The review log: what is added to it, and its sums. Nothing in it is ever changed: what a reader
// thinks better of is another record.
import { dispatch } from "../shared/events.js";

/**
 * @typedef {import("../shared/context.js").Context} Context
 * @typedef {import("../shared/types.d.ts").LogRecord} LogRecord
 * @typedef {import("../shared/types.d.ts").Overrule} Overrule
 * @typedef {import("../shared/types.d.ts").Review} Review
 */

/**
 * `wrong` are the questions that were missed when they were last asked, each by its first entry
 * there. A question that stands in two documents counts in both.
 *
 * @typedef {{ id: string, answered: number, right: number, wrong: string[] }} DocumentProgress
 */
/**
 * Documents in the order in which they were practised.
 *
 * @typedef {{ answered: number, right: number, documents: DocumentProgress[] }} Progress
 */

/**
 * @param {Context} context
 * @param {Omit<Review, "at">} review
 */
export function addReview({ host, log }, review) {
  log.push({ ...review, at: Date.now() });
  const { itemId, verdict, score } = review;
  dispatch(host, "study-answer", { itemId, verdict, score });
  dispatch(host, "study-progress", progress(log));
}

/**
 * Lets the reader have the last word on the last answer to an item.
 *
 * @param {Context} context
 * @param {string} itemId
 * @param {Overrule["overrule"]} overrule `null` takes it back
 */
export function addOverrule({ host, log }, itemId, overrule) {
  log.push({ itemId, overrule, at: Date.now() });
  const review = reviews(log).findLast((review) => review.itemId === itemId);
  if (review) {
    const { verdict, score } = review;
    dispatch(host, "study-answer", { itemId, verdict, score, overruled: overrule !== null });
  }
  dispatch(host, "study-progress", progress(log));
}

/**
 * Puts a flag on an item, or takes it off.
 *
 * @param {Context} context
 * @param {string} itemId
 * @param {boolean} flag
 */
export function addFlag({ log }, itemId, flag) {
  log.push({ itemId, flag, at: Date.now() });
}

/**
 * @param {LogRecord[]} log
 * @param {string} itemId
 */
export function isFlagged(log, itemId) {
  const last = log.findLast((record) => record.itemId === itemId && "flag" in record);
  return last !== undefined && "flag" in last && last.flag;
}

/**
 * The entries whose items have a flag, each once.
 *
 * @param {LogRecord[]} log
 */
export function flaggedEntries(log) {
  const ids = new Set(log.map(({ itemId }) => itemId).filter((id) => isFlagged(log, id)));
  // An id is its kind, the entry that names the question, and what is asked of it.
  return [...new Set([...ids].map((id) => id.split("/").slice(1, 3).join("/")))];
}

/**
 * The reviews as they count after all overrules, oldest first.
 *
 * @param {LogRecord[]} log
 */
export function reviews(log) {
  /** @type {Review[]} */
  const reviews = [];
  /** The last of each item as it was graded. @type {Map<string, Review>} */
  const graded = new Map();
  for (const record of log) {
    if ("verdict" in record) {
      reviews.push(record);
      graded.set(record.itemId, record);
    } else if ("overrule" in record) {
      const index = reviews.findLastIndex(({ itemId }) => itemId === record.itemId);
      const review = graded.get(record.itemId);
      if (index < 0 || !review) continue;
      const { overrule: verdict } = record;
      reviews[index] = verdict
        ? { ...review, verdict, score: verdict === "right" ? 1 : 0 }
        : review;
    }
  }
  return reviews;
}

/**
 * @param {LogRecord[]} log
 * @returns {Progress}
 */
export function progress(log) {
  const counted = reviews(log);
  const last = new Map(counted.map((review) => [review.itemId, review]));
  const missed = [...last.values()].filter((review) => !isRight(review));
  const ids = new Set(counted.flatMap(({ entries }) => entries.map(documentOf)));
  const documents = [...ids].map((id) => {
    /** @param {Review} review */
    const here = ({ entries }) => entries.find((entry) => documentOf(entry) === id) ?? "";
    const own = counted.filter(here);
    const wrong = [...new Set(missed.map(here))].filter(Boolean);
    return { id, answered: own.length, right: own.filter(isRight).length, wrong };
  });
  return { answered: counted.length, right: counted.filter(isRight).length, documents };
}

/** @param {{ verdict: string }} review */
function isRight({ verdict }) {
  return verdict === "right";
}

/** @param {string} entry */
function documentOf(entry) {
  return entry.slice(0, entry.lastIndexOf("/"));
}
