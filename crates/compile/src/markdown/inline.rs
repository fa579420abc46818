//! Running text: from the parser's events to runs.

use std::ops::Range;

use pulldown_cmark::{LinkType, Tag};
use study_model::Run;
use study_model::text::slice;

use super::html::without_remarks;
use super::links::{check_link, is_by_reference, is_footnote, safe_address};
use super::preprocess;
use super::stars::{Piece, STARS, resolve_stars};
use crate::problems::{DeckWarningKind, Problems};
use crate::section_label;
use crate::source::Source;

const BOLD_MARKERS: [char; 2] = [preprocess::OPEN, preprocess::CLOSE];

/// Collects the runs of one paragraph, heading or cell.
#[derive(Debug)]
pub(super) struct InlineBuilder<'a> {
    source: &'a Source,
    /// Open emphasis and links, outermost first; the first is the paragraph itself.
    levels: Vec<Level>,
}

#[derive(Debug)]
struct Level {
    open: Open,
    pieces: Vec<Piece>,
}

#[derive(Debug)]
enum Open {
    Paragraph,
    Strong,
    /// Bold text whose stars the parser did not see, and their place.
    Marked(usize),
    Emphasis,
    Link(String),
    /// A link that must not be one.
    Unlinked,
    /// A reference to a footnote, and what follows its bracket.
    Footnote(String),
}

impl<'a> InlineBuilder<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Self { source, levels: vec![Level { open: Open::Paragraph, pieces: Vec::new() }] }
    }

    /// Levels of emphasis and links that are open.
    pub(super) fn depth(&self) -> usize {
        self.levels.len()
    }

    fn push(&mut self, piece: Piece) {
        if let Some(level) = self.levels.last_mut() {
            level.pieces.push(piece);
        }
    }

    pub(super) fn text(&mut self, text: &str, range: &Range<usize>, problems: &mut Problems) {
        let marks = text.match_indices(BOLD_MARKERS);
        let mut from = 0;
        for (at, mark) in marks {
            self.plain(slice(text, from..at), &(range.start + from..range.start + at));
            self.mark(mark, range.start + at, problems);
            from = at + mark.len();
        }
        self.plain(slice(text, from..text.len()), &(range.start + from..range.end));
    }

    /// Stars that stand for bold text, whatever `CommonMark` makes of them.
    fn mark(&mut self, mark: &str, at: usize, problems: &mut Problems) {
        if mark.starts_with(preprocess::OPEN) {
            self.check_label(at, problems);
            self.levels.push(Level { open: Open::Marked(at), pieces: Vec::new() });
        } else if let Some(Level { open: Open::Marked(opened), .. }) = self.levels.last() {
            let opened = self.source.location(*opened);
            problems.warn(opened, DeckWarningKind::UnrecognisedStrong);
            self.end_level(problems);
        } else {
            self.push_stars(at, problems);
        }
    }

    /// Stars without a partner.
    fn push_stars(&mut self, at: usize, problems: &mut Problems) {
        problems.warn(self.source.location(at), DeckWarningKind::LoneStrong);
        self.push(Piece::Text { text: STARS.to_owned(), from: None });
    }

    /// Warns of a label behind other text.
    fn check_label(&self, at: usize, problems: &mut Problems) {
        let behind = self.levels.iter().any(|level| !level.pieces.is_empty());
        if behind
            && section_label::is_at_start(slice(&self.source.text, at..self.source.text.len()))
        {
            problems.warn(self.source.location(at), DeckWarningKind::LabelKept);
        }
    }

    fn plain(&mut self, text: &str, range: &Range<usize>) {
        if text.is_empty() {
            return;
        }
        let literal = self.source.text.get(range.clone()) == Some(text);
        let escaped = self.source.char_before(range.start) == Some('\\');
        let from = (literal && !escaped).then_some(range.start);
        if let (Some(start), Some(Level { pieces, .. })) = (from, self.levels.last_mut())
            && let Some(Piece::Text { text: before, from: Some(at) }) = pieces.last_mut()
            && *at + before.len() == start
        {
            before.push_str(text);
            return;
        }
        self.push(Piece::Text { text: text.to_owned(), from });
    }

    pub(super) fn code(&mut self, text: &str) {
        self.push(Piece::Run(Run::Code(text.to_owned())));
    }

    pub(super) fn soft_break(&mut self) {
        self.push(Piece::SoftBreak);
    }

    pub(super) fn hard_break(&mut self) {
        self.push(Piece::Run(Run::Break));
    }

    /// HTML within a sentence: `<br>` breaks the line, remarks vanish, the rest is text.
    pub(super) fn html(&mut self, html: &str, range: &Range<usize>, problems: &mut Problems) {
        let name = html.trim_matches(['<', '>', '/', ' ']);
        let text = without_remarks(html);
        if name.eq_ignore_ascii_case("br") {
            self.hard_break();
        } else if !text.is_empty() {
            problems.warn(self.source.location(range.start), DeckWarningKind::Html);
            self.push(Piece::Text { text, from: None });
        }
    }

    pub(super) fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>, problems: &mut Problems) {
        // One by reference is looked at where it is defined.
        if let Tag::Link { title, dest_url, .. } | Tag::Image { title, dest_url, .. } = tag
            && !is_by_reference(tag)
        {
            check_link(dest_url, title, &self.source.location(range.start), problems);
        }
        let open = match tag {
            Tag::Link { link_type, id, .. } if is_by_reference(tag) && is_footnote(id) => {
                self.push(Piece::Text { text: "[".to_owned(), from: None });
                let has_text = *link_type == LinkType::Reference;
                Open::Footnote(if has_text { format!("][{id}]") } else { "]".to_owned() })
            }
            Tag::Strong => {
                self.check_label(range.start, problems);
                Open::Strong
            }
            Tag::Emphasis => Open::Emphasis,
            Tag::Link { dest_url, .. } => link(dest_url),
            Tag::Image { dest_url, .. } => {
                problems.warn(self.source.location(range.start), DeckWarningKind::Image);
                link(dest_url)
            }
            _ => Open::Unlinked,
        };
        self.levels.push(Level { open, pieces: Vec::new() });
    }

    /// Ends what the parser opened last.
    pub(super) fn end(&mut self, problems: &mut Problems) {
        while let Some(Level { open: Open::Marked(at), .. }) = self.levels.last() {
            self.abandon(*at, problems);
        }
        self.end_level(problems);
    }

    /// What was marked as bold closes elsewhere, so it is not.
    fn abandon(&mut self, at: usize, problems: &mut Problems) {
        let pieces = self.levels.pop().map(|level| level.pieces).unwrap_or_default();
        self.push_stars(at, problems);
        for piece in pieces {
            self.push(piece);
        }
    }

    fn end_level(&mut self, problems: &mut Problems) {
        if self.levels.len() < 2 {
            return;
        }
        let Some(level) = self.levels.pop() else { return };
        let mut runs = resolve_stars(level.pieces, self.source, problems);
        if let (Open::Link(href), []) = (&level.open, runs.as_slice()) {
            runs.push(Run::Text(href.clone())); // an image without a text: nobody could see the link
        }
        match level.open {
            Open::Strong | Open::Marked(_) => self.push(Piece::Run(Run::Strong(runs))),
            Open::Emphasis => self.push(Piece::Run(Run::Emphasis(runs))),
            Open::Link(href) => self.push(Piece::Run(Run::Link { href, runs })),
            Open::Unlinked | Open::Paragraph => self.push_runs(runs),
            Open::Footnote(rest) => {
                self.push_runs(runs);
                self.push(Piece::Text { text: rest, from: None });
            }
        }
    }

    fn push_runs(&mut self, runs: Vec<Run>) {
        if let Some(level) = self.levels.last_mut() {
            level.pieces.extend(runs.into_iter().map(Piece::Run));
        }
    }

    /// The runs, once the paragraph has ended.
    pub(super) fn finish(mut self, problems: &mut Problems) -> Vec<Run> {
        while self.levels.len() > 1 {
            self.end(problems);
        }
        let pieces = self.levels.pop().map(|level| level.pieces).unwrap_or_default();
        resolve_stars(pieces, self.source, problems)
    }
}

/// What a link opens.
fn link(address: &str) -> Open {
    safe_address(address).map_or(Open::Unlinked, Open::Link)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::blocks;
    use study_model::Block;

    fn runs(text: &str) -> (Vec<Run>, Vec<DeckWarningKind>) {
        let mut problems = Problems::default();
        let blocks = blocks::read(&Source::of(text), &mut problems).unwrap();
        let runs = match blocks.into_iter().next().map(|placed| placed.block) {
            Some(Block::Paragraph(runs)) => runs,
            Some(Block::List { mut items, .. }) => match items.remove(0).blocks.remove(0) {
                Block::Paragraph(runs) => runs,
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        };
        (runs, problems.warnings.into_iter().map(|warning| warning.kind).collect())
    }

    fn text(text: &str) -> Run {
        Run::Text(text.into())
    }

    fn strong(inner: &str) -> Run {
        Run::Strong(vec![text(inner)])
    }

    #[test]
    fn chinese_punctuation_inside_stars_is_bold_all_the_same() {
        let (runs, warnings) = runs("- **数据加密：**使用💛，ＡＢ");
        assert_eq!(runs, [strong("数据加密："), text("使用💛，ＡＢ")]);
        assert_eq!(warnings, [DeckWarningKind::UnrecognisedStrong]);
    }

    #[test]
    fn stars_without_a_partner_at_either_end_are_left_out() {
        assert_eq!(
            runs("4. **收集需求，ＡＢ。"),
            (vec![text("收集需求，ＡＢ。")], vec![DeckWarningKind::UnclosedStrong])
        );
        assert_eq!(
            runs("全文结束。**"),
            (vec![text("全文结束。")], vec![DeckWarningKind::UnopenedStrong])
        );
        assert_eq!(
            runs("全文结束。 **"),
            (vec![text("全文结束。 ")], vec![DeckWarningKind::UnopenedStrong])
        );
    }

    #[test]
    fn stars_that_mean_something_else_stay() {
        assert_eq!(runs("共 2**10 个").0, [text("共 2**10 个")]);
        assert_eq!(runs("写 char** p 即可").0, [text("写 char** p 即可")]);
        assert_eq!(runs("传 **kwargs 即可").0, [text("传 **kwargs 即可")]);
        assert_eq!(runs(r"\*\*不是粗体\*\*").0, [text("**不是粗体**")]);
        assert_eq!(runs("a **** b").0, [text("a **** b")]);
        assert_eq!(runs("`**x**` 与 **真粗体** 好").0[0], Run::Code("**x**".into()));
    }

    #[test]
    fn a_line_break_is_a_blank_between_words_and_nothing_between_characters() {
        assert_eq!(runs("训练\n模型").0, [text("训练模型")]);
        assert_eq!(runs("use\nAdam").0, [text("use Adam")]);
        assert_eq!(runs("训练\nAdam").0, [text("训练Adam")]);
    }

    #[test]
    fn only_safe_links_are_links() {
        assert_eq!(
            runs("[甲](https://a.example/?q=汉)").0,
            [Run::Link { href: "https://a.example/?q=汉".into(), runs: vec![text("甲")] }]
        );
        for bad in
            ["javascript:alert(1)", "java\u{1}script:x", "data:text/html,x", "//a.example", "/x"]
        {
            assert_eq!(runs(&format!("[甲](<{bad}>)")).0, [text("甲")], "{bad}");
        }
        let (picture, warnings) = runs("![图](https://a.example/p.png)");
        assert_eq!(
            picture,
            [Run::Link { href: "https://a.example/p.png".into(), runs: vec![text("图")] }]
        );
        assert_eq!(warnings, [DeckWarningKind::Image]);
        let href = || "https://a.example/p.png".to_owned();
        for mute in ["![](https://a.example/p.png)", "[](https://a.example/p.png)"] {
            let link = Run::Link { href: href(), runs: vec![Run::Text(href())] };
            assert_eq!(runs(mute).0, [link], "what has no text shows its address");
        }
    }

    #[test]
    fn html_is_shown_and_never_lost() {
        assert_eq!(
            runs("用 List<String> 与<br>换行<!-- 旁注 -->").0[0],
            text("用 List<String> 与")
        );
        assert_eq!(runs("甲<br/>乙").0, [text("甲"), Run::Break, text("乙")]);
    }
}
