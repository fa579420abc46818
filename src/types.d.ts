// The shapes that the module's calls take and give; study_widget.d.ts re-exports them.
// A file of its own, because `Response` would hide the browser's in the generated one.
// Results are plain objects; nothing in them is ever HTML.

/** `[start, end)` in UTF-16 code units of the string beside it. */
export type Mark = [number, number];

/** A piece of running text. */
export type Run =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "strong"; runs: Run[] }
  | { kind: "emphasis"; runs: Run[] }
  /** `href` begins with `http:`, `https:` or `mailto:`, nothing else. */
  | { kind: "link"; href: string; runs: Run[] }
  /** A line break that the author asked for. */
  | { kind: "break" };

/** What a piece of a code block is, for its colour; `plain` wears the colour of the text. */
export type CodeClass =
  | "plain"
  | "comment"
  | "string"
  | "number"
  | "constant"
  | "keyword"
  | "type"
  | "function"
  | "attribute"
  | "variable";

export type ListItem = {
  /** The number that stands in the document; absent in bulleted lists. */
  number?: number;
  blocks: Block[];
};

export type Block =
  | { kind: "paragraph"; runs: Run[] }
  | { kind: "heading"; level: number; runs: Run[] }
  | { kind: "list"; ordered: boolean; items: ListItem[] }
  /** `language` as the author wrote it behind the fence, or "". */
  | { kind: "code"; language: string; runs: { class: CodeClass; text: string }[] }
  | { kind: "quote"; blocks: Block[] }
  | {
      kind: "table";
      align: ("none" | "left" | "center" | "right")[];
      head: Run[][];
      rows: Run[][][];
    }
  | { kind: "rule" };

export type Section = {
  kind: "answer" | "example" | "analysis" | "other";
  /** As written, without its colon: 答案, 示例, 举例, 实例, 解析; "" for text under no label. */
  label: string;
  blocks: Block[];
};

export type DeckInfo = {
  title: string;
  /** BCP 47, such as `zh-CN`. */
  language: string;
  /** Checksum of the deck: 16 hexadecimal digits. */
  hash: string;
  entryCount: number;
  /** Entries of distinct content. */
  groupCount: number;
  documents: { id: string; title: string; entryCount: number }[];
};

/** What a document says around its entries; either list may be empty. */
export type DocumentText = { id: string; title: string; introduction: Block[]; summary: Block[] };

export type EntryHead = {
  /** `<document>/<number>`, such as `trends/14`. */
  id: string;
  title: string;
  document: string;
  /** Id of the first entry with the same content. */
  group: string;
};

export type Entry = EntryHead & {
  /** The other entries with the same content, in deck order. */
  duplicates: string[];
  /** Ids of entries on a near subject, nearest first; never a duplicate. */
  related: string[];
  question: Block[];
  sections: Section[];
};

export type Hit = {
  id: string;
  title: string;
  document: string;
  score: number;
  /** Other entries with the same content. */
  duplicates: string[];
  titleMarks: Mark[];
  /** The passage that matched; `null` when only the title did. `section` is the label above it. */
  snippet: { text: string; marks: Mark[]; section: string } | null;
};

export type SearchResult = {
  /** All that match, those with the same content counted once. */
  total: number;
  hits: Hit[];
  /** What the query was understood as, when that is not what was typed: `过拟合` for `guonihe`. */
  corrected: string | null;
  /** What each document has, in deck order, whatever document was asked for. */
  documents: { id: string; total: number }[];
};

export type ItemType =
  | "key-from-explanation"
  | "explanation-from-key"
  | "matching"
  | "choose-all"
  | "list-recall"
  | "cloze"
  | "question-from-key"
  | "true-false"
  | "flashcard"
  | "interview";

/** `from.key` of a statement's options is the key whose explanation the statement shows. */
export type Option = { text: string; correct: boolean; from: { entry: string; key: string } };

export type Item = {
  /** Stays the same when unrelated entries are edited. */
  id: string;
  type: ItemType;
  /** Every entry of the question group. */
  entries: string[];
  /**
   * What is asked; a hidden word is `____`. Of two lines the first is the title of the question
   * that the second is about.
   */
  stem: string;
  /** The key point that is asked about; absent where the whole question is. */
  key?: string;
  options?: Option[];
  /** What may be typed: the term of a gap, or the key points of the question. */
  accept?: string[];
  /** What belongs together: a key point, and its explanation with the key hidden. */
  pairs?: { left: string; right: string }[];
  /** The source sentence, or the whole answer of a flashcard, and the entry it stands in. */
  feedback: { entry: string; text: string };
  /**
   * What is so instead, for each wrong option in the order of `options`; "" at a right one. The
   * words are the deck's, a page makes a sentence of them:
   *
   * - `key-from-explanation`: the explanation of the option's key; "" if it has none
   * - `explanation-from-key`: the key that the option explains
   * - `choose-all`: the title of the question that the option answers
   * - `question-from-key`: the key points of the option, joined with "、", and "……" where there are
   *   more than 20
   * - `true-false`: the explanation of the key that is asked about
   */
  reasons?: string[];
  /** The seed that it was made with. */
  seed: number;
};

/**
 * An answer: `choice` and `choices` are indices into `options`, `pairs` are `[left, right]`
 * indices into `pairs`; a `rating` is 1 again, 2 hard, 3 good, 4 easy. `seed` is the item's;
 * without it the answer counts in the items that were last handed out.
 */
export type Response = { seed?: number } & (
  | { choice: number }
  | { choices: number[] }
  | { text: string }
  | { pairs: [number, number][] }
  | { rating: 1 | 2 | 3 | 4 }
);

export type Verdict = {
  verdict: "right" | "close" | "partial" | "wrong";
  /** 0..1 */
  score: number;
  /** What would have been right. */
  expected: string[];
  /** A typed term: what was typed against the expected text, in order. */
  diff?: Diff[];
  /** Where several things were expected: those that the answer has. */
  matched?: string[];
  /** Those that it lacks. */
  missed?: string[];
  /** A typed list, line by line: the expected term that a line was taken for, and the difference. */
  lines?: { text: string; verdict: "right" | "close" | "wrong"; term?: string; diff?: Diff[] }[];
};

/** A piece of a comparison: in both, only in the expected text, only in what was typed. */
export type Diff = { op: "same" | "missing" | "extra"; text: string };

export type SearchOptions = {
  /** Most hits wanted; 10 unless told. */
  limit?: number;
  /** Id of the only document to look in. */
  document?: string;
};

export type ItemOptions = {
  /** Decides the order of options and which siblings stand in as wrong ones; 0 unless told. */
  seed?: number;
  types?: ItemType[];
};

export type SessionOptions = ItemOptions & {
  /** Most items wanted; 10 unless told. */
  limit?: number;
  document?: string;
  /** Ids of the only entries to ask about. */
  entries?: string[];
  /**
   * What the learner did before, oldest first; of a review no more than `itemId` and `score` is
   * wanted. It decides the kinds: a question is first to be recognised, then filled in, then
   * recalled.
   */
  log?: (LogRecord | { itemId: string; score: number })[];
};

/** One answer as it was graded. */
export type Review = {
  itemId: string;
  /** Every entry of its question. */
  entries: string[];
  verdict: Verdict["verdict"];
  score: number;
  /** Whether there was help. */
  hint: boolean;
  /** Milliseconds that the answer took. */
  ms: number;
  /** Milliseconds since 1970. */
  at: number;
};

/** A learner's last word on the last answer to an item; `null` lets it stand after all. */
export type Overrule = { itemId: string; overrule: "right" | "wrong" | null; at: number };

/** A mark put on an item, or taken off. */
export type Flag = { itemId: string; flag: boolean; at: number };

/** What a learner did; the list of it, oldest first, is the review log. */
export type LogRecord = Review | Overrule | Flag;

/**
 * `wrong` are the questions that were missed when they were last asked, each by its first entry in
 * the document. A question that stands in two documents counts in both.
 */
export type DocumentProgress = { id: string; answered: number; right: number; wrong: string[] };

/** Sums of a log; documents in the order in which they were first practised. */
export type Progress = { answered: number; right: number; documents: DocumentProgress[] };

/**
 * What is thrown. `code` is `bad-deck`, `newer-deck`, `freed-deck` (by any call after `free`),
 * `bad-query` (a `TypeError`), `bad-options`, `bad-response`, `bad-log`, `unknown-document`, `unknown-entry` or
 * `unknown-item`.
 */
export type StudyError = Error & { code: string };
