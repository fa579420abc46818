// @ts-check
// What the views behind the first click say, but for the quiz, which brings its own
// (quiz/strings.js); and the sentences about errors that most readers never meet.

const zh = {
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
  notCopied: "浏览器不允许复制",

  progressEmpty: "还没有练习过",
  startPractice: "去练习",
  /** @type {(answered: number, right: number) => string} */
  answered: (answered, right) => `答了 ${answered} 次，答对 ${right} 次`,
  stillWrong: "还没答对",
  allRight: "练过的都答对了。",
  flagged: "标记的题",
  visitOnly: "这里只记本次访问中答过的题，关闭或刷新页面后不再保留。",

  errors: {
    "bad-module": "程序文件不完整或已损坏。请重试；若仍不行，请告知本页作者。",
    "wasm-blocked":
      "本页的安全策略不允许运行 WebAssembly。请本页作者在 script-src 中加入 'wasm-unsafe-eval'。",
    "bad-deck": "题库文件已损坏，或者不是题库。",
    "newer-deck": "题库由更新的版本制作，请先更新本组件。",
    "unknown-entry": "题库里没有这一题，它可能已被移走。",
    "module-stopped": "程序出错停止，重新启动后又出了同样的错。请重试；若仍不行，请刷新页面。",
  },
};

/** @type {typeof zh} */
const en = {
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
  previous: "Previous question",
  next: "Next question",
  code: (language) => (language ? `${language} code` : "Code"),
  table: "Table",
  copy: "Copy",
  copied: "Copied",
  notCopied: "The browser refused to copy",

  progressEmpty: "Nothing practised yet",
  startPractice: "Start practising",
  answered: (answered, right) => `${answered} answered, ${right} right`,
  stillWrong: "Not right yet",
  allRight: "Everything you practised is right.",
  flagged: "Flagged",
  visitOnly: "This covers the current visit only; it is gone once the page is closed or reloaded.",

  errors: {
    "bad-module":
      "The program file is incomplete or damaged. Try again; if that fails, tell the author of this page.",
    "wasm-blocked":
      "This page’s security policy forbids WebAssembly. Its author needs to add 'wasm-unsafe-eval' to script-src.",
    "bad-deck": "The deck file is damaged, or is not a deck.",
    "newer-deck": "The deck was made by a newer version. Update this widget first.",
    "unknown-entry": "This deck has no such question; it may have been moved.",
    "module-stopped":
      "The program stopped, and stopped again after it was restarted. Try again; if that fails, reload the page.",
  },
};

/** @typedef {typeof zh} ViewStrings */

/** @param {string} language of the interface */
export function viewStringsFor(language) {
  return language.startsWith("zh") ? zh : en;
}
