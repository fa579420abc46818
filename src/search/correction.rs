//! What a query was understood as, to be told to whoever typed it.

use study_model::Blob;

use super::query::candidates::{Candidate, TypedToken};
use super::query::characters::Query;
use super::query::segmentation::{Segment, Segmentation};

/// The query with what was meant in place of what stands for it; `None` when nothing does.
///
/// - `in_title`: whether the best hit has these tokens in its title.
pub(crate) fn corrected(
    blob: &Blob,
    query: &Query,
    segmentation: &Segmentation,
    segments: &[Segment],
    in_title: impl Fn(&[TypedToken]) -> bool,
) -> Option<String> {
    let tokens = |candidate| segmentation.candidates.tokens(candidate);
    let mut corrections: Vec<Option<&Candidate>> = Vec::new();
    // From the end, since what goes on without a boundary is understood by what follows.
    let mut follows = None;
    for segment in segments.iter().rev() {
        let titled = segment.candidates.iter().find(|it| in_title(tokens(it)));
        let best = titled.or(segment.candidates.first());
        let end = segment.span.end;
        let goes_on = follows == Some(end) && !query.is_boundary(end);
        let typed = query.typed(segment.span.clone());
        let best = best.filter(|best| {
            let is_telling = || best.is_complete && is_telling(blob, tokens(best), &typed);
            !best.is_as_typed && (goes_on || is_telling())
        });
        follows = best.map(|best| best.span.start);
        corrections.push(best);
    }
    let mut text = String::new();
    let mut at = 0;
    for best in corrections.iter().rev().copied().flatten() {
        text.push_str(&query.typed(at..best.span.start));
        let is_separated = query.separators >> best.span.start & 1 == 1;
        if is_separated && text.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            text.push(' ');
        }
        text.extend(tokens(best).iter().filter_map(|token| blob.lexicon().get(token.token)));
        at = best.span.end;
    }
    text.push_str(&query.typed(at..query.len()));
    (at > 0).then_some(text)
}

/// Whether tokens tell more than what was typed: all of them are complete, and those of a single
/// character, which are any query's, stand there already.
fn is_telling(blob: &Blob, tokens: &[TypedToken], typed: &str) -> bool {
    tokens.iter().all(|token| {
        let text = blob.lexicon().get(token.token).unwrap_or_default();
        let length = text.chars().count();
        let is_typed = || study_model::text::find(typed, text).is_some();
        token.letters.end >= length && (length > 1 || is_typed())
    })
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::fixture::nasty;

    #[test]
    fn what_was_meant_is_told_in_whatever_script_it_was_typed() {
        let deck = nasty();
        for (query, wanted) in [
            ("shujujiami", Some("数据加密")),
            ("数居加密", Some("数据加密")),
            ("过你合", Some("过拟合")),
            ("fzjh", Some("负载均衡")),
            ("动负载均衡", Some("动态负载均衡")),
            ("KafkaConsumr", Some("KafkaConsumer")),
            // Characters and letters in one query.
            ("训练xiaolv", Some("训练效率")),
            ("训练 xiaolv", Some("训练效率")),
            ("kafka xiaolv", Some("kafka 效率")),
            ("kafkaxiaolv", Some("kafka效率")),
            // What was typed exactly, or is an alias, needs no correction.
            ("数据加密", None),
            ("數據加密", None),
            ("ＫａｆｋａＰｒｏｄｕｃｅｒ", None),
            ("encryption", None),
            ("C加加", None),
            ("", None),
            ("💛", None),
        ] {
            let found = deck.search(query, &crate::SearchOptions::default());
            assert_eq!(found.corrected.as_deref(), wanted, "{query}");
        }
    }
}
