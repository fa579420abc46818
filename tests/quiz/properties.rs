//! The banks of ten seeds: the checker finds nothing in them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use study_widget::Item;

use crate::bank::check_places;
use crate::checker::Property::{Cloze, P1, P2, P3, P4, P5, P6, P7, P9, P10, P11, P12, P14};
use crate::checker::{Property, Violation, check};
use crate::sources::SOURCES;
use crate::{DECK, items};

static BANKS: LazyLock<Vec<Vec<Item>>> = LazyLock::new(|| (0..10).map(items).collect());

static FOUND: LazyLock<Vec<Violation>> =
    LazyLock::new(|| BANKS.iter().flat_map(|bank| check(bank, &SOURCES)).collect());

fn none(property: Property) {
    let found = FOUND.iter().filter(|found| found.property == property);
    let found: BTreeMap<&String, &Violation> = found.map(|found| (&found.item, found)).collect();
    let first: Vec<_> = found.values().take(10).collect();
    assert!(found.is_empty(), "{} items of ten banks: {first:#?}", found.len());
}

#[test]
fn entries_are_numbered_as_the_files_have_them() {
    for (at, entry) in (0..).zip(&SOURCES.entries) {
        assert_eq!(DECK.with(|deck| deck.reader().id(at)), entry.id);
    }
}

#[test]
fn one_option_is_right_and_it_is_the_source() {
    none(P1);
}

#[test]
fn no_wrong_option_is_right_as_well() {
    none(P2);
}

#[test]
fn options_differ() {
    none(P3);
}

#[test]
fn the_stem_does_not_give_the_answer_away() {
    none(P4);
}

#[test]
fn options_are_of_one_kind_and_length() {
    none(P5);
}

#[test]
fn the_right_option_stands_in_every_place_equally_often() {
    none(P6);
    let odd = check_places(BANKS.iter().flatten());
    assert!(odd.is_empty(), "{odd:#?}");
}

#[test]
fn nothing_is_asked_twice() {
    none(P7);
}

#[test]
fn feedback_shows_the_source_and_what_was_wrong() {
    none(P9);
}

#[test]
fn nothing_is_invented() {
    none(P10);
}

#[test]
fn nothing_is_asked_about_headings() {
    none(P11);
}

#[test]
fn what_is_to_be_chosen_belongs_to_the_question() {
    none(P12);
}

#[test]
fn items_have_what_their_kind_promises() {
    none(P14);
}

#[test]
fn gaps_cut_no_word_and_have_one_filling() {
    none(Cloze);
}
