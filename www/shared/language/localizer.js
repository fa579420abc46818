// @ts-check
// Words of the interface that change their language where they stand.

/** What one widget says, in the language of the moment. */
export class Words {
  /** BCP 47; "" before anything is said. */
  language = "";

  /** How each text that was said is said at the moment. @type {Map<string, () => any>} */
  #said = new Map();

  /**
   * A table of strings in the language of the moment, whenever it is read.
   *
   * @template {object} T
   * @param {(language: string) => T} tableFor
   * @param {(text: any) => any} [argument] what becomes of an argument that a string is made with;
   *   `again` where it may be words of the interface itself
   * @returns {T}
   */
  from(tableFor, argument = (text) => text) {
    /** @type {ProxyHandler<any>} */
    const handler = {
      get: (_, key) => this.#say(() => /** @type {any} */ (tableFor(this.language))[key], argument),
    };
    return new Proxy({}, handler);
  }

  /** The same words in the language of the moment; what was never said stays as it is. */
  again = (/** @type {any} */ text) => {
    const read = this.#said.get(text);
    if (!read) return text;
    const now = read();
    this.#said.set(now, read);
    return now;
  };

  /**
   * @param {() => any} read
   * @param {(text: any) => any} argument
   * @returns {any}
   */
  #say(read, argument) {
    const value = read();
    if (typeof value === "function") {
      return (/** @type {any[]} */ ...args) =>
        this.#say(() => read()(...args.map(argument)), argument);
    }
    if (typeof value === "string") this.#said.set(value, read);
    else for (const key of Object.keys(value ?? {})) this.#say(() => read()[key], argument);
    return value;
  }
}
