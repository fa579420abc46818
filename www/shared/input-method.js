// @ts-check
// Which keys belong to an input method. Browsers disagree about the order of events:
// Chromium sends the first keydown before compositionstart, Safari the committing one after
// compositionend (WebKit 165004), and Fcitx does the same on Linux.

/** How long after a composition a key may still be its own; two deliberate presses lie further apart. */
const AFTERMATH_MS = 100;

/** Keys that end a composition or walk its candidates. */
const CLOSING = /^(Enter|Escape|Arrow)/;

/** The key code of "the input method has it". */
const PROCESSED = 229;

/** Scripts that are written by choosing candidates. */
const CANDIDATE_SCRIPTS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}]/u;

/** There, Latin letters are composed too, word by word, and a reader would wait for every space. */
const COMPOSES_LATIN = /Android/.test(navigator.userAgent);

/** Watches one text field. */
export class InputMethod {
  /** Whether the field holds text that is not decided yet; it must not be written to meanwhile. */
  composing = false;

  #endedAt = -Infinity;

  /** Once candidates have been seen, letters on their way to one are not a query. */
  #hasCandidates = !COMPOSES_LATIN;

  /** Whether the field holds what would be lost with it: letters on their way to a candidate. */
  get pending() {
    return this.composing && this.#hasCandidates;
  }

  /**
   * @param {HTMLInputElement | HTMLTextAreaElement} field
   * @param {() => void} onInput called when the text has changed and can be acted upon
   */
  constructor(field, onInput) {
    field.addEventListener("compositionstart", () => (this.composing = true));
    // Out of a field that is moved or removed no composition comes to an end.
    for (const type of ["blur", "focus"]) {
      field.addEventListener(type, () => (this.composing = false));
    }
    field.addEventListener("compositionend", (event) => {
      this.composing = false;
      this.#endedAt = event.timeStamp;
      onInput();
    });
    field.addEventListener("input", (event) => {
      const { isComposing = false, data = null } = /** @type {InputEvent} */ (event);
      if (CANDIDATE_SCRIPTS.test(data ?? "")) this.#hasCandidates = true;
      if (!(this.composing || isComposing) || !this.#hasCandidates) onInput();
    });
  }

  /**
   * Whether a keydown is the input method's, so that nothing may act on it.
   *
   * @param {KeyboardEvent} event
   */
  handles(event) {
    return (
      this.composing ||
      event.isComposing ||
      event.keyCode === PROCESSED ||
      (CLOSING.test(event.key) && event.timeStamp - this.#endedAt < AFTERMATH_MS)
    );
  }
}
