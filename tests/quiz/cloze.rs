//! Gaps in Chinese, which has no spaces: cut on known terms, and with one filling.

use study_widget::{Item, ItemType};

use crate::checker::Property::{self, Cloze};
use crate::checker::{Case, Violation};
use crate::sources::{Entry, Sources};
use crate::text::{BLANK, length, norm};

/// Lengths of what may be hidden, in characters.
const FILLER: std::ops::RangeInclusive<usize> = 2..=8;
/// So much has to remain that says what is missing.
const REMAINDER: usize = 10;
/// Ends of a sentence, and of a clause.
const STOPS: [char; 3] = ['。', '；', '\n'];
const COMMAS: [char; 7] = ['，', '。', '；', '（', '）', '(', ')'];
/// What opens a list of examples; 如何 does not.
const EXAMPLES: [&str; 4] = ["例如", "比如", "诸如", "如"];

pub(crate) fn check(case: &Case) {
    let item = case.item;
    if item.kind != ItemType::Cloze {
        return;
    }
    case.must(item.stem.matches(BLANK).count() == 1, Cloze, || "not one gap".into());
    let Some((before, after)) = item.stem.split_once(BLANK) else { return };
    let Some(filler) = item.accept.first() else { return };
    let is_term = case.sources.vocabulary.contains_key(&norm(filler));
    case.must(is_term, Cloze, || format!("“{filler}” is no known term"));
    case.must(FILLER.contains(&length(filler)), Cloze, || {
        format!("“{filler}” is too short or long")
    });
    let remainder = length(&item.stem) - length(&item.key);
    case.must(remainder >= REMAINDER, Cloze, || "too little remains".into());
    let longer = longer_term(before, filler, after, case.sources);
    case.must(longer.is_none(), Cloze, || format!("cuts “{}” in two", longer.unwrap()));
    case.must(!is_example(before, after), Cloze, || "hides one of several examples".into());
    let title =
        case.sources.entries_of(case.group).find(|it| norm(&it.title).contains(&norm(filler)));
    case.must(title.is_none(), Cloze, || format!("the title says “{filler}”"));
    case.must(norm(&item.key) != norm(filler), Cloze, || "hides the key that it shows".into());
}

/// A known term of which the filler is a part here.
fn longer_term<'a>(
    before: &str,
    filler: &str,
    after: &str,
    sources: &'a Sources,
) -> Option<&'a str> {
    let [before, filler, after] = [before, filler, after].map(norm);
    let [start, end] = [before.len(), before.len() + filler.len()];
    let text = [before, filler, after].concat();
    let holds = |term: &str| {
        text.match_indices(term).any(|(at, _)| at <= start && at + term.len() >= end)
            && term.len() > end - start
    };
    sources.vocabulary.iter().find(|&(term, _)| holds(term)).map(|(_, written)| written.as_str())
}

/// Whether the gap is a member of an open list, as in 如剪枝、____等.
fn is_example(before: &str, after: &str) -> bool {
    let clause = before.rsplit(COMMAS).next().unwrap_or_default();
    let rest = after.split(COMMAS).next().unwrap_or_default();
    let opened = EXAMPLES.iter().filter_map(|word| clause.rfind(word).map(|at| at + word.len()));
    let opened = opened.max().map(|at| &clause[at..]);
    let is_opened = opened.is_some_and(|list| !list.starts_with('何') && !list.contains('等'));
    // 、____等 and ____、量化等 need no word that opens them.
    let is_listed = clause.contains('、') || rest.contains('、');
    let is_closed = rest.split('、').next_back().is_some_and(|last| last.contains('等'));
    is_opened || is_listed && is_closed
}

/// Sentences that read the same around a gap take the same filling.
pub(crate) fn check_frames(bank: &[Item], sources: &Sources) -> Vec<Violation> {
    let sentences: Vec<String> = sources
        .entries
        .iter()
        .flat_map(Entry::explained)
        .flat_map(|point| point.explanation.split(STOPS))
        .map(norm)
        .filter(|sentence| !sentence.is_empty())
        .collect();
    let mut found = Vec::new();
    for item in bank.iter().filter(|item| item.kind == ItemType::Cloze) {
        let Some((before, after)) = item.stem.split_once(BLANK) else { continue };
        let before = before.split_once('：').map_or(before, |(_, explanation)| explanation);
        let before = norm(before.rsplit(STOPS).next().unwrap_or_default());
        let after = norm(after.split(STOPS).next().unwrap_or_default());
        let other = sentences.iter().find_map(|sentence| {
            let middle = sentence.strip_prefix(before.as_str())?.strip_suffix(after.as_str())?;
            let is_filler = (1..=*FILLER.end()).contains(&middle.chars().count());
            (is_filler && !item.accept.iter().any(|it| norm(it) == middle)).then_some(middle)
        });
        if let Some(other) = other {
            let what = format!("elsewhere the same sentence has “{other}”");
            found.push(Violation { property: Property::Cloze, item: item.id.to_string(), what });
        }
    }
    found
}
