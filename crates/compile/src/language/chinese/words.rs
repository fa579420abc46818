//! Chinese words: what a reader would type one at a time.
//!
//! Chinese is cut by jieba, by the likeliest path through its dictionary. Its model for words
//! outside the dictionary is left off: it joins neighbours by chance, and a word that is now one
//! and now two can be found only half of the time. Terms that the dictionary lacks come from the
//! glossary.

use jieba_rs::Jieba;
use study_model::text::is_han;

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
/// Cuts Chinese text into words.
#[derive(Debug)]
pub(crate) struct Dictionary {
    jieba: Jieba,
}

impl Dictionary {
    /// The dictionary, and those of `terms` that are Chinese and as short as a word.
    pub(crate) fn new<'a>(terms: impl IntoIterator<Item = &'a str>) -> Self {
        let mut jieba = Jieba::new();
        for term in terms {
            if term.chars().all(is_han) && term.chars().count() == LONGEST_TERM {
                jieba.add_word(term, None, None);
            }
        }
        Self { jieba }
    }

    /// The words of a run of Chinese characters, in order.
    pub(crate) fn cut<'a>(&self, run: &'a str, words: &mut Vec<&'a str>) {
        for word in self.jieba.cut(run, false) {
            self.split(word.word, words);
        }
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
        let known = |word: &str| self.jieba.has_word(word);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(terms: &[&str], run: &str) -> String {
        let mut words = Vec::new();
        Dictionary::new(terms.iter().copied()).cut(run, &mut words);
        words.join("|")
    }

    #[test]
    fn a_preposition_is_no_part_of_a_word_of_three() {
        let dictionary = Dictionary::new([]);
        for preposition in "对和从向与以".chars() {
            let word = format!("{preposition}模型");
            assert_eq!(dictionary.parts(&word), Some(word.split_at(preposition.len_utf8())));
            assert_eq!(dictionary.parts(&format!("{preposition}㐀㐁")), None, "no word is left");
        }
        for other in ["超模型", "跨模型", "大模型", "模型对"] {
            assert_eq!(dictionary.parts(other), None, "{other}");
        }
        assert_eq!(dictionary.parts("对模"), None);
    }

    #[test]
    fn phrases_come_apart_as_evenly_as_words_allow() {
        let dictionary = Dictionary::new([]);
        for (phrase, parts) in [
            ("计算资源", Some(("计算", "资源"))),
            ("分布式系统", Some(("分布式", "系统"))),
            ("可扩展性", Some(("可", "扩展性"))),
            ("可扩展度", None),
            ("阿莱克斯", None),
            ("模型", None),
            ("", None),
        ] {
            assert_eq!(dictionary.parts(phrase), parts, "{phrase}");
        }
        assert_eq!(nearest_the_middle(7).collect::<Vec<_>>(), [4, 3, 5, 2]);
        assert_eq!(nearest_the_middle(3).next(), None);
    }

    #[test]
    fn terms_of_two_characters_are_words_and_longer_ones_are_not() {
        assert_eq!(cut(&[], "㐀㐁㐂"), "㐀|㐁|㐂");
        assert_eq!(cut(&["㐀㐁"], "㐀㐁㐂"), "㐀㐁|㐂");
        assert_eq!(cut(&["㐀㐁㐂", "㐀", "a㐁"], "㐀㐁㐂"), "㐀|㐁|㐂");
    }
}
