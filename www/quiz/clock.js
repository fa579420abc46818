// @ts-check
// Time for an answer. It only tells: nothing is cut off when it is over.
import { h } from "../dom.js";

export class Clock {
  #text;
  #left;
  #face;
  #timer = 0;

  /**
   * @param {import("./strings.js").QuizStrings} text
   * @param {number} seconds
   * @param {() => void} [over]
   */
  constructor(text, seconds, over = () => {}) {
    this.#text = text;
    this.#left = seconds;
    this.#face = h("span", { role: "timer" });
    const off = h("button", { class: "quiet", click: () => this.#switchOff() }, text.clockOff);
    this.node = h("p", { class: "clock muted" }, this.#face, off);
    this.#show();
    this.#timer = setInterval(() => {
      // One that nobody sees any more, because the view was left for another page, stands still.
      if (!this.node.isConnected) return;
      this.#left -= 1;
      this.#show();
      if (this.#left > 0) return;
      this.stop();
      over();
    }, 1000);
  }

  stop() {
    clearInterval(this.#timer);
  }

  #show() {
    const left = Math.max(this.#left, 0);
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    this.#face.textContent = left > 0 ? this.#text.timeLeft(time) : this.#text.timeOver;
  }

  #switchOff() {
    this.stop();
    this.node.hidden = true;
  }
}
