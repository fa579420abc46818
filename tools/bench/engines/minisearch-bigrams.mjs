// @ts-check
import { miniSearch } from "./shared/minisearch.mjs";
import { bigrams } from "./shared/tokens.mjs";

export default miniSearch("MiniSearch, bigrams", bigrams);
