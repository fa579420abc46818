//! Text that the parser leaves out: definitions of links that nothing refers to.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use pulldown_cmark::{CowStr, RefDefs};
use study_model::text::slice;

/// What a document's blocks are made of and what is left between them, as bytes of its text.
#[derive(Debug, Default)]
pub(crate) struct Unshown<'a> {
    /// Labels of the definitions that links refer to.
    referred: HashSet<CowStr<'a>>,
    /// What stands between blocks of the outermost level.
    gaps: Vec<Range<usize>>,
    end: usize,
}

impl<'a> Unshown<'a> {
    /// A block of the outermost level.
    pub(crate) fn block(&mut self, range: &Range<usize>) {
        self.gaps.push(self.end..range.start);
        self.end = range.end;
    }

    /// A link by reference.
    pub(crate) fn refer(&mut self, id: CowStr<'a>) {
        self.referred.insert(id);
    }

    /// Where text begins that no reader sees, in order.
    pub(crate) fn places(mut self, text: &str, defined: &RefDefs<'_>) -> BTreeSet<usize> {
        self.gaps.push(self.end..text.len());
        let referred = self.referred.iter().filter_map(|id| defined.get(id));
        let referred: BTreeMap<usize, usize> =
            referred.map(|definition| (definition.span.start, definition.span.end)).collect();
        let mut places = BTreeSet::new();
        for gap in self.gaps {
            let mut from = gap.start;
            let within = referred.range(gap.clone()).map(|(&start, &end)| (start, end));
            for (start, end) in within.chain([(gap.end, gap.end)]) {
                let rest = slice(text, from..start);
                let blanks = rest.len() - rest.trim_start().len();
                places.extend((blanks < rest.len()).then_some(from + blanks));
                from = end.max(from);
            }
        }
        // Those within lists and quotations stand in no gap.
        let within = defined.iter().map(|(_, definition)| definition.span.start);
        places.extend(within.filter(|start| !referred.contains_key(start)));
        places
    }
}
