// @ts-check
export const chinese = {
  title: "练一组题",
  offer:
    "从所选范围里抽题，每答一题就看到对错、理由和出处。先认，再填，后默写，跟着你的掌握程度走。",
  /** @type {(query: Node, total: number) => (Node | string)[]} */
  found: (query, total) => ["只练“", query, `”的查找结果（${total} 条）`],
  more: "题数、题型、考试",
  count: (/** @type {number} */ count) => `共 ${count} 题`,
  counts: "题数",
  /** @type {(count: number) => string} */
  questions: (count) => `${count} 题`,
  kinds: "题型",
  kindsHint: "勾选的题型里，先出适合你当前程度的。",
  types: {
    "key-from-explanation": "看解释选要点",
    "explanation-from-key": "看要点选解释",
    matching: "配对",
    "choose-all": "多选",
    "question-from-key": "看要点选题目",
    "true-false": "判断",
    cloze: "填空",
    "list-recall": "默写要点",
    flashcard: "翻卡片",
    interview: "模拟面试",
  },
  exam: "考试：交卷后再看对错",
  time: "限时",
  /** @type {(minutes: number) => string} */
  minutes: (minutes) => (minutes ? `限时 ${minutes} 分钟` : "不限时"),
  steps: "进度",
  keys: "键盘：A–D 或 1–4 作答，Enter 到下一题。",
  start: "开始练习",
  preparing: "正在准备题目……",
  empty: "这个范围里没有符合条件的题，换一个范围或多选几种题型试试。",
  /** @type {(at: number, of: number) => string} */
  at: (at, of) => `${at} / ${of}`,
  finish: "结束",
  handIn: "交卷",
  previous: "上一题",
  next: "下一题",
  last: "看成绩",
  skip: "跳过",
  hint: "提示",
  noHint: "没有更多提示了。",
  flag: "标记",
  source: "出处",
  /** @type {(count: number) => string} */
  open: (count) => (count ? `还有 ${count} 题没答` : "都答完了，可以交卷"),

  askKey: "这段话说的是哪个要点？",
  askExplanation: "下面哪一句是对这个要点的解释？",
  askQuestion: "按参考答案，这是哪一题的要点？",
  askTruth: "这个要点和它后面的解释对得上吗？",
  askAll: "按本题参考答案，哪些是这道题的要点？（多选）",
  askPairs: "给每句解释选出对应的要点。",
  /** @type {(length: number, first: string) => string} */
  askGap: (length, first) => `填上空缺的词（${length} 个字，以“${first}”开头）。`,
  /** @type {(count: number) => string} */
  askList: (count) => `默写这道题的要点（参考答案共 ${count} 个），一行一个，顺序不限。`,
  askAnyList: "默写这道题的要点，写全任意一份参考答案即可，一行一个，顺序不限。",
  askInterview: "像面试那样，用自己的话回答。",
  askCard: "先在心里作答，再看答案。",

  answer: "作答",
  field: "你的答案",
  sendKeys: "Ctrl + Enter 作答",
  choose: "请选择",
  correct: "正确答案",
  chosen: "你的选择",
  /** @type {(letter: string) => string} */
  why: (letter) => `${letter} 为什么不对？`,
  isTrue: "正确",
  isFalse: "错误",
  // Pieces stand at the same places in all languages; "" is where others have a space.
  /** @type {(key: Node, title: Node) => (Node | string)[]} */
  belongsTo: (key, title) => ["“", key, "”是“", title, "”的要点。"],
  /** @type {(key: Node) => (Node | string)[]} */
  explains: (key) => ["这是对“", key, "”的解释。"],
  /** @type {(key: Node, explanation: Node) => (Node | string)[]} */
  isExplainedAs: (key, explanation) => ["“", key, "”对应的解释是：", "", explanation],
  /** @type {(keys: Node) => (Node | string)[]} */
  hasPoints: (keys) => ["这道题的要点是：", "", keys, "。"],
  /** @type {(other: Node, key: Node, explanation: Node) => (Node | string)[]} */
  explainsAnother: (other, key, explanation) => [
    "这是对“",
    other,
    "”的解释。“",
    key,
    "”：",
    "",
    explanation,
  ],
  /** @type {(key: Node) => (Node | string)[]} */
  explainsIndeed: (key) => ["这正是“", key, "”的解释。"],
  struck: "去掉了一个错误选项。",
  /** @type {(count: number) => string} */
  rightOnes: (count) => `有 ${count} 个正确选项。`,
  paired: "已配好一对。",
  /** @type {(key: Node) => (Node | string)[]} */
  shouldBe: (key) => ["应为：", "", key],
  /** @type {(verdict: string, right: number, of: number) => string} */
  pairedRight: (verdict, right, of) => `${verdict}：${of} 对中配对了 ${right} 对。`,
  /** @type {(beginning: string) => string} */
  beginsWith: (beginning) => `开头是“${beginning}”。`,
  /** @type {(count: number) => string} */
  points: (count) => `参考答案共有 ${count} 个要点。`,
  /** @type {(beginnings: string[], letters: number) => string} */
  beginWith: (beginnings, letters) =>
    `还没写出的要点${letters > 1 ? "，开头是" : "，首字是"}：${beginnings.join("、")}。`,

  reveal: "看答案",
  cardAnswer: "答案",
  rate: "答得怎么样？",
  ratings: ["重来", "困难", "良好", "简单"],
  /** @type {(rating: string) => string} */
  rated: (rating) => `已记为“${rating}”。`,

  /** @type {(time: string) => string} */
  timeLeft: (time) => `剩余 ${time}`,
  timeOver: "时间到了，可以继续写完。",
  timeUp: "时间到了，已自动交卷。",
  hideCountdown: "关闭计时",

  compared: "对照：",
  pointsOf: "要点",
  covers: "答到了",
  lacks: "没答到",
  extra: "不在参考答案里：",
  separator: "；",

  verdicts: { right: "答对了", close: "差一点", partial: "答对一部分", wrong: "答错了" },
  unanswered: "没有作答",
  /** @type {(verdict: string, expected: string[]) => string} */
  corrected: (verdict, expected) => `${verdict}。正确答案：${expected.join("、")}`,
  /** @type {(verdict: string, truth: string) => string} */
  correctedTruth: (verdict, truth) => `${verdict}。正确答案：${truth}`,
  /** @type {(verdict: string, found: number, of: number) => string} */
  covered: (verdict, found, of) => `${verdict}：${of} 个要点答到 ${found} 个。`,
  overrules: { right: "其实答对了", wrong: "其实不会" },
  overruled: { right: "已改记为答对。", wrong: "已改记为答错。" },
  undo: "撤销",

  /** @type {(right: number, of: number) => string} */
  score: (right, of) => `${of} 题答对 ${right} 题`,
  /** @type {(count: number) => string} */
  skipped: (count) => `跳过 ${count} 题。`,
  /** @type {(count: number) => string} */
  blank: (count) => `有 ${count} 题没答。`,
  perfect: "全对。",
  wrongAgain: "错题再练一遍",
  again: "再来一组",
  change: "换个范围",

  print: "打印试卷",
  notPrinted: "浏览器不允许打印",
  printTitle: "试卷",
  answerKey: "参考答案",
  name: "姓名：＿＿＿＿＿＿",
  date: "日期：＿＿＿＿＿＿",
  /** @type {(seed: number) => string} */
  printSeed: (seed) => `卷号：${seed}`,
};
