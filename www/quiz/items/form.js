// @ts-check
// A form that is submitted by its button, by Enter, or by whoever calls `submit`.
import { h } from "../../shared/dom.js";

/**
 * @param {import("./types.d.ts").ItemProps} props
 * @param {object} form
 * @param {string} form.name of its class
 * @param {Node[]} form.nodes
 * @param {() => import("./types.d.ts").Response | null} form.read
 * @param {() => HTMLElement | undefined} form.first gets the focus where there is nothing to submit
 */
export function renderForm({ submit: onSubmit, strings }, { name, nodes, read, first }) {
  const button = h("button", { type: "submit", part: "button", class: "main" }, strings.answer);
  const form = h("form", { class: name }, ...nodes, button);
  const submit = () => {
    const response = read();
    if (response) onSubmit(response);
    else first()?.focus();
  };
  ignoreDoubleClick(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  return { form, button, submit };
}

/**
 * The second half of a double click on what stood here before is no answer.
 *
 * @param {HTMLElement} form
 */
function ignoreDoubleClick(form) {
  let pressed = false;
  form.addEventListener("mousedown", ({ detail }) => (pressed ||= detail < 2));
  form.addEventListener("click", (event) => {
    if (event.detail < 2 || pressed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
}
