//! A term in an explanation is hidden and to be typed.
//!
//! Only known terms are cut out, and only where nothing else in the deck would fit the gap. A
//! learner is told the key and the length of what is missing.

use std::rc::Rc;

use study_model::text::{compact, find, slice};

use super::template::ItemTemplate;
use crate::language::Language;
use crate::quiz::distractors::{gives_away, is_balanced};
use crate::quiz::item::Item;
use crate::quiz::item_type::ItemType;
use crate::quiz::material::{
    BLANK, ClauseFrames, KeyPoint, QuestionGroup, QuizMaterial, TermOccurrence,
};

/// A term in more than this share of the questions says nothing of any.
const COMMON: f64 = 0.25;
/// Terms hidden in one explanation, each in an item of its own: by then its sentence is known by
/// heart.
const MOST: usize = 3;

/// A term of an explanation.
#[derive(Debug)]
pub(crate) struct Cloze {
    point: Rc<KeyPoint>,
    term: String,
    stem: String,
}

impl Cloze {
    /// The rarest terms of an explanation that can be hidden in a sound way.
    pub(crate) fn of(
        material: &QuizMaterial,
        frames: &ClauseFrames,
        group: &QuestionGroup,
        point: &Rc<KeyPoint>,
    ) -> Vec<Self> {
        let collocations = &material.explanations.collocations;
        let groups = |place: &&TermOccurrence| {
            material.vocabulary.get(&place.term).map_or(0, |it| it.groups.len())
        };
        // In a deck of a few questions a term of one of them is telling as well.
        let most = (material.groups.len() as f64 * COMMON).max(1.0);
        let is_sound = |place: &&TermOccurrence| {
            frames.has_alone(point, place)
                && groups(place) as f64 <= most
                && !place.begins_clause()
                && is_askable(material.language, group, point, place)
                && !collocations.crosses_words(place)
                && (place.term.chars().count() > 2 || collocations.is_implied_by_neighbour(place))
                && !collocations.has_other_filler(place)
        };
        let mut rarest: Vec<&TermOccurrence> = Vec::with_capacity(MOST + 1);
        for place in material.explanations.terms_in(point).iter().filter(is_sound) {
            let count = groups(&place);
            rarest.insert(rarest.partition_point(|before| groups(before) <= count), place);
            rarest.truncate(MOST);
        }
        rarest.into_iter().map(|place| Self::new(point, place)).collect()
    }
}

/// Whether a term can be told from what is left, and only from its sense.
fn is_askable(
    language: &dyn Language,
    group: &QuestionGroup,
    point: &KeyPoint,
    TermOccurrence { term, start, end, clause, .. }: &TermOccurrence,
) -> bool {
    let text = &point.explanation;
    let [before, after] = [slice(text, 0..*start), slice(text, *end..text.len())];
    let around = [before, BLANK, after].concat();
    let clause = slice(text, clause.clone());
    let lengths = language.lengths();
    let length = |text: &str| compact(text).chars().count();
    let chars = term.chars().count();
    let shown = [&group.title, &point.key, before, after];
    lengths.hidden_term.contains(&chars)
        && language.may_be_hidden(term)
        && find(text, BLANK).is_none()
        && length(&around) >= lengths.beside_hidden
        && length(clause) >= chars + lengths.clause_beside_hidden
        && !language.is_coupled(before, after)
        && !language.continues_word(after)
        && !language.is_listing(clause)
        && shown.into_iter().all(|text| find(&compact(text), term).is_none())
        && find(term, &point.key_compact).is_none()
        && !gives_away(lengths, &compact(&around), term)
        && !gives_away(lengths, &point.key_compact, term)
        && is_balanced(&around)
}

impl Cloze {
    fn new(point: &Rc<KeyPoint>, place: &TermOccurrence) -> Self {
        let text = |range| slice(&point.explanation, range);
        let [before, after] = [text(0..place.start), text(place.end..point.explanation.len())];
        Self {
            point: Rc::clone(point),
            term: text(place.start..place.end).to_owned(),
            stem: [&point.key, "：", before, BLANK, after].concat(),
        }
    }
}

impl ItemTemplate for Cloze {
    fn kind(&self) -> ItemType {
        ItemType::Cloze
    }

    fn point(&self) -> Option<&KeyPoint> {
        Some(&self.point)
    }

    fn hidden_term(&self) -> Option<&str> {
        Some(&self.term)
    }

    fn stem(&self, _: &QuestionGroup) -> String {
        self.stem.clone()
    }

    fn fill(&self, item: &mut Item, _: &QuizMaterial, _: &QuestionGroup, _: u64) {
        item.accept = vec![self.term.clone()];
    }
}
