// @ts-check
// Guards a page's life while a large deck is made ready for its quiz.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../../tools/paths.mjs";

// By its address: what a page is made of is typed for pages, not for Node.
const { prepare } = await import(pathToFileURL(join(root, "www/quiz/prepare.js")).href);

/** Milliseconds that a step of this deck takes, and how many there are. */
const STEP_MS = 2;
const STEPS = 100;
/** What nobody notices. */
const UNNOTICED_MS = 50;

/** Time passes only while the deck is busy, so that a busy machine changes nothing. */
let now = 0;
performance.now = () => now;

function slowDeck() {
  let done = 0;
  return {
    calls: 0,
    /** @param {number} steps */
    prepare(steps) {
      this.calls += 1;
      now += steps * STEP_MS;
      done += steps;
      return Math.min(done / STEPS, 1);
    },
  };
}

/** @param {ReturnType<typeof slowDeck>} deck */
function contextOf(deck) {
  const context = { deck, fullDeck: deck, host: { isConnected: true } };
  return { context, asContext: context };
}

test("a page does other things while a deck is made ready, and is told how much is done", async () => {
  const { asContext } = contextOf(slowDeck());
  const start = now;
  const turns = [start];
  /** @type {number[]} */
  const shares = [];
  const report = (/** @type {number} */ share) => {
    shares.push(share);
    setTimeout(() => turns.push(now)); // what else a page has to do
  };
  assert.equal(await prepare(asContext, report), true);
  assert.equal(now - start, STEP_MS * STEPS);
  turns.push(now);
  assert.ok(shares.length >= 3, `${shares}`);
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => a - b),
  );
  const waits = turns.map((at, index) => at - (turns[index - 1] ?? start));
  assert.equal(turns.length, shares.length + 2);
  assert.ok(Math.max(...waits) < UNNOTICED_MS, `${waits}`);
});

test("a deck that is ready costs no turn", async () => {
  const deck = slowDeck();
  deck.prepare = () => 1;
  assert.equal(
    await prepare(contextOf(deck).asContext, () => assert.fail("nothing to wait for")),
    true,
  );
});

test("a deck that was given back is not asked again", async () => {
  const gone = [
    (/** @type {ReturnType<typeof contextOf>["context"]} */ context) => (context.deck = slowDeck()),
    (/** @type {ReturnType<typeof contextOf>["context"]} */ context) =>
      (context.host.isConnected = false),
  ];
  for (const go of gone) {
    const deck = slowDeck();
    const { context, asContext } = contextOf(deck);
    let calls = 0;
    const ready = prepare(asContext, () => {
      go(context);
      calls = deck.calls;
    });
    assert.equal(await ready, false);
    assert.equal(deck.calls, calls);
  }
});
