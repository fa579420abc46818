//! What is read from the deck: question groups with their key points, the vocabulary, and how the
//! explanations fall into words.

mod clause_frames;
mod collocations;
mod deck_content;
mod explanations;
mod growing_multimap;
mod key_point;
mod mask;
mod question_group;
mod related;
mod segmenter;
mod similarity;
mod term_occurrence;
mod vocabulary;

pub(super) use clause_frames::ClauseFrames;
pub(super) use deck_content::DeckContent;
pub(super) use growing_multimap::GrowingMultimap;
pub(super) use key_point::{KeyPoint, LONGEST_EXPLANATION, MaskedExplanation};
pub(super) use mask::{BLANK, mask};
pub(super) use question_group::QuestionGroup;

pub(super) use similarity::{counted, feature_ids, shared, sorted};
pub(super) use term_occurrence::TermOccurrence;
pub(super) use vocabulary::{Term, Vocabulary, glossary_term, latin_words};
