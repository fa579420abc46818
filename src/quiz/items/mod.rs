//! The kinds of items, one file each, but for the three that ask for a whole question.

mod choose_all;
mod cloze;
mod explanation_from_key;
mod key_from_explanation;
mod matching;
mod question_from_key;
mod template;
mod true_false;
mod whole_question;

pub(super) use choose_all::ChooseAll;
pub(super) use cloze::Cloze;
pub(super) use explanation_from_key::ExplanationFromKey;
pub(super) use key_from_explanation::KeyFromExplanation;
pub(super) use matching::Matching;
pub(super) use question_from_key::QuestionFromKey;
pub(super) use template::ItemTemplate;
pub(super) use true_false::TrueFalse;
pub(super) use whole_question::WholeQuestion;
