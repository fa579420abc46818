//! The checker: properties that sound items have, held against every item of a bank.
//!
//! It knows the files, the public shapes and the rules of the item-writing literature (Haladyna,
//! Downing and Rodriguez, 2002), and nothing of how items are made.

use std::cell::RefCell;
use std::fmt;

use study_widget::{Item, ItemType};

use crate::sources::{Entry, Point, Sources};
use crate::text::norm;
use crate::{bank, choices, cloze, feedback, fidelity, foreign, leaks, shape};

/// What a sound bank has. The numbers are those under which a violation is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Property {
    /// One right answer, and it is the source's.
    P1,
    /// No wrong option is right as well.
    P2,
    /// Options differ, none holds another.
    P3,
    /// The stem does not give the answer away.
    P4,
    /// Options are of one kind and of similar length.
    P5,
    /// The right option stands in every place equally often.
    P6,
    /// Nothing is asked twice.
    P7,
    /// Nothing that is to be typed was shown just before.
    P8,
    /// Afterwards the source is shown, and why each wrong option is wrong.
    P9,
    /// Every text is one of the source, without marks and with its brackets closed.
    P10,
    /// Nothing is asked about a heading, and points under one stay together.
    P11,
    /// What is to be chosen is what belongs to the question.
    P12,
    /// The item has what its kind promises.
    P14,
    /// A gap cuts no word in two and has one filling.
    Cloze,
}

#[derive(Clone)]
pub(crate) struct Violation {
    pub(crate) property: Property,
    /// Id of the item.
    pub(crate) item: String,
    pub(crate) what: String,
}

impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:?} {}: {}", self.property, self.item, self.what)
    }
}

/// An item on trial.
pub(crate) struct Case<'a> {
    pub(crate) item: &'a Item,
    pub(crate) sources: &'a Sources,
    /// Its group by its first entry.
    pub(crate) group: usize,
    found: RefCell<Vec<Violation>>,
}

impl<'a> Case<'a> {
    /// Notes a violation unless `holds`.
    pub(crate) fn must(&self, holds: bool, property: Property, what: impl FnOnce() -> String) {
        if !holds {
            let item = self.item.id.to_string();
            self.found.borrow_mut().push(Violation { property, item, what: what() });
        }
    }

    /// The entry that the feedback names.
    pub(crate) fn entry(&self) -> &'a Entry {
        self.sources.entry(self.item.feedback.entry)
    }

    /// The point that is asked about.
    pub(crate) fn point(&self) -> Option<&'a Point> {
        self.entry().point(&self.item.key)
    }

    /// Whether an explained key of the group is the same as this one.
    pub(crate) fn is_own(&self, key: &str) -> bool {
        self.sources.explained_keys(self.group).contains_key(&norm(key))
    }
}

/// Whether something is chosen, and only one option is right.
pub(crate) const fn is_single(kind: ItemType) -> bool {
    matches!(
        kind,
        ItemType::KeyFromExplanation
            | ItemType::ExplanationFromKey
            | ItemType::QuestionFromKey
            | ItemType::TrueFalse
    )
}

/// Whether one key point is asked about.
pub(crate) const fn is_keyed(kind: ItemType) -> bool {
    is_single(kind) || matches!(kind, ItemType::Cloze)
}

/// All that is wrong with the items of a bank, one by one and taken together.
///
/// Places of right options are left to [`bank::check_places`], because one bank is too few.
pub(crate) fn check(bank: &[Item], sources: &Sources) -> Vec<Violation> {
    let mut found: Vec<Violation> =
        bank.iter().flat_map(|item| check_item(item, sources)).collect();
    found.extend(bank::check(bank));
    found.extend(cloze::check_frames(bank, sources));
    found
}

fn check_item(item: &Item, sources: &Sources) -> Vec<Violation> {
    let count = sources.entries.len();
    let options = item.options.iter().map(|option| option.entry);
    let mut entries = options.chain(item.entries.iter().copied()).chain([item.feedback.entry]);
    let known = item.entries.first().filter(|_| entries.all(|entry| (entry as usize) < count));
    let Some(&first) = known else {
        let what = "names an entry that there is not".to_owned();
        return vec![Violation { property: Property::P14, item: item.id.to_string(), what }];
    };
    let case = Case { item, sources, group: sources.group_of(first), found: RefCell::default() };
    shape::check(&case);
    fidelity::check(&case);
    choices::check(&case);
    foreign::check(&case);
    leaks::check(&case);
    feedback::check(&case);
    cloze::check(&case);
    case.found.into_inner()
}
