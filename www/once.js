// @ts-check
/**
 * Makes something the first time it is asked for and gives the same to all who ask later. A failure
 * is not kept: the next one to ask tries again.
 *
 * @template T
 * @param {() => Promise<T>} make
 * @returns {() => Promise<T>}
 */
export function once(make) {
  /** @type {Promise<T> | undefined} */
  let made;
  return () =>
    (made ??= make().catch((error) => {
      made = undefined;
      throw error;
    }));
}
