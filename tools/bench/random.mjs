// @ts-check
// Draws that come out the same in every run.

import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** @param {number} seed */
export function seeded(seed) {
  const generator = xoroshiro128plus(seed);
  /** From 0 and below `end`. @param {number} end @returns {number} */
  const below = (end) => uniformInt(generator, 0, end - 1);
  return {
    below,

    /**
     * @template T
     * @param {readonly T[]} things not empty
     */
    oneOf(things) {
      return /** @type {T} */ (things[below(things.length)]);
    },

    /**
     * A copy in another order (Fisher and Yates).
     *
     * @template T
     * @param {readonly T[]} things
     */
    shuffled(things) {
      const order = [...things];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [order[last], order[other]] = [
          /** @type {T} */ (order[other]),
          /** @type {T} */ (order[last]),
        ];
      }
      return order;
    },
  };
}

/** @typedef {ReturnType<typeof seeded>} Random */
