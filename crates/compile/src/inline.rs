//! Running text: from the parser's events to runs, with `**` mended.
//!
//! `CommonMark` leaves `**` as it is where it finds no partner, or where Chinese punctuation
//! stands inside it and no blank outside (`**要点：**说明`). The parser hands such stars over as
//! text; here they are given the only meaning they can have:
//!
//! 1. two that enclose text are bold;
//! 2. one at the very start of a paragraph or list item, never closed, is left out;
//! 3. one at the very end, closing nothing, is left out;
//! 4. any other (`2**10`, `char** p`) is text and stays.

use std::ops::Range;

use pulldown_cmark::{LinkType, Tag};
use study_model::Run;
use study_model::text::{is_han, slice};

use crate::label;
use crate::prepared;
use crate::problem::{DeckWarningKind, Location, Problems};
use crate::source::Source;

const STARS: &str = "**";
const MARKS: [char; 2] = [prepared::OPEN, prepared::CLOSE];
/// What a link may begin with; everything else, `javascript:` first of all, is shown as text.
const SAFE_SCHEMES: [&str; 3] = ["http:", "https:", "mailto:"];

/// Collects the runs of one paragraph, heading or cell.
#[derive(Debug)]
pub(crate) struct Inline<'a> {
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

#[derive(Debug)]
enum Piece {
    /// Text; `from` is its place in the source if it stands there letter by letter.
    Text {
        text: String,
        from: Option<usize>,
    },
    Run(Run),
    SoftBreak,
    Stars(usize),
}

impl<'a> Inline<'a> {
    pub(crate) fn new(source: &'a Source) -> Self {
        Self { source, levels: vec![Level { open: Open::Paragraph, pieces: Vec::new() }] }
    }

    /// Levels of emphasis and links that are open.
    pub(crate) fn depth(&self) -> usize {
        self.levels.len()
    }

    fn push(&mut self, piece: Piece) {
        if let Some(level) = self.levels.last_mut() {
            level.pieces.push(piece);
        }
    }

    pub(crate) fn text(&mut self, text: &str, range: &Range<usize>, problems: &mut Problems) {
        let marks = text.match_indices(MARKS);
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
        if mark.starts_with(prepared::OPEN) {
            self.look_at_label(at, problems);
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
    fn look_at_label(&self, at: usize, problems: &mut Problems) {
        let behind = self.levels.iter().any(|level| !level.pieces.is_empty());
        if behind && label::is_at_start(slice(&self.source.text, at..self.source.text.len())) {
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

    pub(crate) fn code(&mut self, text: &str) {
        self.push(Piece::Run(Run::Code(text.to_owned())));
    }

    pub(crate) fn soft_break(&mut self) {
        self.push(Piece::SoftBreak);
    }

    pub(crate) fn hard_break(&mut self) {
        self.push(Piece::Run(Run::Break));
    }

    /// HTML within a sentence: `<br>` breaks the line, remarks vanish, the rest is text.
    pub(crate) fn html(&mut self, html: &str, range: &Range<usize>, problems: &mut Problems) {
        let name = html.trim_matches(['<', '>', '/', ' ']);
        let text = without_remarks(html);
        if name.eq_ignore_ascii_case("br") {
            self.hard_break();
        } else if !text.is_empty() {
            problems.warn(self.source.location(range.start), DeckWarningKind::Html);
            self.push(Piece::Text { text, from: None });
        }
    }

    pub(crate) fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>, problems: &mut Problems) {
        // One by reference is looked at where it is defined.
        if let Tag::Link { title, dest_url, .. } | Tag::Image { title, dest_url, .. } = tag
            && !is_by_reference(tag)
        {
            look_at_link(dest_url, title, &self.source.location(range.start), problems);
        }
        let open = match tag {
            Tag::Link { link_type, id, .. } if is_by_reference(tag) && is_footnote(id) => {
                self.push(Piece::Text { text: "[".to_owned(), from: None });
                let has_text = *link_type == LinkType::Reference;
                Open::Footnote(if has_text { format!("][{id}]") } else { "]".to_owned() })
            }
            Tag::Strong => {
                self.look_at_label(range.start, problems);
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
    pub(crate) fn end(&mut self, problems: &mut Problems) {
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
        let mut runs = mended(level.pieces, self.source, problems);
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
    pub(crate) fn finish(mut self, problems: &mut Problems) -> Vec<Run> {
        while self.levels.len() > 1 {
            self.end(problems);
        }
        let pieces = self.levels.pop().map(|level| level.pieces).unwrap_or_default();
        mended(pieces, self.source, problems)
    }
}

/// What a link opens.
fn link(address: &str) -> Open {
    safe(address).map_or(Open::Unlinked, Open::Link)
}

/// An address without what no address holds; `None` for one that must not be a link.
fn safe(address: &str) -> Option<String> {
    let href = address.chars().filter(|c| !c.is_control() && !c.is_whitespace());
    let href: String = href.collect();
    let lower = href.to_ascii_lowercase();
    SAFE_SCHEMES.iter().any(|scheme| lower.starts_with(scheme)).then_some(href)
}

/// Says what is not shown of a link that stands here.
pub(crate) fn look_at_link(address: &str, title: &str, at: &Location, problems: &mut Problems) {
    if !title.is_empty() {
        problems.warn(at.clone(), DeckWarningKind::LinkTitle { title: title.to_owned() });
    }
    if safe(address).is_none() {
        problems.warn(at.clone(), DeckWarningKind::UnsafeLink);
    }
}

/// Whether a link's address stands elsewhere, in a definition.
pub(crate) fn is_by_reference(tag: &Tag<'_>) -> bool {
    use LinkType::{Collapsed, Reference, Shortcut};
    let (Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) = tag else { return false };
    matches!(link_type, Reference | Collapsed | Shortcut)
}

/// Whether the label of a definition is that of a footnote, which is shown as it is written.
pub(crate) fn is_footnote(label: &str) -> bool {
    label.starts_with('^')
}

fn mended(pieces: Vec<Piece>, source: &Source, problems: &mut Problems) -> Vec<Run> {
    let pieces: Vec<Piece> = pieces.into_iter().flat_map(split_stars).collect();
    let last = pieces.len().saturating_sub(1);
    let mut runs: Vec<Run> = Vec::new();
    // Where the text after an opening pair of stars begins in `runs`, and the stars' place.
    let mut open: Option<(usize, usize, bool)> = None;
    let mut soft_break = false;
    for (index, piece) in pieces.into_iter().enumerate() {
        let run = match piece {
            Piece::SoftBreak => {
                soft_break = true;
                continue;
            }
            Piece::Text { text, .. } => Run::Text(text),
            Piece::Run(run) => run,
            Piece::Stars(at) => match role(source, at, open.is_some()) {
                Role::Open => {
                    flush(&mut runs, &mut soft_break, None);
                    open = Some((runs.len(), at, index == 0));
                    continue;
                }
                Role::Close => {
                    if let Some((start, opened, _)) = open.take() {
                        let bold = runs.split_off(start);
                        runs.push(Run::Strong(bold));
                        problems.warn(source.location(opened), DeckWarningKind::UnrecognisedStrong);
                    }
                    continue;
                }
                Role::Text if index == last && index > 0 => {
                    problems.warn(source.location(at), DeckWarningKind::UnopenedStrong);
                    continue;
                }
                Role::Text => {
                    problems.warn(source.location(at), DeckWarningKind::LoneStrong);
                    Run::Text(STARS.to_owned())
                }
                Role::Power => Run::Text(STARS.to_owned()),
            },
        };
        flush(&mut runs, &mut soft_break, first_char(&run));
        runs.push(run);
    }
    if let Some((start, at, at_start)) = open {
        let kind =
            if at_start { DeckWarningKind::UnclosedStrong } else { DeckWarningKind::LoneStrong };
        if !at_start {
            runs.insert(start, Run::Text(STARS.to_owned()));
        }
        problems.warn(source.location(at), kind);
    }
    joined(runs)
}

/// Parts literal text at its pairs of stars; longer rows of stars are text.
fn split_stars(piece: Piece) -> Vec<Piece> {
    let Piece::Text { text, from: Some(from) } = piece else { return vec![piece] };
    let mut pieces = Vec::new();
    let (mut plain, mut at) = (0, 0);
    while let Some(found) = slice(&text, at..text.len()).find(STARS) {
        let start = at + found;
        let rest = slice(&text, start..text.len());
        at = start + rest.len() - rest.trim_start_matches('*').len();
        if at - start == STARS.len() {
            pieces.push(Piece::Text { text: slice(&text, plain..start).to_owned(), from: None });
            pieces.push(Piece::Stars(from + start));
            plain = at;
        }
    }
    pieces.push(Piece::Text { text: slice(&text, plain..text.len()).to_owned(), from: None });
    pieces.retain(|piece| !matches!(piece, Piece::Text { text, .. } if text.is_empty()));
    pieces
}

enum Role {
    Open,
    Close,
    /// An operator between two words or numbers.
    Power,
    /// No meaning as markup.
    Text,
}

fn role(source: &Source, at: usize, open: bool) -> Role {
    let before = source.char_before(at);
    let after = source.char_at(at + STARS.len());
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    if word(before) && word(after) {
        Role::Power
    } else if open && !blank(before) {
        Role::Close
    } else if !open && !blank(after) {
        Role::Open
    } else {
        Role::Text
    }
}

/// HTML without its remarks, which are for whoever edits the file. A remark may end with the dashes
/// that it begins with: `<!-->`.
pub(crate) fn without_remarks(html: &str) -> String {
    let mut shown = String::new();
    let mut rest = html;
    while let Some(start) = rest.find("<!--")
        && let (before, remark) = rest.split_at(start)
        && let Some(end) = slice(remark, "<!".len()..remark.len()).find("-->")
    {
        shown.push_str(before);
        rest = slice(remark, "<!-->".len() + end..remark.len());
    }
    shown + rest
}

/// Writes a line break of the source as a blank, or as nothing next to a Chinese character.
fn flush(runs: &mut Vec<Run>, soft_break: &mut bool, next: Option<char>) {
    if !std::mem::take(soft_break) {
        return;
    }
    let wide = |c: Option<char>| {
        c.is_none_or(|c| {
            is_han(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
        })
    };
    if !wide(runs.last().and_then(last_char)) && !wide(next) {
        runs.push(Run::Text(" ".to_owned()));
    }
}

fn first_char(run: &Run) -> Option<char> {
    match run {
        Run::Text(text) | Run::Code(text) => text.chars().next(),
        Run::Strong(runs) | Run::Emphasis(runs) | Run::Link { runs, .. } => {
            runs.first().and_then(first_char)
        }
        Run::Break => None,
    }
}

fn last_char(run: &Run) -> Option<char> {
    match run {
        Run::Text(text) | Run::Code(text) => text.chars().next_back(),
        Run::Strong(runs) | Run::Emphasis(runs) | Run::Link { runs, .. } => {
            runs.last().and_then(last_char)
        }
        Run::Break => None,
    }
}

/// Neighbouring texts as one.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        match (joined.last_mut(), run) {
            (Some(Run::Text(before)), Run::Text(text)) => before.push_str(&text),
            (_, run) => joined.push(run),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;
    use study_model::Block;

    fn runs(text: &str) -> (Vec<Run>, Vec<DeckWarningKind>) {
        let mut problems = Problems::default();
        let blocks = markdown::read(&Source::of(text), &mut problems).unwrap();
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
