// @ts-check
/**
 * The number of an option that a key stands for: `1` to `9`, or `a` to `g`.
 *
 * @param {KeyboardEvent} event
 * @returns {number} 0 where the key has another meaning
 */
export function digitOf({ altKey, ctrlKey, isComposing, key, metaKey, repeat, target }) {
  if (ctrlKey || altKey || metaKey || isComposing || repeat) return 0;
  const isField = target instanceof HTMLInputElement && target.type === "text";
  if (isField || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) {
    return 0;
  }
  const letter = key.toLowerCase(); // CapsLock may be on
  if (letter.length !== 1) return 0;
  return /[1-9]/.test(letter) ? Number(letter) : "abcdefg".indexOf(letter) + 1;
}
