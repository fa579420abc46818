//! What an item shows, to be asked for terms.

use study_model::text::{compact, find};

use super::item::{Item, Reason};

/// Places in the table of pairs; more of them let fewer texts be read through.
const PLACES: usize = 4096;

/// All texts of an item in compact form, and a table of the pairs of neighbouring characters in
/// them: most terms that are looked for have one that is not there.
pub(crate) struct ShownText {
    text: String,
    pairs: Vec<bool>,
}

impl ShownText {
    pub(crate) fn new(item: &Item) -> Self {
        let options = item.options.iter().flat_map(|option| {
            let reason = option.reason.iter().flat_map(Reason::texts);
            [&option.text, &option.key].into_iter().chain(reason)
        });
        let pairs = item.pairs.iter().flat_map(|pair| [&pair.left, &pair.right]);
        let texts = [&item.stem, &item.feedback.text].into_iter().chain(&item.accept);
        let shown: Vec<String> =
            texts.chain(options).chain(pairs).map(|text| compact(text)).collect();
        let text = shown.join("\n");
        let mut pairs = vec![false; PLACES];
        for place in places(&text) {
            pairs.get_mut(place).into_iter().for_each(|pair| *pair = true);
        }
        Self { text, pairs }
    }

    /// Whether a term, in compact form, is among what is shown.
    pub(crate) fn has(&self, term: &str) -> bool {
        places(term).all(|place| self.pairs.get(place) == Some(&true))
            && find(&self.text, term).is_some()
    }
}

/// The places of a text's pairs in the table.
fn places(text: &str) -> impl Iterator<Item = usize> {
    let seconds = text.chars().skip(1);
    text.chars().zip(seconds).map(|(a, b)| (a as usize * 31 + b as usize) % PLACES)
}
