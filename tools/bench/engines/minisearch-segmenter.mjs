// @ts-check
import { miniSearch } from "./shared/minisearch.mjs";

const words = new Intl.Segmenter("zh", { granularity: "word" });

export default miniSearch("MiniSearch, Intl.Segmenter", (text) =>
  Array.from(words.segment(text)).flatMap(({ segment, isWordLike }) => (isWordLike ? segment : [])),
);
