// @ts-check
import { flexSearch } from "./shared/flexsearch.mjs";
import { characters } from "./shared/tokens.mjs";

export default flexSearch("FlexSearch, characters and words", {
  encode: (/** @type {string} */ text) => characters(text.toLowerCase()),
});
