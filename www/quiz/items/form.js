// @ts-check
// A form that is given by its button, by Enter, or by whoever calls `give`.
import { h } from "../../shared/dom.js";

/**
 * @param {import("./item-types.js").Round} round
 * @param {string} name of its class
 * @param {Node[]} nodes
 * @param {() => import("./item-types.js").Response | null} read
 * @param {() => HTMLElement | undefined} first gets the focus where there is nothing to give
 */
export function drawForm({ answer, text }, name, nodes, read, first) {
  const submit = h("button", { type: "submit", part: "button", class: "main" }, text.answer);
  const form = h("form", { class: name }, ...nodes, submit);
  const give = () => {
    const response = read();
    if (response) answer(response);
    else first()?.focus();
  };
  // The second half of a double click on what stood here before is no answer.
  let pressed = false;
  form.addEventListener("mousedown", ({ detail }) => (pressed ||= detail < 2));
  form.addEventListener("click", (event) => {
    if (event.detail < 2 || pressed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    give();
  });
  return { form, submit, give };
}
