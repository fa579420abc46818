// @ts-check
// What the quiz says; apart from strings.js, because it is fetched with the quiz only.

const zh = {
  /** @type {(count: number) => string} */
  title: (count) => `练一组，${count} 题`,
  offer: "从所选范围里随机抽题，每答一题就看到对错、理由和出处。",
  steps: "进度",
  keys: "键盘：1–4 作答，Enter 到下一题。",
  start: "开始练习",
  empty: "这个范围里还没有可练的题，换一个范围试试。",
  /** @type {(at: number, of: number) => string} */
  at: (at, of) => `${at} / ${of}`,
  finish: "结束",
  next: "下一题",
  last: "看成绩",
  source: "出处",

  askKey: "这段话说的是哪个要点？",
  answer: "作答",
  correct: "正确答案",
  chosen: "你的选择",

  askCard: "先在心里作答，再看答案。",
  reveal: "看答案",
  cardAnswer: "答案",
  rate: "答得怎么样？",
  ratings: ["重来", "困难", "良好", "简单"],
  /** @type {(rating: string) => string} */
  rated: (rating) => `已记为“${rating}”。`,

  verdicts: { right: "答对了", close: "差一点", partial: "答对一部分", wrong: "答错了" },
  /** @type {(verdict: string, expected: string[]) => string} */
  corrected: (verdict, expected) => `${verdict}。正确答案：${expected.join("、")}`,

  /** @type {(right: number, of: number) => string} */
  score: (right, of) => `${of} 题答对 ${right} 题`,
  perfect: "全对。",
  wrongAgain: "错题再练一遍",
  again: "再来一组",
  change: "换个范围",
};

/** @type {typeof zh} */
const en = {
  title: (count) => `A set of ${count} questions`,
  offer: "Drawn at random; each answer is followed by its verdict, the reasons and the source.",
  steps: "Progress",
  keys: "Keyboard: 1–4 to answer, Enter for the next question.",
  start: "Start",
  empty: "There is nothing to practise here yet; choose another document.",
  at: (at, of) => `${at} / ${of}`,
  finish: "Finish",
  next: "Next question",
  last: "See the score",
  source: "Source",

  askKey: "Which key point does this describe?",
  answer: "Answer",
  correct: "Right answer",
  chosen: "Your choice",

  askCard: "Answer in your mind, then look.",
  reveal: "Show the answer",
  cardAnswer: "Answer",
  rate: "How did it go?",
  ratings: ["Again", "Hard", "Good", "Easy"],
  rated: (rating) => `Noted as “${rating}”.`,

  verdicts: { right: "Right", close: "Close", partial: "Partly right", wrong: "Wrong" },
  corrected: (verdict, expected) => `${verdict}. Right answer: ${expected.join(", ")}`,

  score: (right, of) => `${right} of ${of} right`,
  perfect: "All of them.",
  wrongAgain: "Repeat the missed ones",
  again: "Another set",
  change: "Other documents",
};

/** @typedef {typeof zh} QuizStrings */

/** @param {string} language of the interface */
export function quizStringsFor(language) {
  return language.startsWith("zh") ? zh : en;
}
