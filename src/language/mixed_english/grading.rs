//! What grading has to know of English.

use study_model::text::find;

use crate::language::clause::{ClauseChar, latin_words};

/// What opens a line of a list before a comma or colon: words that only tell the order, and what says
/// that an answer follows.
pub(in crate::language) const LIST_OPENERS: &str =
    "first firstly second secondly third thirdly next then also last lastly finally answer";
/// What stands before a noun.
pub(in crate::language) const ARTICLES: &str = "the a an";
/// What says behind a line of a list that there is more.
pub(in crate::language) const LIST_TAILS: &[&str] = &["and so on", "etc", "Etc"];

/// What denies; as in all lists of whole words here, with a blank around each.
const NEGATIONS: &str = " not no never neither nor none nothing nobody cannot cant dont doesnt didnt wont isnt arent wasnt \
    werent shouldnt neednt mustnt couldnt wouldnt hasnt havent hadnt aint instead hardly unnecessary unneeded \
    impossible rid waste useless pointless irrelevant ";
/// How verbs of refusal begin.
const REFUSALS: &str = "avoid skip exclud ignor omit refus reject stop forget forgot drop remov disabl \
    abandon ruled refrain";
/// What may stand between a denial and what is denied. Anything else is what is denied instead.
const LIGHT_WORDS: &str = " a an the any all of to use uses used using do does did doing done our we you i they it is are \
    was were be been have has had will would can could should must may need needs needed require required \
    necessary want wanted apply applied adopt adopted support supported recommend recommended consider considered \
    enabled think plan going make makes for in about with afford ever kind point reason part option solution answer help work \
    matter here at effect out question longer more one from rely implement sense time ";
/// What refuses with what stands before it.
const PAIRS: &str = " rather than anything but leave out left out give up gave up given up ";

/// Whether a term is denied by what stands before it, unless that is a condition, or behind it.
pub(in crate::language) fn is_negated(before: &[ClauseChar], after: &[ClauseChar]) -> bool {
    is_negated_before(before, !after.is_empty()) && !is_condition(before)
        || is_negated_behind(after)
}

/// If it is not used, unless it is used: that tells what it is good for.
pub(in crate::language) fn is_condition(before: &[ClauseChar]) -> bool {
    latin_words(before).iter().any(|word| word == " if" || word == " unless")
}

/// - `goes_on`: whether anything stands behind the term.
pub(in crate::language) fn is_negated_before(before: &[ClauseChar], goes_on: bool) -> bool {
    let words = latin_words(before);
    let mut is_denied = false;
    let mut rest = words.as_slice();
    while let Some((word, earlier)) = rest.split_last() {
        rest = earlier;
        // Without it, everything leaks; skipping it is dangerous; no system is safe without it.
        let is_without = matches!(word.as_str(), " without" | " except");
        let opens = earlier.is_empty() && goes_on;
        if is_without || opens && word.ends_with("ing") {
            let is_needed =
                opens && word != " except" || earlier.iter().any(|word| is_among(NEGATIONS, word));
            return is_denied == is_needed;
        }
        if let Some(denies) = denies(earlier.last(), word) {
            is_denied ^= denies;
        } else {
            return is_denied && word != " why";
        }
    }
    is_denied
}

/// 数据加密 is not used: nothing else may stand there.
pub(in crate::language) fn is_negated_behind(after: &[ClauseChar]) -> bool {
    let mut is_denied = false;
    let mut before = None;
    let words = latin_words(after);
    for word in &words {
        let Some(denies) = denies(before, word) else { return false };
        is_denied ^= denies;
        before = Some(word);
    }
    is_denied && after.iter().all(|it| it.c.is_ascii_lowercase())
}

/// Whether a word denies; nothing for one that says something of its own.
fn denies(before: Option<&String>, word: &str) -> Option<bool> {
    let pair = before.map(|before| [before, word].concat());
    if is_among(NEGATIONS, word)
        || REFUSALS.split(' ').any(|verb| word.trim_start().starts_with(verb))
        || pair.is_some_and(|pair| is_among(PAIRS, &pair))
    {
        Some(true)
    } else {
        is_among(LIGHT_WORDS, word).then_some(false)
    }
}

/// - `word`: behind a blank.
fn is_among(list: &str, word: &str) -> bool {
    find(list, &[word, " "].concat()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::clause::typed;

    fn negated(before: &str, after: &str) -> bool {
        is_negated(&typed(before), &typed(after))
    }

    #[test]
    fn a_denial_reaches_over_words_that_say_nothing_of_their_own() {
        assert!(
            negated("we dont", "") && negated("no need to use", "") && negated("", "is useless")
        );
        assert!(!negated("not only", "") && !negated("a knot of", "") && !negated("", "is hard"));
        assert!(!negated("not to skip", "") && !negated("if we do not use", "it leaks"));
        assert!(!negated("", "") && !negated("💛", "💛"));
    }
}
