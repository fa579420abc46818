// @ts-check
// Text as the terms of an index.

const RUN = /\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu;
const HAN = /^\p{Script=Han}/u;

/** Runs of Chinese characters, of other letters and of digits. @param {string} text */
export function runs(text) {
  return text.match(RUN) ?? [];
}

/** @param {string} run */
export function isHan(run) {
  return HAN.test(run);
}

/** Each Chinese character by itself, other words whole. @param {string} text */
export function characters(text) {
  return runs(text).flatMap((run) => (isHan(run) ? Array.from(run) : run));
}

/** Chinese characters by themselves and in pairs, other words whole. @param {string} text */
export function bigrams(text) {
  return runs(text).flatMap((run) => (isHan(run) ? singlesAndPairs(Array.from(run)) : run));
}

/** @param {string[]} characters */
function singlesAndPairs(characters) {
  const pairs = characters.slice(1).map((second, index) => `${characters[index]}${second}`);
  return [...characters, ...pairs];
}
