// @ts-check
// What a quiz costs as notes grow: making ready, a sitting, and the whole bank.

import { deckOf } from "./site.mjs";

/** Entries of the decks; the first is the one that is compiled into the module. */
const SIZES = [150, 1_500, 15_000];
const LOG = 10_000;
const LONG_SITTING = 1_000;

/** @typedef {import("../../www/pkg/study_widget.js").Deck} Deck */
/** @typedef {typeof import("../../www/pkg/study_widget.js").Deck} DeckClass */

/** @param {DeckClass} Deck of the module that is measured */
export async function reportBanks(Deck) {
  for (const size of SIZES) {
    const deck = size === SIZES[0] ? Deck.bundled() : Deck.fromBytes(await deckOf(size));
    console.log(`quiz of ${size} entries: ${measure(deck).join(", ")}`);
    deck.free();
  }
}

/** @param {Deck} deck that nothing was asked of before */
function measure(deck) {
  let longest = 0;
  const ready = timed(() => {
    let share = 0;
    while (share < 1) {
      const step = timed(() => {
        share = deck.prepare(1);
      });
      longest = Math.max(longest, step.ms);
    }
  });
  const first = timed(() => deck.session());
  const bank = timed(() => deck.items());
  const log = Array.from({ length: LOG }, (_, at) => ({
    itemId: bank.result[at % bank.result.length]?.id ?? "",
    score: 1,
  }));
  const long = timed(() => deck.session({ limit: LONG_SITTING, log }));
  return [
    `made ready in ${ready.ms.toFixed(0)} ms (longest step ${longest.toFixed(1)} ms)`,
    `the first ten items ${first.ms.toFixed(1)} ms`,
    `a sitting of ${long.result.length} after ${LOG} answers ${long.ms.toFixed(0)} ms`,
    `all ${bank.result.length} items ${bank.ms.toFixed(0)} ms`,
  ];
}

/**
 * @template T
 * @param {() => T} action
 */
function timed(action) {
  const start = performance.now();
  const result = action();
  return { result, ms: performance.now() - start };
}
