// @ts-check
/**
 * Makes something the first time it is asked for and gives the same to all who ask later. A failure
 * is not kept: the next one to ask tries again.
 *
 * @template T
 * @param {(failed: number) => Promise<T>} make is told how many attempts have failed before
 * @returns {() => Promise<T>}
 */
export function memoize(make) {
  /** @type {Promise<T> | undefined} */
  let made;
  let failed = 0;
  return () =>
    (made ??= make(failed).catch((error) => {
      made = undefined;
      failed += 1;
      throw error;
    }));
}
