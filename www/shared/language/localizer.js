// @ts-check
// Strings of the interface that can be exchanged for those of another language, where they stand.

/** What one widget says, in the language of the moment. */
export class Localizer {
  /** BCP 47; "" before any string was given out. */
  language = "";

  /** How to read each string that was given out, in the language of the moment. @type {Map<string, () => any>} */
  #readers = new Map();

  /**
   * A table of strings in the language of the moment, whenever it is read.
   *
   * @template {object} T
   * @param {(language: string) => T} tableFor
   * @param {(text: any) => any} [argument] what becomes of an argument that a string is made with;
   *   `translate` where it may be a string of the interface itself
   * @returns {T}
   */
  strings(tableFor, argument = (text) => text) {
    /** @type {ProxyHandler<any>} */
    const handler = {
      get: (_, key) =>
        this.#read(() => /** @type {any} */ (tableFor(this.language))[key], argument),
    };
    return new Proxy({}, handler);
  }

  /** The same string in the language of the moment; what was never given out stays as it is. */
  translate = (/** @type {any} */ text) => {
    const read = this.#readers.get(text);
    if (!read) return text;
    const translation = read();
    this.#readers.set(translation, read);
    return translation;
  };

  /**
   * @param {() => any} read
   * @param {(text: any) => any} argument
   * @returns {any}
   */
  #read(read, argument) {
    const value = read();
    if (typeof value === "function") {
      return (/** @type {any[]} */ ...args) =>
        this.#read(() => read()(...args.map(argument)), argument);
    }
    if (typeof value === "string") this.#readers.set(value, read);
    else for (const key of Object.keys(value ?? {})) this.#read(() => read()[key], argument);
    return value;
  }
}
