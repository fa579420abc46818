//! One typed term against one expected term.

mod compare;
mod edit;
mod expected;
mod fold;
mod meaning;
mod pinyin;
mod typed;

pub(super) use expected::ExpectedTerm;
pub(super) use fold::numeric_punctuation;
pub(super) use pinyin::match_ends;
pub(super) use typed::TypedText;
