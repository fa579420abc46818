//! What is read from the deck: question groups with their key points, the vocabulary, and how the
//! explanations fall into words.

mod clause_frames;
mod collocations;
mod explanations;
mod growing_multimap;
mod key_point;
mod mask;
mod question_group;
mod quiz_material;
mod related;
mod segmenter;
mod similarity;
mod term_occurrence;
mod vocabulary;

pub(super) use clause_frames::ClauseFrames;
pub(super) use growing_multimap::GrowingMultimap;
pub(super) use key_point::{KeyPoint, LONGEST_EXPLANATION, MaskedExplanation};
pub(super) use mask::{BLANK, mask};
pub(super) use question_group::QuestionGroup;
pub(super) use quiz_material::QuizMaterial;

pub(super) use similarity::{counted, shared, shingle_ids, sorted};
pub(super) use term_occurrence::TermOccurrence;
pub(super) use vocabulary::{Term, Vocabulary, glossary_term, latin_words};
