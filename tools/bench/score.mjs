// @ts-check
// How good a ranking is: nDCG@10 over graded labels (Järvelin and Kekäläinen 2002).

/** Results beyond this rank count for nothing. */
export const CUT = 10;

/**
 * nDCG@10 with gains of 2^grade − 1 and discounts of log2(rank + 1).
 *
 * Entries of one group are one: the copies of it behind the first are dropped from the ranking,
 * after the cut, since they took the place of something else.
 *
 * @param {Map<string, number>} relevant grade of each entry that has one; not empty
 * @param {string[]} ranking ids, best first
 * @param {(id: string) => string} groupOf
 */
export function ndcg(relevant, ranking, groupOf) {
  /** @type {Map<string, number>} */
  const grades = new Map();
  for (const [id, grade] of relevant) {
    grades.set(groupOf(id), Math.max(grade, grades.get(groupOf(id)) ?? 0));
  }
  const groups = new Set(ranking.slice(0, CUT).map(groupOf));
  const ideal = [...grades.values()].sort((a, b) => b - a).slice(0, CUT);
  return gain([...groups].map((group) => grades.get(group) ?? 0)) / gain(ideal);
}

/** @param {number[]} grades in order of rank */
function gain(grades) {
  return grades.reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
}
