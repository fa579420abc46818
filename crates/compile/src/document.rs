//! A document: title, introduction, entries with their sections, summary.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use study_model::{Block, Document, Entry, Run, Section, SectionKind, plain_text};

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
    /// (the order of [`Point::item`](study_model::Point::item)), counted in the file's text
    /// without byte order mark and with `\n` line ends.
    pub items: Vec<Vec<Range<usize>>>,
}

/// What a label opens.
#[derive(Clone, Copy)]
enum Part {
    Question,
    Section(SectionKind),
}

/// Labels that divide an entry, with what they open.
const LABELS: [(&str, Part); 14] = [
    ("题目", Part::Question),
    ("问题", Part::Question),
    ("Question", Part::Question),
    ("答案", Part::Section(SectionKind::Answer)),
    ("回答", Part::Section(SectionKind::Answer)),
    ("Answer", Part::Section(SectionKind::Answer)),
    ("示例", Part::Section(SectionKind::Example)),
    ("举例", Part::Section(SectionKind::Example)),
    ("实例", Part::Section(SectionKind::Example)),
    ("例子", Part::Section(SectionKind::Example)),
    ("Example", Part::Section(SectionKind::Example)),
    ("解析", Part::Section(SectionKind::Analysis)),
    ("分析", Part::Section(SectionKind::Analysis)),
    ("Analysis", Part::Section(SectionKind::Analysis)),
];
/// The label that opens a summary which has no heading.
const SUMMARY: &str = "总结";

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
        let entry_level = entries().next().map(|(_, level, _)| level);
        let last_entry = entries().rfind(|&(_, level, _)| Some(level) == entry_level);
        Self {
            title: title.map(|(index, ..)| index),
            title_level,
            entry_level,
            last_entry: last_entry.map_or(0, |(index, ..)| index),
        }
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
        let after_last = index > self.outline.last_entry && !self.drafts.is_empty();
        if !self.summary.is_empty() {
            return self.summary.push(placed.block);
        }
        match &placed.block {
            Block::Heading { runs, .. } if Some(index) == self.outline.title => {
                self.title = text_of(runs);
            }
            Block::Heading { level, runs } if Some(*level) == self.outline.entry_level => {
                self.entry(&text_of(runs), placed.start);
            }
            Block::Heading { level, runs }
                if !self.drafts.is_empty() && *level <= self.outline.title_level =>
            {
                if after_last {
                    self.summary.push(placed.block);
                } else {
                    let heading = text_of(runs);
                    self.error(placed.start, DeckErrorKind::HeadingBetweenEntries { heading });
                }
            }
            // A rule parts entries from each other, or the last one from the summary.
            Block::Rule if after_last => self.summary.push(placed.block),
            Block::Rule => {}
            Block::Paragraph(runs)
                if after_last && label(runs).is_some_and(|(text, _)| text == SUMMARY) =>
            {
                self.summary.push(placed.block);
            }
            _ => self.block(placed),
        }
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
        });
    }

    fn block(&mut self, placed: Placed) {
        let Some(draft) = self.drafts.last_mut() else {
            return self.introduction.push(placed.block);
        };
        let Placed { block, items, .. } = placed;
        let labelled = match &block {
            Block::Paragraph(runs) => {
                label(runs).and_then(|(text, rest)| meaning(&text).map(|part| (text, part, rest)))
            }
            _ => None,
        };
        match labelled {
            Some((label, part, rest)) => draft.begin(label, part, rest),
            None => draft.add(block, items),
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
        if matches!(self.summary.first(), Some(Block::Rule)) {
            self.summary.remove(0); // it parts, and says nothing
        }
        let Self { source, title, introduction, drafts, summary, .. } = self;
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
    /// Begins a section, with the text that stands on its label's line.
    fn begin(&mut self, label: String, part: Part, rest: Vec<Run>) {
        self.in_question = matches!(part, Part::Question);
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

    fn add(&mut self, block: Block, items: Vec<Range<usize>>) {
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
        let question = question.unwrap_or_default();
        let entry = Entry { number, title, question, sections, group: 0, related: Vec::new() };
        (entry, EntrySource { at: source.location(start), items })
    }
}

fn is_blank(blocks: &[Block]) -> bool {
    plain_text(blocks).text.trim().is_empty()
}

fn text_of(runs: &[Run]) -> String {
    plain_text(&[Block::Paragraph(runs.to_vec())]).text.trim().to_owned()
}

/// The number and the rest of a heading such as `7. 如何…？`.
fn numbered(heading: &str) -> Option<(&str, &str)> {
    let end = heading.find(|c: char| !c.is_ascii_digit()).unwrap_or(heading.len());
    let (number, rest) = heading.split_at_checked(end)?;
    let title = rest.strip_prefix(['.', '．', '、', ')', '）'])?;
    (!number.is_empty()).then(|| (number, title.trim()))
}

/// The label that begins a paragraph, and what follows it: bold, with a colon in or behind it.
fn label(runs: &[Run]) -> Option<(String, Vec<Run>)> {
    let (Run::Strong(bold), rest) = runs.split_first()? else { return None };
    let bold = text_of(bold);
    let colons = ['：', ':'];
    let mut rest = rest.to_vec();
    let text = if let Some(text) = bold.strip_suffix(colons) {
        text.trim_end().to_owned()
    } else {
        let Some(Run::Text(next)) = rest.first_mut() else { return None };
        *next = next.trim_start().strip_prefix(colons)?.to_owned();
        bold
    };
    if let Some(Run::Text(next)) = rest.first_mut() {
        *next = next.trim_start().to_owned();
        if next.is_empty() {
            rest.remove(0);
        }
    }
    Some((text, rest))
}

fn meaning(label: &str) -> Option<Part> {
    LABELS.iter().find(|(known, _)| known.eq_ignore_ascii_case(label)).map(|&(_, part)| part)
}

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
        assert_eq!((first.number, first.title.as_str()), (1, "甲💛？"));
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
