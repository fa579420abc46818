// @ts-check
// Time for an answer. It only tells: nothing is cut off when it is over.
import { h } from "../shared/dom.js";

const SECOND_MS = 1000;

export class Countdown {
  #strings;
  #onEnd;
  /** A time of day, since browsers slow timers down and laptops sleep. */
  #deadline;
  #display;
  #timer = 0;
  /** Whether there is nothing more to tell. */
  #done = false;

  /**
   * @param {import("./strings.js").QuizStrings} strings
   * @param {number} seconds
   * @param {() => void} [onEnd]
   */
  constructor(strings, seconds, onEnd = () => {}) {
    this.#strings = strings;
    this.#onEnd = onEnd;
    this.#deadline = Date.now() + seconds * SECOND_MS;
    this.#display = h("span", { role: "timer" });
    const off = h(
      "button",
      { class: "quiet", click: () => this.#switchOff() },
      strings.hideCountdown,
    );
    this.node = h("p", { class: "countdown muted" }, this.#display, off);
    this.#show(seconds);
    this.#wait(SECOND_MS);
    // Nobody says when a node is put back into the page, but its size changes then.
    new ResizeObserver(() => this.#wait(0)).observe(this.node);
  }

  stop() {
    this.#done = true;
    clearTimeout(this.#timer);
  }

  /** @param {number} ms */
  #wait(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tick(), ms);
  }

  #tick() {
    // Off the page it waits for being put back, since a timer would keep all of it alive.
    if (this.#done || !this.node.isConnected) return;
    const left_ms = this.#deadline - Date.now();
    this.#show(Math.ceil(left_ms / SECOND_MS));
    // To the end of the second that is shown.
    if (left_ms > 0) return this.#wait(left_ms % SECOND_MS || SECOND_MS);
    this.stop();
    this.#onEnd();
  }

  /** @param {number} seconds */
  #show(seconds) {
    const left = Math.max(seconds, 0);
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    const now = left > 0 ? this.#strings.timeLeft(time) : this.#strings.timeOver;
    if (this.#display.textContent !== now) this.#display.textContent = now;
  }

  #switchOff() {
    this.stop();
    this.node.hidden = true;
  }
}
