//! Text that the parser leaves out: definitions of links that nothing refers to.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use pulldown_cmark::{CowStr, RefDefs};
use study_model::text::slice;

/// What a document's text is made of and what is left between, as bytes of its text.
#[derive(Debug, Default)]
pub(crate) struct SkippedText<'a> {
    /// Labels of the definitions that links refer to.
    referred: HashSet<CowStr<'a>>,
    /// Where words stand that are part of nothing.
    gaps: Vec<Range<usize>>,
    end: usize,
}

impl<'a> SkippedText<'a> {
    /// What is shown, or said of it that it is not.
    pub(crate) fn shown(&mut self, text: &str, range: &Range<usize>) {
        let gap = self.end..range.start;
        if slice(text, gap.clone()).contains(char::is_alphanumeric) {
            self.gaps.push(gap);
        }
        self.skip(range.end);
    }

    /// What is no part of the text of a block, up to its end: an address, a fence.
    pub(crate) fn skip(&mut self, end: usize) {
        self.end = self.end.max(end);
    }

    /// A link by reference.
    pub(crate) fn refer(&mut self, id: CowStr<'a>) {
        self.referred.insert(id);
    }

    /// Where the definitions begin and end that links refer to.
    pub(crate) fn referred(&self, defined: &RefDefs<'_>) -> BTreeMap<usize, usize> {
        let referred = self.referred.iter().filter_map(|id| defined.get(id));
        referred.map(|definition| (definition.span.start, definition.span.end)).collect()
    }

    /// Where text begins that no reader sees, in order.
    ///
    /// - `footnotes`: definitions that are shown where they stand.
    pub(crate) fn starts(
        mut self,
        text: &str,
        defined: &RefDefs<'_>,
        footnotes: &[Range<usize>],
    ) -> BTreeSet<usize> {
        self.shown(text, &(text.len()..text.len()));
        let mut referred = self.referred(defined);
        referred.extend(footnotes.iter().map(|span| (span.start, span.end)));
        let mut starts = BTreeSet::new();
        for gap in self.gaps {
            let mut from = gap.start;
            let within = referred.range(gap.clone()).map(|(&start, &end)| (start, end));
            for (start, end) in within.chain([(gap.end, gap.end)]) {
                let mut at = from;
                for line in slice(text, from..start).split_inclusive('\n') {
                    let rest = line.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
                    // Below the first line of a definition its title may stand.
                    let begins = at == from || rest.starts_with('[');
                    if begins && rest.contains(char::is_alphanumeric) {
                        starts.insert(at + line.len() - rest.len());
                    }
                    at += line.len();
                }
                from = end.max(from);
            }
        }
        // One may stand right below another.
        let within = defined.iter().map(|(_, definition)| definition.span.start);
        starts.extend(within.filter(|start| !referred.contains_key(start)));
        starts
    }
}
