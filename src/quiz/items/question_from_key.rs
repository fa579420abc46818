//! A key that only one question has is shown; the question is to be chosen.

use std::rc::Rc;

use super::template::ItemTemplate;
use crate::quiz::distractors::{KeyPool, are_apart, are_even, gives_away, has_clue};
use crate::quiz::item::{Choice, Item, Reason};
use crate::quiz::item_type::ItemType;
use crate::quiz::material::{KeyPoint, QuestionGroup, QuizMaterial};
use crate::quiz::random::SeededRng;

/// Wrong options shown: titles are long, and four of them fill a phone's screen.
const WRONG: usize = 3;
/// Candidates for them that are kept, ten times as many: enough to vary.
const KEPT: usize = 32;
/// Groups that are looked at for them: where not one in six is unrelated, a deck is about one thing.
const TRIED: usize = 200;
/// Key points that are named of a question, to tell what it is about: more than a list has that
/// anybody learns by heart.
const NAMED: usize = 20;
/// Draws under a seed before the one that always works: where every second is sound, one seed in a
/// million gets that.
const DRAWS: usize = 20;

/// A key of one question, and questions that are surely not its own.
#[derive(Debug)]
pub(crate) struct QuestionFromKey {
    point: Rc<KeyPoint>,
    wrong: Vec<usize>,
    /// Wrong options that are sound together.
    fallback: Vec<usize>,
}

impl QuestionFromKey {
    /// The one for a key that is right for this group only, and that no other speaks of.
    pub(crate) fn of(
        material: &QuizMaterial,
        pool: &KeyPool,
        group: &QuestionGroup,
        point: &Rc<KeyPoint>,
    ) -> Option<Self> {
        let term = material.vocabulary.get(&point.key_compact);
        let is_own = material.groups_with_key(&point.key_compact) == [group.position]
            && term.is_some_and(|term| term.groups == [group.position])
            && !gives_away(material.language.lengths(), &group.title_compact, &point.key_compact);
        if !is_own || material.groups.len() <= WRONG {
            return None;
        }
        let start = SeededRng::new(0, &point.key_compact).below(material.groups.len());
        let around = (start..material.groups.len()).chain(0..start);
        let like = pool.groups_with_one_like(material, point)?;
        let is_unrelated = |&other: &usize| {
            !material.related.are_related(group.position, other)
                && !like.iter().any(|&group| material.related.are_related(other, group))
        };
        let far = around.take(TRIED).filter(is_unrelated);
        // Those that have a clue to the key as well come first, to be among those kept.
        let (mut wrong, others): (Vec<usize>, Vec<usize>) =
            far.partition(|&at| is_hinted(material, at, point));
        wrong.extend(others);
        wrong.truncate(KEPT);
        let mut template = Self { point: Rc::clone(point), wrong, fallback: Vec::new() };
        let mut rng = SeededRng::new(0, &point.key_compact);
        let mut draws = (0..DRAWS * DRAWS).map(|_| template.draw(material, &mut rng));
        template.fallback = draws.find(|wrong| is_sound(material, group, wrong))?;
        Some(template)
    }

    /// Some of the wrong questions, no two of them near each other, and if there is one among them
    /// one that has a clue to the key, so that the right one is not alone with its.
    fn draw(&self, material: &QuizMaterial, rng: &mut SeededRng) -> Vec<usize> {
        let mut places = self.wrong.clone();
        rng.shuffle(&mut places);
        if let Some(first) = places.iter().position(|&at| is_hinted(material, at, &self.point)) {
            places.swap(0, first);
        }
        let mut drawn: Vec<usize> = Vec::new();
        for at in places {
            if !drawn.iter().any(|&other| material.related.are_related(at, other)) {
                drawn.push(at);
            }
            if drawn.len() == WRONG {
                break;
            }
        }
        drawn
    }
}

/// Whether wrong questions can stand beside the right one: of similar length, none within another.
fn is_sound(material: &QuizMaterial, group: &QuestionGroup, wrong: &[usize]) -> bool {
    let titles = || {
        let wrong = wrong.iter().filter_map(|&at| material.groups.get(at));
        wrong.map(|group| group.title_compact.as_str())
    };
    let all: Vec<&str> = titles().chain([group.title_compact.as_str()]).collect();
    let lengths: Vec<usize> = all.iter().map(|title| title.chars().count()).collect();
    wrong.len() == WRONG && are_even(&lengths) && are_apart(&all)
}

/// Whether the title of a question has a clue to a key.
fn is_hinted(material: &QuizMaterial, at: usize, point: &KeyPoint) -> bool {
    let lengths = material.language.lengths();
    material
        .groups
        .get(at)
        .is_some_and(|group| has_clue(lengths, &group.title_compact, &point.key_compact))
}

impl ItemTemplate for QuestionFromKey {
    fn kind(&self) -> ItemType {
        ItemType::QuestionFromKey
    }

    fn point(&self) -> Option<&KeyPoint> {
        Some(&self.point)
    }

    fn stem(&self, _: &QuestionGroup) -> String {
        self.point.key.clone()
    }

    fn fill(&self, item: &mut Item, material: &QuizMaterial, group: &QuestionGroup, seed: u64) {
        let mut rng = SeededRng::new(seed, &item.id.written());
        let mut draws = (0..DRAWS).map(|_| self.draw(material, &mut rng));
        let found = draws.find(|wrong| is_sound(material, group, wrong));
        let wrong = found.unwrap_or_else(|| self.fallback.clone());
        let wrong = wrong.iter().filter_map(|&at| material.groups.get(at)).map(distractor);
        let right = Choice {
            text: group.title.clone(),
            correct: true,
            entry: self.point.entry,
            key: self.point.key.clone(),
            reason: None,
        };
        item.options = wrong.chain([right]).collect();
        SeededRng::new(seed, &item.id.written()).shuffle(&mut item.options);
    }
}

/// A question as a wrong answer, with the key points that it does have.
fn distractor(group: &QuestionGroup) -> Choice {
    let keys = group.keys().take(NAMED).map(|point| point.key.clone()).collect();
    let has_more = group.key_count() > NAMED;
    Choice {
        text: group.title.clone(),
        correct: false,
        entry: group.entries.first().copied().unwrap_or_default(),
        key: String::new(),
        reason: Some(Reason::KeyPoints { keys, has_more }),
    }
}
