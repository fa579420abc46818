//! The end of a block: it becomes part of the one around it.

use std::ops::Range;

use pulldown_cmark::TagEnd;
use study_model::{Block, CodeClass, CodeRun, ListItem, Run, plain_text};

use super::BlockBuilder;
use crate::markdown::frame::{Frame, TextKind};
use crate::markdown::html::without_remarks;
use crate::markdown::inline::InlineBuilder;
use crate::markdown::source_block::SourceBlock;
use crate::problems::DeckWarningKind;

/// What a sentence ends with.
const SENTENCE_ENDS: [char; 8] = ['。', '！', '？', '；', '.', '!', '?', ';'];

impl BlockBuilder<'_> {
    /// - `range`: of the whole block, in the preprocessed text.
    pub(super) fn close(&mut self, end: TagEnd, range: &Range<usize>) {
        match end {
            TagEnd::TableCell => self.cells_end = range.end,
            TagEnd::TableRow => self.look_behind_cells(range.end),
            _ => {}
        }
        if !matches!(end, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell) {
            self.end_bare();
        }
        if !matches!(end, TagEnd::TableHead | TagEnd::TableRow) {
            self.end_frame();
        }
    }

    pub(super) fn end_bare(&mut self) {
        if let Some(Frame::Text { kind: TextKind::Bare, .. }) = self.frames.last() {
            self.end_frame();
        }
    }

    pub(super) fn end_frame(&mut self) {
        match self.frames.pop() {
            Some(Frame::Quote { blocks, start }) => self.attach(Block::Quote(blocks), start),
            Some(Frame::List { ordered, items, start }) => {
                self.attach(Block::List { ordered, items }, start);
            }
            Some(Frame::Item { number, blocks, start }) => self.end_item(number, blocks, start),
            Some(Frame::Text { kind, inline, start }) => self.end_text(kind, inline, start),
            Some(Frame::Code { language, text, start }) => {
                let text = text.strip_suffix('\n').unwrap_or(&text).to_owned();
                let plain = CodeRun { class: CodeClass::Plain, text };
                let runs = [plain].into_iter().filter(|run| !run.text.is_empty()).collect();
                self.attach(Block::Code { language, runs }, start);
            }
            Some(Frame::Html { text, start }) => self.end_html(&text, start),
            Some(Frame::Table { align, mut rows, start }) => {
                let body = rows.split_off(1.min(rows.len()));
                self.attach(
                    Block::Table { align, head: rows.pop().unwrap_or_default(), rows: body },
                    start,
                );
            }
            None => {}
        }
    }

    fn end_text(&mut self, kind: TextKind, inline: InlineBuilder<'_>, start: usize) {
        let runs = inline.finish(self.problems);
        match (kind, self.frames.last_mut()) {
            (TextKind::Cell, Some(Frame::Table { rows, .. })) => {
                if let Some(row) = rows.last_mut() {
                    row.push(runs);
                }
            }
            (TextKind::Heading(_), _) if is_blank(&runs) => {
                self.problems.warn(self.source.location(start), DeckWarningKind::EmptyHeading);
            }
            (TextKind::Heading(level), _) => self.attach(Block::Heading { level, runs }, start),
            _ if runs.is_empty() => {}
            _ => self.attach(Block::Paragraph(runs), start),
        }
    }

    fn end_item(&mut self, number: Option<u64>, mut blocks: Vec<Block>, start: usize) {
        if let Some(Block::Paragraph(runs)) = blocks.first_mut()
            && let Some(plain) = bold_sentence(runs)
        {
            *runs = plain;
            self.problems.warn(self.source.location(start), DeckWarningKind::BoldSentence);
        }
        blocks.shrink_to_fit(); // most have one, and a list of megabytes has millions
        if let Some(Frame::List { ordered, items, .. }) = self.frames.last_mut() {
            items.push(ListItem { number: number.filter(|_| *ordered), blocks });
        }
    }

    fn end_html(&mut self, text: &str, start: usize) {
        let text = without_remarks(text);
        let text = text.trim_end();
        if text.trim_start().is_empty() {
            return;
        }
        self.problems.warn(self.source.location(start), DeckWarningKind::Html);
        let lines = text.split('\n').map(|line| Run::Text(line.to_owned()));
        let runs = lines.flat_map(|line| [Run::Break, line]).skip(1).collect();
        self.attach(Block::Paragraph(runs), start);
    }

    pub(super) fn attach(&mut self, block: Block, start: usize) {
        match self.frames.last_mut() {
            Some(Frame::Quote { blocks, .. } | Frame::Item { blocks, .. }) => blocks.push(block),
            _ => self.placed.push(SourceBlock {
                block,
                start,
                items: std::mem::take(&mut self.items),
            }),
        }
    }
}

/// Whether nobody reads anything in these runs.
fn is_blank(runs: &[Run]) -> bool {
    plain_text(&[Block::Paragraph(runs.to_vec())]).text.trim().is_empty()
}

/// The runs of a list item without their bold, if the item is one bold sentence. A term in bold
/// ends without a full stop and keeps its weight.
fn bold_sentence(runs: &[Run]) -> Option<Vec<Run>> {
    match runs {
        [Run::Strong(inner)] => match inner.last() {
            Some(Run::Text(text)) if text.ends_with(SENTENCE_ENDS) => Some(inner.clone()),
            _ => None,
        },
        _ => None,
    }
}
