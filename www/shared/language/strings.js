// @ts-check
// What the interface says before the first click; the views behind it bring their own
// (view-strings.js, quiz/strings.js).

const zh = {
  lang: "zh-CN",
  views: { search: "查找", quiz: "练习", progress: "进度" },
  tabs: "视图",
  retry: "重试",
  missing: "有文件没有取到。请检查网络后重试；若仍不行，请刷新页面。",
  failed: "出了意外，请重试。",

  find: "查找题目",
  findHint: "输入关键词或拼音",
  clear: "清除",
  documentFilter: "范围",
  everywhere: "全部文档",
  hits: "查找结果",
  /** @type {(total: number) => string} */
  found: (total) => `${total} 条结果`,
  /** @type {(term: Node) => (Node | string)[]} */
  corrected: (term) => ["已显示“", term, "”的结果"],
  suggestions: "建议",
  /** @type {(count: number) => string} */
  suggested: (count) => `${count} 条建议`,
  /** @type {(query: string) => string} */
  nothing: (query) => `没有找到“${query}”。`,
  nothingHint: "换一种说法，或者少用几个词，再试一次。",
  /** @type {(total: number) => string} */
  elsewhere: (total) => `在全部文档中有 ${total} 条结果，去看看`,
  more: "显示更多结果",
  /** @type {(count: number) => string} */
  repeated: (count) => `另有 ${count} 题内容相同`,
  /** @type {(count: number) => string} */
  entries: (count) => `${count} 题`,
  /** @type {(number: string) => string} */
  number: (number) => `第 ${number} 题`,
};

/** @type {typeof zh} */
const en = {
  lang: "en",
  views: { search: "Search", quiz: "Practise", progress: "Progress" },
  tabs: "Views",
  retry: "Try again",
  missing:
    "A file could not be fetched. Check your connection and try again; if that fails, reload the page.",
  failed: "Something unexpected happened. Please try again.",

  find: "Search the questions",
  findHint: "Type keywords or pinyin",
  clear: "Clear",
  documentFilter: "Look in",
  everywhere: "All documents",
  hits: "Search results",
  found: (total) => (total === 1 ? "1 result" : `${total} results`),
  corrected: (term) => ["Showing results for “", term, "”"],
  suggestions: "Suggestions",
  suggested: (count) => (count === 1 ? "1 suggestion" : `${count} suggestions`),
  nothing: (query) => `Nothing found for “${query}”.`,
  nothingHint: "Try other words, or fewer of them.",
  elsewhere: (total) =>
    total === 1 ? "See the 1 result in all documents" : `See the ${total} results in all documents`,
  more: "Show more results",
  repeated: (count) =>
    count === 1 ? "1 other with the same content" : `${count} others with the same content`,
  entries: (count) => (count === 1 ? "1 question" : `${count} questions`),
  number: (number) => `Question ${number}`,
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
