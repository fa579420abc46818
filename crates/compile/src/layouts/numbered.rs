//! Notes that number their entries: `#### 7. 问题？`, and below it labels such as `**答案：**`.

mod draft;
mod heading;
mod label;
mod outline;

use std::collections::HashMap;

use study_model::{Block, Document, Run};

use crate::entry_source::EntrySource;
use crate::label::label_kind;
use crate::markdown::SourceBlock;
use crate::problems::{DeckErrorKind, DeckWarningKind, Problems};
use crate::source::Source;
use draft::EntryDraft;
use heading::{numbered, text_of};
use label::split_label;
use outline::Outline;

/// Title, introduction, entries with their sections, summary.
pub(crate) fn parse(
    id: &str,
    source: &Source,
    blocks: Vec<SourceBlock>,
    problems: &mut Problems,
) -> (Document, Vec<EntrySource>) {
    let outline = Outline::of(&blocks);
    let mut parser = Parser {
        source,
        problems,
        outline,
        title: String::new(),
        introduction: Vec::new(),
        drafts: Vec::new(),
        summary: Vec::new(),
    };
    for (index, block) in blocks.into_iter().enumerate() {
        parser.place(index, block);
    }
    parser.finish(id)
}

struct Parser<'a> {
    source: &'a Source,
    problems: &'a mut Problems,
    outline: Outline,
    /// Empty until its heading is met.
    title: String,
    introduction: Vec<Block>,
    drafts: Vec<EntryDraft>,
    summary: Vec<Block>,
}

impl Parser<'_> {
    fn place(&mut self, index: usize, placed: SourceBlock) {
        if let Some(summary) = self.outline.summary.filter(|&summary| index >= summary) {
            return self.summary(index == summary, placed);
        }
        match &placed.block {
            Block::Heading { runs, .. } if Some(index) == self.outline.title => {
                self.title = text_of(runs);
                self.check_links(runs, placed.start);
            }
            Block::Heading { level, runs } if Some(*level) == self.outline.entry_level => {
                self.entry(&text_of(runs), placed.start);
                self.check_links(runs, placed.start);
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

    fn summary(&mut self, first: bool, placed: SourceBlock) {
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
    fn outranking(&mut self, heading: String, level: u8, placed: SourceBlock) {
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
        let Ok(number) = number.parse::<u32>() else {
            return self.error(start, DeckErrorKind::NumberTooLarge { number: number.to_owned() });
        };
        if title.is_empty() {
            self.error(start, DeckErrorKind::EmptyTitle { slug: number.to_string() });
        }
        let title = title.to_owned();
        self.drafts.push(EntryDraft::new(start, number.to_string(), title));
    }

    fn block(&mut self, placed: SourceBlock) {
        let Some(draft) = self.drafts.last_mut() else {
            return self.introduction.push(placed.block);
        };
        let SourceBlock { block, items, start } = placed;
        let labelled = match &block {
            Block::Paragraph(runs) => split_label(runs)
                .and_then(|(text, rest)| label_kind(&text).map(|kind| (text, kind, rest))),
            _ => None,
        };
        let warning = labelled.as_ref().and_then(|&(_, kind, _)| draft.misplaced(kind));
        let kept = warning == Some(DeckWarningKind::QuestionKept);
        let mut label_runs = Vec::new();
        match labelled.filter(|_| !kept) {
            Some((text, kind, rest)) => {
                draft.begin(text, kind, rest);
                if let Block::Paragraph(runs) = block {
                    label_runs.extend(runs.into_iter().next());
                }
            }
            None if block == Block::Rule => draft.rule = true,
            None => draft.add(block, items),
        }
        self.check_links(&label_runs, start);
        if let Some(kind) = warning {
            self.warn(start, kind);
        }
    }

    /// Names addresses in what becomes plain text.
    fn check_links(&mut self, runs: &[Run], start: usize) {
        for run in runs {
            match run {
                Run::Link { href, runs: text }
                    if href.strip_prefix("mailto:").unwrap_or(href) != text_of(text) =>
                {
                    self.warn(start, DeckWarningKind::LinkInLabel { href: href.clone() });
                }
                Run::Strong(runs) | Run::Emphasis(runs) => self.check_links(runs, start),
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
        let mut first_lines: HashMap<&str, usize> = HashMap::new();
        for draft in &self.drafts {
            let at = self.source.location(draft.start);
            let slug = draft.slug.as_str();
            if let Some(&first_line) = first_lines.get(slug) {
                self.problems.error(
                    at.clone(),
                    DeckErrorKind::NumberUsedTwice { number: slug.to_owned(), first_line },
                );
            }
            first_lines.entry(slug).or_insert(at.line);
            for kind in draft.mistakes() {
                self.problems.error(at.clone(), kind);
            }
        }
    }
}

#[cfg(test)]
mod places;

#[cfg(test)]
mod unusual;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;
    use study_model::{SectionKind, plain_text};

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
