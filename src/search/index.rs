//! The texts that are searched, normalised once when a deck is opened.

use study_model::text::compact;
use study_model::{Body, EntryHead, SectionKind, plain_text};

use super::score::{self, Role};
use super::words::{Found, Normal, Word};

/// Every passage of a deck, by entry.
#[derive(Debug, Default)]
pub(crate) struct Index {
    entries: Vec<Passages>,
}

#[derive(Debug)]
struct Passages {
    title: Passage,
    /// Paragraphs, list items, lines of code, in the order of the text.
    lines: Vec<Passage>,
}

/// A line of text.
#[derive(Debug)]
pub(crate) struct Passage {
    pub(crate) text: String,
    /// As long as `text`, counted in characters.
    normal: Normal,
    pub(crate) section: String,
    role: Role,
    /// What it begins with: the title, or the key of a key point; empty in other lines. Words
    /// that are not finished yet are looked up here.
    name: Normal,
    name_role: Role,
}

impl Passage {
    fn title(text: &str) -> Self {
        let (normal, name) = (Normal::new(text), Normal::new(text));
        let (role, name_role) = (Role::Title, Role::Title);
        Self { text: text.to_owned(), normal, section: String::new(), role, name, name_role }
    }

    fn line(text: &str, role: Role, section: &str, key: &str) -> Self {
        let (normal, name) = (Normal::new(text), Normal::new(key));
        let (text, section) = (text.to_owned(), section.to_owned());
        Self { text, normal, section, role, name, name_role: Role::Key }
    }

    /// How a word is found here, in the best way there is.
    pub(crate) fn find(&self, word: &Word) -> Option<Found> {
        word.find(&self.normal).or_else(|| word.find_scattered(&self.name))
    }

    /// What finding a word here is worth; 0 when it is not found.
    fn worth(&self, word: &Word) -> u32 {
        if word.is_in(&self.name) {
            score::whole(self.name_role)
        } else if word.is_in(&self.normal) {
            score::whole(self.role)
        } else if word.find_scattered(&self.name).is_some() {
            score::scattered(self.name_role)
        } else {
            0
        }
    }
}

impl Index {
    /// Takes up the next entry of the deck.
    pub(crate) fn add(&mut self, head: &EntryHead, body: &Body) {
        let mut lines = Vec::new();
        add_lines(&mut lines, &body.question, Role::Mention, "");
        for section in &body.sections {
            let role =
                if section.kind == SectionKind::Answer { Role::Explanation } else { Role::Mention };
            add_lines(&mut lines, &section.blocks, role, &section.label);
        }
        self.entries.push(Passages { title: Passage::title(&head.title), lines });
    }

    fn entry(&self, entry: u32) -> Option<&Passages> {
        self.entries.get(entry as usize)
    }

    pub(crate) fn title(&self, entry: u32) -> Option<&Passage> {
        self.entry(entry).map(|passages| &passages.title)
    }

    /// The sum over the words of their best place each. `None` when a word is nowhere.
    pub(crate) fn score(&self, entry: u32, words: &[Word]) -> Option<u32> {
        let passages = self.entry(entry)?;
        let best = |word: &Word| match passages.title.worth(word) {
            worth if worth == score::whole(Role::Title) => worth,
            worth => {
                passages.lines.iter().map(|line| line.worth(word)).max().unwrap_or(0).max(worth)
            }
        };
        words.iter().map(best).try_fold(0, |sum, worth| (worth > 0).then_some(sum + worth))
    }

    /// The line of an entry that says most about the words, the first of equals.
    pub(crate) fn best_passage(&self, entry: u32, words: &[Word]) -> Option<&Passage> {
        let worth = |line: &Passage| words.iter().map(|word| line.worth(word)).sum::<u32>();
        let lines = self.entry(entry)?.lines.iter().map(|line| (worth(line), line));
        let best = lines.rev().max_by_key(|&(worth, _)| worth)?;
        (best.0 > 0).then_some(best.1)
    }
}

fn add_lines(lines: &mut Vec<Passage>, blocks: &[study_model::Block], role: Role, section: &str) {
    let plain = plain_text(blocks);
    let mut from = 0;
    for text in plain.text.split('\n') {
        let point = plain.points.iter().find(|point| point.key.start == from);
        let key = point.map_or("", |point| plain.key(point));
        if !compact(text).is_empty() {
            lines.push(Passage::line(text, role, section, key));
        }
        from += text.len() + 1;
    }
}
