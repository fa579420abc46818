// @ts-check
// Waiting for what has no event, with a sentence instead of a bare timeout.

/** For a machine that does other things as well. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 50;

/**
 * Calls `probe` until it gives something truthy, and returns that.
 *
 * @template T
 * @param {() => T | Promise<T>} probe
 * @param {string} what the sentence for the error: "never happened: <what>"
 * @param {number} [patience_ms]
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(probe, what, patience_ms = PATIENCE_MS) {
  const end_ms = Date.now() + patience_ms;
  for (;;) {
    const result = await probe();
    if (result) return result;
    if (Date.now() > end_ms) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
