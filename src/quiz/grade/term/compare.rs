//! One typed term against one expected term.
//!
//! It is right when it equals the expected one, width, case, spaces and punctuation aside, or one
//! of its aliases, or sounds the same. It is close when it is one slip away and no other term of the
//! deck is as near; a slip that turns the meaning round is never close, and neither is another term
//! of the deck.

use super::edit::{Edit, single_edit};
use super::expected::ExpectedTerm;
use super::pinyin::sounds_like;
use super::typed::{TypedText, Variant};
use crate::quiz::grade::grader::Grader;
use crate::quiz::grade::verdict::Outcome;

impl ExpectedTerm {
    /// Whether it was typed to the letter, but for width, case and blanks.
    pub(in crate::quiz::grade) fn equals(&self, typed: &TypedText) -> bool {
        !typed.verbatim.is_empty() && self.verbatim == typed.verbatim
    }
}

impl Grader<'_> {
    /// What one typed term is worth.
    pub(in crate::quiz::grade) fn compare(
        &self,
        expected: &ExpectedTerm,
        typed: &TypedText,
    ) -> Outcome {
        let any = |fits: &dyn Fn(&Variant) -> bool| typed.variants.iter().any(fits);
        let any_name = |fits: &dyn Fn(&Variant, &String) -> bool| {
            any(&|variant| expected.folded_names.iter().any(|name| fits(variant, name)))
        };
        let names = || expected.names.iter().zip(&expected.folded_names);
        let is_name =
            |variant: &Variant| names().any(|it| it == (&variant.compact, &variant.folded_text));
        if expected.equals(typed) || any(&is_name) {
            return Outcome::Right;
        }
        if any(&|variant| variant.is_term) {
            return Outcome::Wrong;
        }
        if any_name(&|variant, name| variant.folded_text == *name) {
            return Outcome::Right;
        }
        if any(&|variant| variant.is_folded_term) {
            return Outcome::Wrong;
        }
        let antonyms = self.language.antonyms();
        if any_name(&|it, name| sounds_like(self.pinyin, antonyms, name, &it.folded)) {
            Outcome::Right
        } else if any_name(&|variant, name| {
            self.is_slip(expected, name, variant) || self.differs_in_suffix(name, variant)
        }) {
            Outcome::Close
        } else {
            Outcome::Wrong
        }
    }

    /// Whether one slip leads from one to the other without turning the meaning round; and where the
    /// term is short or something strange was typed, no other term of the deck may be as near.
    fn is_slip(&self, expected: &ExpectedTerm, name: &str, typed: &Variant) -> bool {
        let chars: Vec<char> = name.chars().collect();
        let Some((edit, at)) = single_edit(&chars, &typed.folded) else { return false };
        let is_own = matches!(edit, Edit::Deleted(_) | Edit::Transposed(..));
        // A shorter term is another word after one slip; a longer one is known by its own characters,
        // one left out or two in the wrong order, however near another one is.
        let recognisable = self.language.lengths().recognisable;
        chars.len() >= recognisable
            && !edit.changes_meaning(self.language, &chars, at)
            && (is_own && chars.len() > recognisable
                || self.neighbours(typed).iter().all(|term| expected.names.contains(term)))
    }

    fn neighbours<'b>(&self, typed: &'b Variant) -> &'b [String] {
        typed.neighbours.get_or_init(|| {
            let terms = self.material.vocabulary.iter();
            let neighbours = terms.filter(|term| single_edit(&term.chars, &typed.folded).is_some());
            neighbours.map(|term| term.text.clone()).collect()
        })
    }

    /// Whether the two differ only in an ending that hardly changes the meaning.
    fn differs_in_suffix(&self, name: &str, typed: &Variant) -> bool {
        let suffixes = self.language.optional_suffixes();
        let stem = |term: &str| {
            suffixes.iter().find_map(|suffix| term.strip_suffix(suffix)).unwrap_or(term).to_owned()
        };
        let stem_of_name = stem(name);
        stem_of_name.chars().count() > 1 && stem_of_name == stem(&typed.folded_text)
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::facade::Deck;
    use crate::fixture::nasty;

    thread_local! {
        static DECK: Deck = nasty();
    }

    fn term(expected: &str, typed: &str) -> Outcome {
        DECK.with(|deck| {
            let grader = deck.grader();
            grader.compare(&ExpectedTerm::new(grader, expected), &grader.read(typed))
        })
    }

    #[test]
    fn width_case_and_punctuation_do_not_count() {
        assert_eq!(term("A/B 测试", "ａ／ｂ 测试。"), Outcome::Right);
        assert_eq!(term("数据增强", "1. 数据增强等"), Outcome::Right);
        assert_eq!(term("統一編碼", "统一编码"), Outcome::Right);
        assert_eq!(term("生成对抗网络（GAN）", "gan"), Outcome::Right);
        assert_eq!(term("生成对抗网络（GAN）", "生成对抗网络"), Outcome::Right);
        assert_eq!(term("💛 满意度", "💛满意度"), Outcome::Right);
        assert_eq!(term("C++", "Ｃ＋＋"), Outcome::Right);
    }

    #[test]
    fn one_slip_is_close_unless_it_turns_the_meaning_round() {
        assert_eq!(term("分布式训练", "分布训练"), Outcome::Close);
        assert_eq!(term("数据加密", "数据解密"), Outcome::Wrong);
        assert_eq!(term("动态负载均衡", "静态负载均衡"), Outcome::Wrong);
        assert_eq!(term("数据平衡处理", "数据不平衡处理"), Outcome::Wrong);
        assert_eq!(term("早停", "早挺好"), Outcome::Wrong);
    }

    #[test]
    fn another_term_of_the_deck_is_wrong_however_near() {
        assert_eq!(term("数据加密", "数据脱敏"), Outcome::Wrong);
        assert_eq!(term("数据加密法", "数据加密"), Outcome::Wrong);
        assert_eq!(term("数据价密", "数据加密"), Outcome::Wrong);
        assert_eq!(term("数据加密", "数据价密"), Outcome::Right);
    }

    #[test]
    fn nothing_is_wrong() {
        for typed in ["", " ", "。，", "💛", "数", "a", "1"] {
            assert_eq!(term("数据加密", typed), Outcome::Wrong, "{typed}");
        }
    }
}
