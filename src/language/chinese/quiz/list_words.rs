//! The words around the lines of a list in Chinese.

use crate::language::list_words::ListWords;
use crate::language::mixed_english;

pub(super) const LIST_WORDS: ListWords = ListWords {
    numerals: "〇零一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾",
    letters: "甲乙丙丁戊己庚辛壬癸",
    ordinal_prefixes: "第其",
    counters: "点条步项个章节部种类层阶",
    units: "百千万亿兆倍",
    copula: "是",
    numeral_verbs: "是来则",
    connectives: CONNECTIVES,
    openers: &[mixed_english::LIST_OPENERS, "答 答案"],
    articles: mixed_english::ARTICLES,
    conjunctions: "和与及以或",
    tails: &[&["等", "之类的", "之类"], mixed_english::LIST_TAILS],
    naming_tail: Some('等'),
};

const CONNECTIVES: &str = "同时 并且 而且 接下来 首先 其次 再次 再者 然后 接着 随后 最后 最终 另外 此外 还有 以及 一方面 另一方面";
