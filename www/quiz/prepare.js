// @ts-check
// What has to be known of a deck before there can be a quiz: done between other things, because in
// a large deck it takes seconds.

/** What a page can be busy without anybody noticing. */
const SLICE_MS = 30;
/** A step takes about a millisecond, and reading the time nothing. */
const STEPS = 4;

/**
 * @param {import("../shared/context.js").Context} context with its full deck
 * @param {(share: number) => void} report told how much is done, from 0 to 1, while more is to be
 * @returns {Promise<boolean>} whether the deck is ready; not if it was given back meanwhile
 */
export async function prepare(context, report) {
  const deck = context.fullDeck;
  for (;;) {
    const share = work(deck);
    if (share >= 1) return true;
    report(share);
    await new Promise((resolve) => setTimeout(resolve));
    if (context.deck !== deck || !context.host.isConnected) return false;
  }
}

/** @param {import("../shared/types.d.ts").FullDeck} deck */
function work(deck) {
  const end = performance.now() + SLICE_MS;
  let share = 0;
  while (share < 1 && performance.now() < end) share = deck.prepare(STEPS);
  return share;
}
