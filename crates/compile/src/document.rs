//! A document: title, introduction, entries with their sections, summary.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use study_model::{Block, Document, Entry, Run, Section, SectionKind, plain_text};

use crate::label::{COLONS, Part, SUMMARY, meaning};
use crate::manifest::Listed;
use crate::markdown::{self, Placed};
use crate::problem::{DeckErrorKind, DeckWarningKind, Location, Problems};
use crate::source::Source;

/// Where an entry stands in its file.
#[derive(Clone, Debug)]
pub struct EntrySource {
    /// Of its heading.
    pub at: Location,
    /// For each section, the byte ranges of its list items in the order of the text
    /// (the order of [`KeyPoint::item`](study_model::KeyPoint::item)), counted in the file's text
    /// without byte order mark and with `\n` line ends.
    pub items: Vec<Vec<Range<usize>>>,
}

/// Reads a listed document. `None` when nothing of it can be used; the problems say why.
pub(crate) fn read(
    folder: &Path,
    listed: &Listed,
    problems: &mut Problems,
) -> Option<(Document, Vec<EntrySource>)> {
    let path = folder.join(format!("{}.md", listed.id));
    if !path.is_file() {
        problems.error(listed.at.clone(), DeckErrorKind::DocumentMissing { id: listed.id.clone() });
        return None;
    }
    let source = Source::read(&path, problems)?;
    let mut own = Problems::default();
    let parsed = parse(&listed.id, &source, &mut own);
    problems.append_in_order(own);
    parsed
}

fn parse(
    id: &str,
    source: &Source,
    problems: &mut Problems,
) -> Option<(Document, Vec<EntrySource>)> {
    if source.text.trim().is_empty() {
        problems.error(source.location(0), DeckErrorKind::EmptyFile);
        return None;
    }
    if source.text.starts_with(char::is_whitespace) {
        problems.warn(source.location(0), DeckWarningKind::LeadingBlanks);
    }
    if has_front_matter(&source.text) {
        problems.error(source.location(0), DeckErrorKind::FrontMatter);
        return None;
    }
    let blocks = markdown::read(source, problems)?;
    let outline = Outline::of(&blocks);
    let mut parts = Parts {
        source,
        problems,
        outline,
        title: String::new(),
        introduction: Vec::new(),
        drafts: Vec::new(),
        summary: Vec::new(),
    };
    for (index, placed) in blocks.into_iter().enumerate() {
        parts.take(index, placed);
    }
    Some(parts.finish(id))
}

/// Where the parts of a document begin, as indices of its blocks.
struct Outline {
    title: Option<usize>,
    title_level: u8,
    /// The level of the first numbered heading below the title: that of every entry.
    entry_level: Option<u8>,
    /// The last entry's heading.
    last_entry: usize,
    /// The first block of the summary.
    summary: Option<usize>,
}

impl Outline {
    fn of(blocks: &[Placed]) -> Self {
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

    fn outranks_entries(&self, level: u8) -> bool {
        self.entry_level.is_some_and(|entry_level| level < entry_level)
    }

    /// A heading that outranks the entries ends the last of them. Where there is none, a label does
    /// that no entry before has, or else a rule; either stands behind every section of the entry.
    fn summary(&self, first_entry: usize, blocks: &[Placed]) -> Option<usize> {
        let from = self.last_entry + 1;
        let find = |from: usize, wanted: &dyn Fn(&Block) -> bool| {
            let rest = blocks.get(from..).unwrap_or_default();
            Some(from + rest.iter().position(|placed| wanted(&placed.block))?)
        };
        let outranks = |block: &Block| matches!(block, Block::Heading { level, .. } if self.outranks_entries(*level));
        let is_summary = |block: &Block| paragraph_label(block).is_some_and(|it| it == SUMMARY);
        let opens = |block: &Block| paragraph_label(block).is_some_and(|it| meaning(&it).is_some());
        let heading = find(from, &outranks);
        let entry = blocks.get(from..heading.unwrap_or(blocks.len())).unwrap_or_default();
        let section = entry.iter().rposition(|placed| opens(&placed.block));
        let from = section.map_or(from, |section| from + section + 1);
        let label = find(first_entry, &is_summary).filter(|&first| first >= from);
        let ends_entry = |block: &Block| matches!(block, Block::Heading { level, .. } if Some(*level) <= self.entry_level);
        let parts = |pair: &[Placed]| matches!(pair, [rule, next] if rule.block == Block::Rule && next.block != Block::Rule && !ends_entry(&next.block));
        let rule = || {
            let pairs = blocks.get(first_entry..)?.windows(2);
            let first = first_entry + pairs.into_iter().position(parts)?;
            (first >= from).then_some(first)
        };
        heading.or(label).or_else(rule)
    }
}

/// An entry that is still being read.
struct Draft {
    start: usize,
    number: u32,
    title: String,
    question: Option<Vec<Block>>,
    sections: Vec<Section>,
    items: Vec<Vec<Range<usize>>>,
    /// Whether what comes next belongs to the question.
    in_question: bool,
    /// Whether a rule stands before what comes next.
    rule: bool,
}

struct Parts<'a> {
    source: &'a Source,
    problems: &'a mut Problems,
    outline: Outline,
    /// Empty until its heading is met.
    title: String,
    introduction: Vec<Block>,
    drafts: Vec<Draft>,
    summary: Vec<Block>,
}

impl Parts<'_> {
    fn take(&mut self, index: usize, placed: Placed) {
        if let Some(summary) = self.outline.summary.filter(|&summary| index >= summary) {
            return self.summary(index == summary, placed);
        }
        match &placed.block {
            Block::Heading { runs, .. } if Some(index) == self.outline.title => {
                self.title = text_of(runs);
                self.look_at_links(runs, placed.start);
            }
            Block::Heading { level, runs } if Some(*level) == self.outline.entry_level => {
                self.entry(&text_of(runs), placed.start);
                self.look_at_links(runs, placed.start);
            }
            Block::Heading { level, runs }
                if !self.drafts.is_empty() && self.outline.outranks_entries(*level) =>
            {
                let (heading, level) = (text_of(runs), *level);
                self.outranking(heading, level, placed);
            }
            _ => {
                if self.outline.title.is_some_and(|title| index < title) {
                    self.warn(placed.start, DeckWarningKind::BeforeTitle);
                }
                self.block(placed);
            }
        }
    }

    fn summary(&mut self, first: bool, placed: Placed) {
        let parted = self.drafts.last().is_some_and(|draft| draft.rule);
        match &placed.block {
            Block::Heading { level, runs } => {
                self.uneven(&text_of(runs), *level, placed.start);
            }
            Block::Rule if first => {
                return self.warn(placed.start, DeckWarningKind::RuleOpensSummary);
            }
            _ if first && !parted => self.warn(placed.start, DeckWarningKind::LabelOpensSummary),
            _ => {}
        }
        self.summary.push(placed.block);
    }

    /// A heading between entries that stands above them.
    fn outranking(&mut self, heading: String, level: u8, placed: Placed) {
        if self.uneven(&heading, level, placed.start) {
            return;
        }
        if level <= self.outline.title_level {
            self.error(placed.start, DeckErrorKind::HeadingBetweenEntries { heading });
        } else {
            self.warn(placed.start, DeckWarningKind::HeadingKept { heading });
            self.block(placed);
        }
    }

    /// Whether a heading that outranks the entries seems to be one.
    fn uneven(&mut self, heading: &str, level: u8, start: usize) -> bool {
        let uneven = self.outline.outranks_entries(level) && numbered(heading).is_some();
        if uneven {
            let marks = "#".repeat(self.outline.entry_level.unwrap_or_default().into());
            let heading = heading.to_owned();
            self.error(start, DeckErrorKind::UnevenHeading { heading, marks });
        }
        uneven
    }

    fn warn(&mut self, start: usize, kind: DeckWarningKind) {
        self.problems.warn(self.source.location(start), kind);
    }

    fn error(&mut self, start: usize, kind: DeckErrorKind) {
        self.problems.error(self.source.location(start), kind);
    }

    fn entry(&mut self, heading: &str, start: usize) {
        let Some((number, title)) = numbered(heading) else {
            return self
                .error(start, DeckErrorKind::UnnumberedHeading { heading: heading.to_owned() });
        };
        let Ok(number) = number.parse() else {
            return self.error(start, DeckErrorKind::NumberTooLarge { number: number.to_owned() });
        };
        if title.is_empty() {
            self.error(start, DeckErrorKind::EmptyTitle { number });
        }
        let title = title.to_owned();
        self.drafts.push(Draft {
            start,
            number,
            title,
            question: None,
            sections: Vec::new(),
            items: Vec::new(),
            in_question: false,
            rule: false,
        });
    }

    fn block(&mut self, placed: Placed) {
        let Some(draft) = self.drafts.last_mut() else {
            return self.introduction.push(placed.block);
        };
        let Placed { block, items, start } = placed;
        let labelled = match &block {
            Block::Paragraph(runs) => {
                label(runs).and_then(|(text, rest)| meaning(&text).map(|part| (text, part, rest)))
            }
            _ => None,
        };
        let warning = labelled.as_ref().and_then(|&(_, part, _)| draft.misplaced(part));
        let kept = warning == Some(DeckWarningKind::QuestionKept);
        let mut label_runs = Vec::new();
        match labelled.filter(|_| !kept) {
            Some((label, part, rest)) => {
                draft.begin(label, part, rest);
                if let Block::Paragraph(runs) = block {
                    label_runs.extend(runs.into_iter().next());
                }
            }
            None if block == Block::Rule => draft.rule = true,
            None => draft.add(block, items),
        }
        self.look_at_links(&label_runs, start);
        if let Some(kind) = warning {
            self.warn(start, kind);
        }
    }

    /// Names addresses in what becomes plain text.
    fn look_at_links(&mut self, runs: &[Run], start: usize) {
        for run in runs {
            match run {
                Run::Link { href, runs: text }
                    if href.strip_prefix("mailto:").unwrap_or(href) != text_of(text) =>
                {
                    self.warn(start, DeckWarningKind::LinkInLabel { href: href.clone() });
                }
                Run::Strong(runs) | Run::Emphasis(runs) => self.look_at_links(runs, start),
                _ => {}
            }
        }
    }

    fn finish(mut self, id: &str) -> (Document, Vec<EntrySource>) {
        if self.title.is_empty() {
            self.error(0, DeckErrorKind::MissingTitle);
        }
        if self.drafts.is_empty() {
            self.error(0, DeckErrorKind::NoEntries);
        }
        self.check();
        let Self { source, title, mut introduction, drafts, mut summary, .. } = self;
        // A rule at either end parts what is apart anyway.
        for blocks in [&mut introduction, &mut summary] {
            let text = |block: &Block| *block != Block::Rule;
            blocks.truncate(blocks.iter().rposition(text).map_or(0, |last| last + 1));
            blocks.drain(..blocks.iter().position(text).unwrap_or_default());
        }
        let (entries, sources) = drafts.into_iter().map(|draft| draft.finish(source)).unzip();
        (Document { id: id.to_owned(), title, introduction, summary, entries }, sources)
    }

    fn check(&mut self) {
        let mut first_lines: HashMap<u32, usize> = HashMap::new();
        for draft in &self.drafts {
            let at = self.source.location(draft.start);
            let number = draft.number;
            if let Some(&first_line) = first_lines.get(&number) {
                self.problems
                    .error(at.clone(), DeckErrorKind::NumberUsedTwice { number, first_line });
            }
            first_lines.entry(number).or_insert(at.line);
            for kind in draft.mistakes() {
                self.problems.error(at.clone(), kind);
            }
        }
    }
}

impl Draft {
    /// What is to be said of a label that stands here.
    fn misplaced(&self, part: Part) -> Option<DeckWarningKind> {
        let answers = |section: &Section| section.kind == SectionKind::Answer;
        match part {
            Part::Question if self.question.is_some() => Some(DeckWarningKind::QuestionKept),
            Part::Question if !self.sections.is_empty() => Some(DeckWarningKind::LateQuestion),
            Part::Section(SectionKind::Answer)
                if self.sections.iter().any(answers)
                    && !self.sections.last().is_some_and(answers) =>
            {
                Some(DeckWarningKind::LateAnswer)
            }
            _ => None,
        }
    }

    /// Begins a section, with the text that stands on its label's line.
    fn begin(&mut self, label: String, part: Part, rest: Vec<Run>) {
        self.in_question = matches!(part, Part::Question);
        self.rule = false; // it parted sections
        match part {
            Part::Question => {
                self.question.get_or_insert_default();
            }
            Part::Section(kind) => {
                self.sections.push(Section { kind, label, blocks: Vec::new() });
                self.items.push(Vec::new());
            }
        }
        self.add_text(rest);
    }

    fn add_text(&mut self, runs: Vec<Run>) {
        if !runs.is_empty() {
            self.add(Block::Paragraph(runs), Vec::new());
        }
    }

    /// A rule is kept between blocks that stand together; any other parts what is apart anyway.
    fn add(&mut self, block: Block, items: Vec<Range<usize>>) {
        if std::mem::take(&mut self.rule) && self.has_text() {
            self.push(Block::Rule, Vec::new());
        }
        self.push(block, items);
    }

    /// Whether something stands where the next block goes.
    fn has_text(&self) -> bool {
        let blocks = match &self.question {
            Some(question) if self.in_question => Some(question),
            _ => self.sections.last().map(|section| &section.blocks),
        };
        blocks.is_some_and(|blocks| !blocks.is_empty())
    }

    fn push(&mut self, block: Block, items: Vec<Range<usize>>) {
        if let Some(question) = self.question.as_mut().filter(|_| self.in_question) {
            return question.push(block);
        }
        if self.sections.is_empty() {
            self.sections.push(Section {
                kind: SectionKind::Other,
                label: String::new(),
                blocks: Vec::new(),
            });
            self.items.push(Vec::new());
        }
        if let (Some(section), Some(known)) = (self.sections.last_mut(), self.items.last_mut()) {
            section.blocks.push(block);
            known.extend(items);
        }
    }

    fn mistakes(&self) -> Vec<DeckErrorKind> {
        let number = self.number;
        let question = match &self.question {
            None => Some(DeckErrorKind::MissingQuestion { number }),
            Some(blocks) if is_blank(blocks) => Some(DeckErrorKind::EmptyQuestion { number }),
            Some(_) => None,
        };
        let answers = || self.sections.iter().filter(|section| section.kind == SectionKind::Answer);
        let answer = match answers().count() {
            0 => Some(DeckErrorKind::MissingAnswer { number }),
            _ if answers().all(|section| is_blank(&section.blocks)) => {
                Some(DeckErrorKind::EmptyAnswer { number })
            }
            _ => None,
        };
        question.into_iter().chain(answer).collect()
    }

    fn finish(self, source: &Source) -> (Entry, EntrySource) {
        let Self { start, number, title, question, sections, items, .. } = self;
        let (slug, question) = (number.to_string(), question.unwrap_or_default());
        let entry = Entry { slug, title, question, sections, group: 0, related: Vec::new() };
        (entry, EntrySource { at: source.location(start), items })
    }
}

fn is_blank(blocks: &[Block]) -> bool {
    plain_text(blocks).text.trim().is_empty()
}

/// The text of a title or a label, in one line.
fn text_of(runs: &[Run]) -> String {
    plain_text(&[Block::Paragraph(runs.to_vec())]).text.trim().replace('\n', " ")
}

/// Whether a document begins with what other programs read of it: `title: …` between two lines of
/// dashes, or `title = …` between two of `+++`.
fn has_front_matter(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end);
    let Some(mark @ ("---" | "+++")) = lines.next() else { return false };
    let is_pair = |line: &str| {
        let key = line.trim_start_matches(|c: char| c.is_alphanumeric() || "_-. ".contains(c));
        key.len() < line.len() && key.starts_with([':', '='])
    };
    lines.next().is_some_and(is_pair) && lines.any(|line| line == mark || line == "...")
}

/// The number and the rest of a heading such as `7. 如何…？`.
fn numbered(heading: &str) -> Option<(&str, &str)> {
    let end = heading.find(|c: char| !c.is_ascii_digit()).unwrap_or(heading.len());
    let (number, rest) = heading.split_at_checked(end)?;
    let title = rest.strip_prefix(['.', '．', '、', ')', '）'])?;
    // `1.5 倍` begins with a number, but not with that of an entry.
    let fraction = rest.starts_with(['.', '．']) && title.starts_with(|c: char| c.is_ascii_digit());
    (!fraction && !number.is_empty()).then(|| (number, title.trim()))
}

/// The label of a paragraph, if it is one that has a label.
fn paragraph_label(block: &Block) -> Option<String> {
    let Block::Paragraph(runs) = block else { return None };
    label(runs).map(|(text, _)| text)
}

/// The label that begins a paragraph, and what follows it: bold, with a colon in or behind it.
fn label(runs: &[Run]) -> Option<(String, Vec<Run>)> {
    let (Run::Strong(bold), rest) = runs.split_first()? else { return None };
    let bold = text_of(bold);
    let mut rest = rest.to_vec();
    let text = if let Some(text) = bold.strip_suffix(COLONS) {
        text.trim_end().to_owned()
    } else {
        let Some(Run::Text(next)) = rest.first_mut() else { return None };
        *next = next.trim_start().strip_prefix(COLONS)?.to_owned();
        bold
    };
    if let Some(Run::Text(next)) = rest.first_mut() {
        *next = next.trim_start().to_owned();
        if next.is_empty() {
            rest.remove(0);
        }
    }
    if rest.first() == Some(&Run::Break) {
        rest.remove(0);
    }
    Some((text, rest))
}

#[cfg(test)]
mod places;

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (Option<Document>, Problems) {
        let mut problems = Problems::default();
        let read = parse("t", &Source::of(text), &mut problems).map(|(document, _)| document);
        let mut sorted = Problems::default();
        sorted.append_in_order(problems);
        (read, sorted)
    }

    fn errors(text: &str) -> Vec<String> {
        parsed(text)
            .1
            .errors
            .iter()
            .map(|error| format!("{}:{} {}", error.at.line, error.at.column, error.kind))
            .collect()
    }

    const ENTRY: &str = "#### 1. 甲💛？

**题目：** 问

**答案：**
答
";

    #[test]
    fn labels_may_have_text_on_their_line_or_below() {
        let text = format!(
            "### 题

引言

{ENTRY}
**解析**：ＡＢ

---

#### 2. 乙
**问题:**
问

旁白

**Answer:** 答

---

**总结：**

完
"
        );
        let (document, problems) = parsed(&text);
        assert_eq!(problems.errors, []);
        let document = document.unwrap();
        assert_eq!(document.title, "题");
        assert_eq!(plain_text(&document.introduction).text, "引言");
        assert_eq!(
            plain_text(&document.summary).text,
            "总结：
完"
        );
        let first = &document.entries[0];
        assert_eq!((first.slug.as_str(), first.title.as_str()), ("1", "甲💛？"));
        assert_eq!(plain_text(&first.question).text, "问");
        let told: Vec<_> = first
            .sections
            .iter()
            .map(|s| (s.kind, s.label.as_str(), plain_text(&s.blocks).text))
            .collect();
        assert_eq!(
            told,
            [
                (SectionKind::Answer, "答案", "答".into()),
                (SectionKind::Analysis, "解析", "ＡＢ".into())
            ]
        );
        assert_eq!(
            plain_text(&document.entries[1].question).text,
            "问
旁白"
        );
    }

    #[test]
    fn text_under_no_label_is_kept() {
        let (document, _) = parsed(
            "# 题

## 1. 甲

先说一句

**题目：** 问

**答案：** 答

**参考：** 书
",
        );
        let entry = &document.unwrap().entries[0];
        assert_eq!(entry.sections[0].kind, SectionKind::Other);
        assert_eq!(plain_text(&entry.sections[0].blocks).text, "先说一句");
        assert_eq!(
            plain_text(&entry.sections[1].blocks).text,
            "答
参考： 书"
        );
    }

    #[test]
    fn a_heading_below_the_last_entry_opens_the_summary() {
        let (document, problems) = parsed(&format!(
            "### 题

{ENTRY}
### 总结

完💛

---

再见
"
        ));
        assert_eq!(problems.errors, []);
        assert_eq!(
            plain_text(&document.unwrap().summary).text,
            "总结
完💛
再见"
        );
    }

    #[test]
    fn every_mistake_is_told_with_its_place() {
        assert_eq!(
            errors(
                " 
"
            ),
            [
                "1:1 the file is empty; write a title and at least one entry, or take it off the list"
            ]
        );
        assert_eq!(
            errors(
                "### 题
"
            )
            .len(),
            1
        );
        assert!(errors(ENTRY)[0].starts_with("1:1 the document has no title"));
        let text = format!(
            "### 题

{ENTRY}
#### 1. 乙

**题目：** 问

#### 附录

#### 3.

**题目：**

**答案：**
"
        );
        let told = errors(&text);
        assert!(told[0].starts_with("10:1 number 1 was used before, in line 3"), "{told:?}");
        assert!(told[1].starts_with("10:1 entry 1 has no `**答案：**`"), "{told:?}");
        assert!(told[2].starts_with("14:1 heading “附录” has no number"), "{told:?}");
        assert!(told[3].starts_with("16:1 entry 3 has no title"), "{told:?}");
        assert!(told[4].starts_with("16:1 the question of entry 3 is empty"), "{told:?}");
        assert!(told[5].starts_with("16:1 the answer of entry 3 is empty"), "{told:?}");
    }

    #[test]
    fn a_title_between_entries_is_a_mistake() {
        let told = errors(&format!(
            "### 题

{ENTRY}
### 第二部分

#### 2. 乙

**题目：** 问

**答案：** 答
"
        ));
        assert!(told[0].starts_with("10:1 heading “第二部分” stands between entries"), "{told:?}");
    }
}
