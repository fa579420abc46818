//! Where the parts of a document begin.

use study_model::Block;

use super::heading::{numbered, text_of};
use super::paragraph_label::paragraph_label;
use crate::markdown::SourceBlock;
use crate::section_label::{SUMMARY, label_kind};

/// Where the parts of a document begin, as indices of its blocks.
pub(super) struct Outline {
    pub(super) title: Option<usize>,
    pub(super) title_level: u8,
    /// The level of the first numbered heading below the title: that of every entry.
    pub(super) entry_level: Option<u8>,
    /// The last entry's heading.
    last_entry: usize,
    /// The first block of the summary.
    pub(super) summary: Option<usize>,
}

impl Outline {
    pub(super) fn of(blocks: &[SourceBlock]) -> Self {
        let headings = || {
            blocks.iter().enumerate().filter_map(|(index, placed)| match &placed.block {
                Block::Heading { level, runs } => Some((index, *level, text_of(runs))),
                _ => None,
            })
        };
        let title = headings().next().filter(|(.., text)| numbered(text).is_none());
        let title_level = title.as_ref().map_or(0, |&(_, level, _)| level);
        let entries = || {
            headings().filter(|(_, level, text)| *level > title_level && numbered(text).is_some())
        };
        let first_entry = entries().next();
        let entry_level = first_entry.as_ref().map(|&(_, level, _)| level);
        let last_entry = entries().rfind(|&(_, level, _)| Some(level) == entry_level);
        let last_entry = last_entry.map_or(0, |(index, ..)| index);
        let title = title.map(|(index, ..)| index);
        let mut outline = Self { title, title_level, entry_level, last_entry, summary: None };
        outline.summary = first_entry.and_then(|(first, ..)| outline.summary(first, blocks));
        outline
    }

    pub(super) fn outranks_entries(&self, level: u8) -> bool {
        self.entry_level.is_some_and(|entry_level| level < entry_level)
    }

    /// A heading that outranks the entries ends the last of them. Where there is none, a label does
    /// that no entry before has, or else a rule; either stands behind every section of the entry.
    fn summary(&self, first_entry: usize, blocks: &[SourceBlock]) -> Option<usize> {
        let from = self.last_entry + 1;
        let find = |from: usize, wanted: &dyn Fn(&Block) -> bool| {
            let rest = blocks.get(from..).unwrap_or_default();
            Some(from + rest.iter().position(|placed| wanted(&placed.block))?)
        };
        let outranks = |block: &Block| matches!(block, Block::Heading { level, .. } if self.outranks_entries(*level));
        let is_summary = |block: &Block| paragraph_label(block).is_some_and(|it| it == SUMMARY);
        let opens =
            |block: &Block| paragraph_label(block).is_some_and(|it| label_kind(&it).is_some());
        let heading = find(from, &outranks);
        let entry = blocks.get(from..heading.unwrap_or(blocks.len())).unwrap_or_default();
        let section = entry.iter().rposition(|placed| opens(&placed.block));
        let from = section.map_or(from, |section| from + section + 1);
        let label = find(first_entry, &is_summary).filter(|&first| first >= from);
        let ends_entry = |block: &Block| matches!(block, Block::Heading { level, .. } if Some(*level) <= self.entry_level);
        let parts = |pair: &[SourceBlock]| matches!(pair, [rule, next] if rule.block == Block::Rule && next.block != Block::Rule && !ends_entry(&next.block));
        let rule = || {
            let pairs = blocks.get(first_entry..)?.windows(2);
            let first = first_entry + pairs.into_iter().position(parts)?;
            (first >= from).then_some(first)
        };
        heading.or(label).or_else(rule)
    }
}
