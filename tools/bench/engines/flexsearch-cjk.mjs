// @ts-check
import { Charset } from "flexsearch";
import { flexSearch } from "./shared/flexsearch.mjs";

export default flexSearch("FlexSearch, Charset.CJK", { encoder: Charset.CJK });
