// @ts-check
// What the interface says, but for the quiz, which brings its own (quiz/strings.js).

const zh = {
  lang: "zh-CN",
  views: { search: "查找", quiz: "练习", progress: "进度" },
  tabs: "视图",
  loading: "正在载入题库……",
  retry: "重试",

  find: "查找题目",
  findHint: "输入关键词",
  clear: "清除",
  scope: "范围",
  everywhere: "全部文档",
  hits: "查找结果",
  /** @type {(total: number) => string} */
  found: (total) => `${total} 条结果`,
  /** @type {(query: string) => string} */
  nothing: (query) => `没有找到“${query}”。`,
  nothingHint: "换一种说法，或者少用几个词，再试一次。",
  /** @type {(total: number) => string} */
  elsewhere: (total) => `在全部文档中有 ${total} 条结果，去看看`,
  more: "显示更多结果",
  /** @type {(count: number) => string} */
  repeated: (count) => `另有 ${count} 题内容相同`,
  contents: "目录",
  /** @type {(count: number) => string} */
  entries: (count) => `${count} 题`,

  /** @type {(number: string) => string} */
  number: (number) => `第 ${number} 题`,
  question: "题目",
  backTo: { contents: "返回目录", results: "返回结果", quiz: "返回练习", progress: "返回进度" },
  duplicates: "内容相同的题目",
  related: "相关题目",
  neighbours: "前后题目",
  previous: "上一题",
  next: "下一题",
  /** @type {(language: string) => string} */
  code: (language) => (language ? `${language} 代码` : "代码"),
  table: "表格",
  copy: "复制",
  copied: "已复制",

  progressEmpty: "还没有练习过",
  startPractice: "去练习",
  /** @type {(answered: number, right: number) => string} */
  answered: (answered, right) => `答了 ${answered} 次，答对 ${right} 次`,
  stillWrong: "还没答对",
  allRight: "练过的都答对了。",
  visitOnly: "这里只记本次访问中答过的题，关闭或刷新页面后不再保留。",

  /** @type {Record<string, string>} */
  errors: {
    "missing-file": "有文件没有取到。请检查网络，然后重试。",
    "bad-module": "程序文件不完整或已损坏。请重试；若仍不行，请告知本页作者。",
    "wasm-blocked":
      "本页的安全策略不允许运行 WebAssembly。请本页作者在 script-src 中加入 'wasm-unsafe-eval'。",
    "bad-deck": "题库文件已损坏，或者不是题库。",
    "newer-deck": "题库由更新的版本制作，请先更新本组件。",
    "unknown-entry": "题库里没有这一题，它可能已被移走。",
  },
  failed: "出了意外，请重试。",
};

/** @type {typeof zh} */
const en = {
  lang: "en",
  views: { search: "Search", quiz: "Practise", progress: "Progress" },
  tabs: "Views",
  loading: "Loading the deck…",
  retry: "Try again",

  find: "Search the questions",
  findHint: "Type keywords",
  clear: "Clear",
  scope: "Look in",
  everywhere: "All documents",
  hits: "Search results",
  found: (total) => (total === 1 ? "1 result" : `${total} results`),
  nothing: (query) => `Nothing found for “${query}”.`,
  nothingHint: "Try other words, or fewer of them.",
  elsewhere: (total) =>
    total === 1 ? "See the 1 result in all documents" : `See the ${total} results in all documents`,
  more: "Show more results",
  repeated: (count) =>
    count === 1 ? "1 other with the same content" : `${count} others with the same content`,
  contents: "Contents",
  entries: (count) => (count === 1 ? "1 question" : `${count} questions`),

  number: (number) => `Question ${number}`,
  question: "Question",
  backTo: {
    contents: "Back to contents",
    results: "Back to results",
    quiz: "Back to practice",
    progress: "Back to progress",
  },
  duplicates: "Same content",
  related: "Related questions",
  neighbours: "Neighbouring questions",
  previous: "Previous",
  next: "Next",
  code: (language) => (language ? `${language} code` : "Code"),
  table: "Table",
  copy: "Copy",
  copied: "Copied",

  progressEmpty: "Nothing practised yet",
  startPractice: "Start practising",
  answered: (answered, right) => `${answered} answered, ${right} right`,
  stillWrong: "Not right yet",
  allRight: "Everything you practised is right.",
  visitOnly: "This covers the current visit only; it is gone once the page is closed or reloaded.",

  errors: {
    "missing-file": "A file could not be fetched. Check your connection and try again.",
    "bad-module":
      "The program file is incomplete or damaged. Try again; if that fails, tell the author of this page.",
    "wasm-blocked":
      "This page’s security policy forbids WebAssembly. Its author needs to add 'wasm-unsafe-eval' to script-src.",
    "bad-deck": "The deck file is damaged, or is not a deck.",
    "newer-deck": "The deck was made by a newer version. Update this widget first.",
    "unknown-entry": "This deck has no such question; it may have been moved.",
  },
  failed: "Something unexpected happened. Please try again.",
};

/** @typedef {typeof zh} Strings */

/**
 * Chinese for every kind of Chinese, English for all other languages.
 *
 * @param {string} language BCP 47
 */
export function stringsFor(language) {
  return /^zh\b/i.test(language) ? zh : en;
}
