// @ts-check
/**
 * Calls `onChoice` when a radio button was clicked by a pointer, which means it. The arrow keys
 * "click" too, but only look around.
 *
 * @param {HTMLElement} node around the radio buttons
 * @param {() => void} onChoice
 */
export function onPointerChoice(node, onChoice) {
  let pointed = false;
  node.addEventListener("pointerdown", () => (pointed = true));
  node.addEventListener("keydown", () => (pointed = false));
  node.addEventListener("click", ({ target }) => {
    if (pointed && target instanceof HTMLInputElement) onChoice();
  });
}
