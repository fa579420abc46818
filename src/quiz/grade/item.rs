//! What a response to an item is worth.

use super::choices::{grade_choice, grade_choices, grade_pairs, grade_rating};
use super::diff::diff;
use super::grader::Grader;
use super::interview::grade_interview;
use super::list::grade_list;
use super::markers::unmarked;
use super::term::ExpectedTerm;
use super::verdict::{GradeError, Response, Verdict};
use crate::quiz::item::Item;
use crate::quiz::item_type::ItemType;
use crate::quiz::material::QuestionGroup;
use crate::quiz::material::Term;

impl Grader<'_> {
    /// Grades a response. Deterministic, and independent of every other response.
    ///
    /// - Choosing several: what is chosen wrongly takes off what is chosen rightly.
    /// - Typing: see [`Grader::grade_text`]; a list is held against each entry of the question, and
    ///   what only the others say costs nothing. An interview is read as running text.
    ///
    /// # Errors
    /// [`GradeError`] for a response that this kind of item cannot take.
    pub(crate) fn grade(&self, item: &Item, response: &Response) -> Result<Verdict, GradeError> {
        match (item.kind, response) {
            (ItemType::Flashcard, Response::Rating(rating)) => grade_rating(item, *rating),
            (ItemType::ChooseAll, Response::Choices(chosen)) => grade_choices(item, chosen),
            (ItemType::Matching, Response::Pairs(pairs)) => grade_pairs(item, pairs),
            (ItemType::Cloze, Response::Text(text)) => Ok(self.grade_text(&item.accept, text)),
            (ItemType::ListRecall, Response::Text(text)) => Ok(self.grade_list_recall(item, text)),
            (ItemType::Interview, Response::Text(text)) => Ok(self.grade_interview(item, text)),
            (ItemType::ChooseAll, _) => Err(GradeError::OtherKind),
            (_, Response::Choice(at)) if !item.options.is_empty() => grade_choice(item, *at),
            _ => Err(GradeError::OtherKind),
        }
    }

    /// Grades a typed text: `expected` is one term, or a list that may come in any order.
    ///
    /// Never fails; an empty text is wrong, and so is any text where nothing is expected.
    pub(crate) fn grade_text(&self, expected: &[String], text: &str) -> Verdict {
        let grader = *self;
        let terms: Vec<ExpectedTerm> =
            expected.iter().map(|term| ExpectedTerm::new(grader, term)).collect();
        let [term] = terms.as_slice() else { return grade_list(grader, &[terms], &[], text) };
        let outcome = grader.compare(term, &grader.read(text));
        let shown = unmarked(text, &term.term, self.language.list_words());
        let diff = Some(diff(&term.term, shown));
        Verdict { outcome, diff, ..Verdict::of(outcome.credit(), expected.to_vec()) }
    }

    fn grade_list_recall(&self, item: &Item, text: &str) -> Verdict {
        let grader = *self;
        let points = self.group_of(item).into_iter().flat_map(|group| &group.points);
        let neutral: Vec<ExpectedTerm> =
            points.map(|point| ExpectedTerm::new(grader, &point.key)).collect();
        grade_list(grader, &self.answers_to(item), &neutral, text)
    }

    fn grade_interview(&self, item: &Item, text: &str) -> Verdict {
        let material = self.material;
        let group = self.group_of(item).map(|group| group.position);
        let is_off_topic = |term: &Term| {
            let is_on_topic = group.is_some_and(|at| term.groups.binary_search(&at).is_ok());
            !material.groups_with_key(&term.text).is_empty() && !is_on_topic
        };
        grade_interview(*self, &self.answers_to(item), is_off_topic, text)
    }

    /// The keys that an item accepts, of each answer to its question.
    fn answers_to(&self, item: &Item) -> Vec<Vec<ExpectedTerm>> {
        let group = self.group_of(item);
        let lists = group.map_or_else(|| vec![item.accept.clone()], QuestionGroup::lists);
        let lists = lists.into_iter().map(|mut keys| {
            keys.retain(|key| item.accept.contains(key));
            keys.iter().map(|key| self.expected_key(group, key)).collect::<Vec<_>>()
        });
        lists.filter(|keys| !keys.is_empty()).collect()
    }

    /// A key with the other names that its question has for the same explanation.
    fn expected_key(&self, group: Option<&QuestionGroup>, key: &str) -> ExpectedTerm {
        let points = || group.into_iter().flat_map(|group| &group.points);
        let points = || points().filter(|point| point.is_explained());
        let own = points().filter(|point| point.key == key);
        let own: Vec<&str> = own.map(|point| point.explanation_compact.as_str()).collect();
        points()
            .filter(|point| point.key != key && own.contains(&point.explanation_compact.as_str()))
            .fold(ExpectedTerm::new(*self, key), |term, point| term.with_alias(*self, &point.key))
    }

    fn group_of(&self, item: &Item) -> Option<&QuestionGroup> {
        self.material.groups.iter().find(|group| group.entries == item.entries)
    }
}
