//! What grading has to know of a deck.

use crate::language::Language;
use crate::pinyin::Pinyin;
use crate::quiz::bank::Bank;
use crate::quiz::material::QuizMaterial;

/// Grades by what a deck knows: its terms, its pinyin, its language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grader<'a> {
    pub(super) material: &'a QuizMaterial,
    pub(super) pinyin: &'a Pinyin,
    pub(super) language: &'static dyn Language,
}

impl<'a> Grader<'a> {
    pub(crate) fn new(bank: &'a Bank, pinyin: &'a Pinyin, language: &'static dyn Language) -> Self {
        Self { material: &bank.material, pinyin, language }
    }
}
