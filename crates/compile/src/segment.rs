//! Words of a text: what a reader would type one at a time.
//!
//! Chinese is cut by jieba, by the likeliest path through its dictionary. Its model for words
//! outside the dictionary is left off: it joins neighbours by chance, and a word that is now one
//! and now two can be found only half of the time. Terms that the dictionary lacks come from the
//! glossary.

use jieba_rs::Jieba;
use study_model::text::{Script, is_han, normalise_char, script, slice};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer terms are made of words: 负载均衡 is found by either half.
const LONGEST_TERM: usize = 2;
/// From this length on the dictionary holds phrases (计算资源), of which it has the parts as well.
const PHRASE: usize = 4;
/// Words of three that begin so are mostly chance neighbours from the dictionary's sources:
/// 对模型, 从文件, 和威廉.
const PREPOSITIONS: &str = "对和从向与以";
/// What is left of a phrase without its first character is a word only with this ending: 可扩展性
/// is 可 and 扩展性, as 可解释性, which the dictionary lacks, but 阿莱克斯 is one name.
const QUALITY: char = '性';
/// Longest run in one piece, in characters: as much as search reads of a query. What is longer
/// (genes, keys, addresses) is no word, and would be looked up as one at each of its letters.
const LONGEST_RUN: usize = 63;

/// Cuts texts into words.
#[derive(Debug)]
pub(crate) struct Segmenter {
    dictionary: Jieba,
}

impl Segmenter {
    /// The dictionary, and those of `terms` that are Chinese and as short as a word.
    pub(crate) fn new<'a>(terms: impl IntoIterator<Item = &'a str>) -> Self {
        let mut dictionary = Jieba::new();
        for term in terms {
            if term.chars().all(is_han) && term.chars().count() == LONGEST_TERM {
                dictionary.add_word(term, None, None);
            }
        }
        Self { dictionary }
    }

    /// The words of `text`, in order; together they are `text` again.
    ///
    /// A run of letters is a word, those of Latin apart from those of other alphabets, and so is a
    /// run of digits and a run of blanks, unless it is very long. Every other character, such as a mark or 💛, is a word of its own.
    pub(crate) fn words<'a>(&self, text: &'a str) -> Vec<&'a str> {
        let mut words = Vec::new();
        for run in runs(text) {
            if run.starts_with(is_han) {
                for word in self.dictionary.cut(run, false) {
                    self.split(word.word, &mut words);
                }
            } else {
                words.push(run);
            }
        }
        words
    }

    /// The smallest words that `word` is made of.
    fn split<'a>(&self, word: &'a str, words: &mut Vec<&'a str>) {
        match self.parts(word) {
            Some((left, right)) => {
                self.split(left, words);
                self.split(right, words);
            }
            None => words.push(word),
        }
    }

    fn parts<'a>(&self, word: &'a str) -> Option<(&'a str, &'a str)> {
        let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        let length = starts.len();
        let known = |word: &str| self.dictionary.has_word(word);
        let at = |cut: usize| starts.get(cut).and_then(|&byte| word.split_at_checked(byte));
        let prefixed = || at(1).filter(|(_, rest)| known(rest));
        if length < PHRASE {
            let chance = length == PHRASE - 1 && word.starts_with(|c| PREPOSITIONS.contains(c));
            return prefixed().filter(|_| chance);
        }
        nearest_the_middle(length)
            .filter_map(at)
            .find(|&(left, right)| known(left) && known(right))
            .or_else(|| prefixed().filter(|_| word.ends_with(QUALITY)))
    }
}

/// Places to cut that leave two characters on either side, the most even ones first.
fn nearest_the_middle(length: usize) -> impl Iterator<Item = usize> {
    let mut cuts: Vec<usize> = (2..=length.saturating_sub(2)).collect();
    cuts.sort_by_key(|&cut| (cut.abs_diff(length - cut), length - cut));
    cuts.into_iter()
}

/// Characters that make one run.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    Han,
    Letter(Script),
    /// Belongs to the letter before it.
    Accent,
    Digit,
    Blank,
    Single,
}

fn class(c: char) -> Class {
    match c {
        ' ' => Class::Blank,
        '0'..='9' | '０'..='９' => Class::Digit,
        _ if is_combining_mark(c) => Class::Accent,
        _ if is_han(c) => Class::Han,
        // ế and ﬁ are letters of Latin, as search reads them.
        _ if c.is_alphabetic() => Class::Letter(
            [c].into_iter()
                .nfkd()
                .next()
                .map_or(Script::Other, |base| script(normalise_char(base))),
        ),
        _ => Class::Single,
    }
}

fn runs(text: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let (mut start, mut length) = (0, 0);
    let mut before = Class::Single;
    for (at, c) in text.char_indices() {
        let mut class = class(c);
        if class == Class::Accent && matches!(before, Class::Letter(_)) {
            class = before;
        }
        let is_long = length == LONGEST_RUN && class != Class::Han;
        if at > start && (class != before || class == Class::Single || is_long) {
            runs.push(slice(text, start..at));
            (start, length) = (at, 0);
        }
        before = class;
        length += 1;
    }
    if start < text.len() {
        runs.push(slice(text, start..text.len()));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        Segmenter::new(["调参", "过拟合", "LoRA", "", "参"]).words(text).join("|")
    }

    #[test]
    fn phrases_come_apart_into_words() {
        for (text, words) in [
            ("过拟合", "过|拟合"),
            ("模型剪枝与蒸馏", "模型|剪枝|与|蒸馏"),
            ("鲁棒性", "鲁棒性"),
            ("负载均衡", "负载|均衡"),
            ("超参数", "超|参数"),
            ("数据增强", "数据|增强"),
            ("可解释性", "可|解释性"),
            ("可扩展性", "可|扩展性"),
            ("分布式训练", "分布式|训练"),
            ("分布式文件系统", "分布式|文件|系统"),
            ("生成对抗网络", "生成|对抗|网络"),
            ("知识产权", "知识|产权"),
            ("卷积神经网络", "卷积|神经|网络"),
            ("中华人民共和国", "中华|人民|共和国"),
            ("充分利用计算资源", "充分|利用|计算|资源"),
            ("对模型进行评估", "对|模型|进行|评估"),
            ("脱颖而出", "脱颖而出"),
        ] {
            assert_eq!(cut(text), words);
        }
    }

    #[test]
    fn short_terms_of_the_glossary_are_words() {
        assert_eq!(Segmenter::new([]).words("自动调参"), ["自动", "调", "参"]);
        assert_eq!(cut("自动调参"), "自动|调参");
    }

    #[test]
    fn other_scripts_are_cut_by_kind() {
        assert_eq!(cut("用LoRA微调3.5B  💛💛"), "用|LoRA|微调|3|.|5|B|  |💛|💛");
        assert_eq!(cut("ＬｏＲＡ２０２４年"), "ＬｏＲＡ|２０２４|年");
        assert_eq!(cut("naïve e\u{301}té\n\n训练"), "naïve| |e\u{301}té|\n|\n|训练");
        assert_eq!(cut("C++，A/B 测试"), "C|+|+|，|A|/|B| |测试");
        assert_eq!(cut("LoRAデータは한글Ёлка"), "LoRA|データは한글Ёлка");
        assert_eq!(cut("Tiếng ﬁne Ａé１"), "Tiếng| |ﬁne| |Ａé|１");
        assert_eq!(cut(""), "");
    }

    #[test]
    fn no_run_is_longer_than_a_query() {
        let lengths = |text: &str| {
            let words = Segmenter::new([]).words(text).into_iter();
            words.map(|word| word.chars().count()).collect::<Vec<_>>()
        };
        assert_eq!(lengths(&"é".repeat(130)), [63, 63, 4]);
        assert_eq!(lengths(&" ".repeat(64)), [63, 1]);
        assert_eq!(lengths(&"馏".repeat(70)), [1; 70]);
    }

    #[test]
    fn words_make_up_the_text_they_come_from() {
        let segmenter = Segmenter::new([]);
        let text = "〇一㐀𠮷豈💛a1 \u{301}\r\n\u{feff}訓練データ한국어ⅷ①，。··“”\u{0}";
        for (start, _) in text.char_indices() {
            let rest = slice(text, start..text.len());
            assert_eq!(segmenter.words(rest).concat(), rest);
        }
    }
}
