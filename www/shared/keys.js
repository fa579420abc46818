// @ts-check
/**
 * Whether keys are pressed together, which the browser has uses for: Shift and End select text, Alt
 * and an arrow lead back.
 *
 * @param {KeyboardEvent | MouseEvent} event
 */
export function hasModifier({ altKey, ctrlKey, metaKey, shiftKey }) {
  return altKey || ctrlKey || metaKey || shiftKey;
}
