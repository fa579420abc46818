//! What depends on the language of a deck: what is a word, and how its characters are typed.

mod chinese;
mod folds;
mod runs;

use study_model::CharacterTable;
use study_model::text::is_han;

pub use chinese::common_characters;
use chinese::{Dictionary, character_table, simplified};
use folds::folds;
use runs::runs;

/// A language, as far as compiling goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// Written without blanks, and typed in pinyin.
    Chinese,
    /// Any other: a word is what stands between blanks and marks.
    Plain,
}

impl Language {
    /// The language with this BCP 47 tag.
    pub(crate) fn of(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("zh") { Self::Chinese } else { Self::Plain }
    }

    /// What cuts texts into words.
    ///
    /// - `terms`: of the glossary, which may be words that no dictionary has.
    pub(crate) fn segmenter<'a>(self, terms: impl IntoIterator<Item = &'a str>) -> Segmenter {
        match self {
            Self::Chinese => Segmenter { dictionary: Some(Dictionary::new(terms)) },
            Self::Plain => Segmenter { dictionary: None },
        }
    }

    /// The character that is usually written for `c`.
    pub(crate) fn simplified(self, c: char) -> char {
        match self {
            Self::Chinese => simplified(c),
            Self::Plain => c,
        }
    }

    /// What is to be known of the characters of these words, and of those that may be typed instead.
    pub(crate) fn character_table(self, words: &[String]) -> CharacterTable {
        let table = match self {
            Self::Chinese => character_table(words),
            Self::Plain => CharacterTable::default(),
        };
        CharacterTable { folds: folds(words), ..table }
    }
}

/// Cuts texts into words.
#[derive(Debug)]
pub(crate) struct Segmenter {
    dictionary: Option<Dictionary>,
}

impl Segmenter {
    /// The words of `text`, in order; together they are `text` again. Without a dictionary every
    /// Chinese character is a word.
    pub(crate) fn words<'a>(&self, text: &'a str) -> Vec<&'a str> {
        let mut words = Vec::new();
        for run in runs(text) {
            match &self.dictionary {
                Some(dictionary) if run.starts_with(is_han) => dictionary.cut(run, &mut words),
                None if run.starts_with(is_han) => {
                    words.extend(run.split_inclusive(|_| true));
                }
                _ => words.push(run),
            }
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use study_model::text::slice;

    use super::*;

    fn segmenter<'a>(terms: impl IntoIterator<Item = &'a str>) -> Segmenter {
        Language::Chinese.segmenter(terms)
    }

    fn cut(text: &str) -> String {
        segmenter(["调参", "过拟合", "LoRA", "", "参"]).words(text).join("|")
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
        assert_eq!(segmenter([]).words("自动调参"), ["自动", "调", "参"]);
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
            let words = segmenter([]).words(text).into_iter();
            words.map(|word| word.chars().count()).collect::<Vec<_>>()
        };
        assert_eq!(lengths(&"é".repeat(130)), [63, 63, 4]);
        assert_eq!(lengths(&" ".repeat(64)), [63, 1]);
        assert_eq!(lengths(&"馏".repeat(70)), [1; 70]);
    }

    #[test]
    fn words_make_up_the_text_they_come_from() {
        let segmenter = segmenter([]);
        let text = "〇一㐀𠮷豈💛a1 \u{301}\r\n\u{feff}訓練データ한국어ⅷ①，。··“”\u{0}";
        for (start, _) in text.char_indices() {
            let rest = slice(text, start..text.len());
            assert_eq!(segmenter.words(rest).concat(), rest);
        }
    }

    #[test]
    fn the_tag_of_a_language_says_which_it_is() {
        for (tag, language) in [
            ("zh-CN", Language::Chinese),
            ("zh", Language::Chinese),
            ("ZH-hant-tw", Language::Chinese),
            ("zha", Language::Plain),
            ("ja", Language::Plain),
            ("en", Language::Plain),
            ("", Language::Plain),
        ] {
            assert_eq!(Language::of(tag), language, "{tag}");
        }
    }

    #[test]
    fn a_plain_language_has_no_words_of_several_chinese_characters() {
        let words = Language::Plain.segmenter(["模型"]).words("Edge 模型データ１💛").join("|");
        assert_eq!(words, "Edge| |模|型|データ|１|💛");
        assert_eq!(Language::Plain.simplified('過'), '過');
    }

    #[test]
    fn a_plain_language_is_not_typed_in_pinyin() {
        let words = ["模型", "naïve"].map(str::to_owned);
        let plain = Language::Plain.character_table(&words);
        assert_eq!((plain.common_syllables.len(), plain.other_syllables.len()), (0, 0));
        assert_eq!(plain.traditional, []);
        let chinese = Language::Chinese.character_table(&words);
        assert_eq!(plain.folds, chinese.folds);
        assert!(plain.folds.contains(&('ï', 'i')));
        assert!(chinese.common_syllables.len() > 300);
    }
}
