// @ts-check
// The review log: what is added to it. Nothing in it is ever changed: what a reader thinks better of
// is another record. What it comes to, the core says.
import { dispatch } from "../shared/events.js";

/**
 * @typedef {import("../shared/context.js").Context} Context
 * @typedef {import("../pkg/types.d.ts").Overrule} Overrule
 * @typedef {import("../pkg/types.d.ts").Progress} Progress
 * @typedef {import("../pkg/types.d.ts").Review} Review
 */

/**
 * @param {Context} context
 * @param {Omit<Review, "at">} review
 */
export function addReview(context, review) {
  const { itemId, verdict, score } = review;
  context.log.push({ ...review, at: Date.now() });
  dispatch(context.host, "study-answer", { itemId, verdict, score });
  dispatchProgress(context);
}

/**
 * Lets the reader have the last word on the last answer to an item.
 *
 * @param {Context} context
 * @param {string} itemId
 * @param {Overrule["overrule"]} overrule `null` takes it back
 */
export function addOverrule(context, itemId, overrule) {
  context.log.push({ itemId, overrule, at: Date.now() });
  const reviews = context.attempt(() => context.fullDeck.reviews(context.log));
  const review = reviews?.findLast((review) => review.itemId === itemId);
  if (review) {
    const { verdict, score } = review;
    const overruled = overrule !== null;
    dispatch(context.host, "study-answer", { itemId, verdict, score, overruled });
  }
  dispatchProgress(context);
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
 * @param {Context} context
 * @param {string} itemId
 */
export function isFlagged(context, itemId) {
  return context.attempt(() => context.fullDeck.isFlagged(context.log, itemId)) ?? false;
}

/**
 * What the log comes to; without any record no quiz was opened, and there may be no full deck to ask.
 *
 * @param {Context} context
 * @returns {{ progress: Progress, flagged: string[] }}
 */
export function summarize(context) {
  const { log, fullDeck } = context;
  const empty = { progress: { answered: 0, right: 0, documents: [] }, flagged: [] };
  if (log.length === 0) return empty;
  const summary = context.attempt(() => ({
    progress: fullDeck.progress(log),
    flagged: fullDeck.flagged(log),
  }));
  return summary ?? empty;
}

/** @param {Context} context */
function dispatchProgress(context) {
  const progress = context.attempt(() => context.fullDeck.progress(context.log));
  if (progress) dispatch(context.host, "study-progress", progress);
}
