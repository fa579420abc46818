//! The five files and the glossary, read line by line with none of the project's code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use crate::text::{jaccard, norm};

const FOLDER: &str = "decks/ai-startup";
/// In the order of deck.toml, which decides the numbers of entries.
pub(crate) const DOCUMENTS: [&str; 5] =
    ["competition", "interview", "challenges", "trends", "resources"];
/// Labels of the sections after the answer.
const AFTER_ANSWER: [&str; 4] = ["示例", "实例", "举例", "解析"];
/// What every other title says. With these 数据隐私 has as neighbours just the entries that name
/// 数据加密, and the largest neighbourhood has 24 entries.
const BOILER_PLATE: [&str; 11] =
    ["大模型", "如何", "处理", "训练", "创业", "问题", "应用", "模型", "ai", "中", "的"];
/// Titles with this much in common are about one subject.
const NEAR: f64 = 0.34;
/// A key that is right for so many questions is never known to be wrong for another.
const GENERIC: usize = 3;

pub(crate) static SOURCES: LazyLock<Sources> = LazyLock::new(Sources::read);

/// A line `**key：** explanation`.
#[derive(Clone, PartialEq)]
pub(crate) struct Point {
    pub(crate) key: String,
    /// Empty for a heading over other points.
    pub(crate) explanation: String,
    /// The key that this point stands under.
    pub(crate) heading: Option<String>,
}

pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) title: String,
    /// The lines of the answer without marks of Markdown.
    pub(crate) answer: Vec<String>,
    pub(crate) points: Vec<Point>,
    /// All that the entry says, as compared.
    pub(crate) text: String,
}

/// Entries that ask the same question.
pub(crate) struct Group {
    pub(crate) entries: Vec<u32>,
    /// Their keys as compared, headings among them.
    pub(crate) keys: BTreeSet<String>,
}

pub(crate) struct Sources {
    pub(crate) entries: Vec<Entry>,
    pub(crate) groups: Vec<Group>,
    /// For each group those on its subject, itself among them.
    pub(crate) near: Vec<BTreeSet<usize>>,
    /// Keys of so many groups that they belong everywhere.
    pub(crate) generic: BTreeSet<String>,
    /// Keys, Latin words and terms of the glossary, as compared; each as it is written first.
    pub(crate) vocabulary: BTreeMap<String, String>,
}

impl Entry {
    /// The point with exactly this key.
    pub(crate) fn point(&self, key: &str) -> Option<&Point> {
        self.points.iter().find(|point| point.key == key)
    }

    /// The explained points beside this one, under the same heading.
    pub(crate) fn siblings<'a>(&'a self, of: &'a Point) -> impl Iterator<Item = &'a Point> {
        self.explained().filter(move |point| point.key != of.key && point.heading == of.heading)
    }

    pub(crate) fn explained(&self) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(|point| !point.explanation.is_empty())
    }
}

impl Sources {
    fn read() -> Self {
        let entries: Vec<Entry> = DOCUMENTS.into_iter().flat_map(read_document).collect();
        let groups = group(&entries);
        let near = (0..groups.len()).map(|at| neighbourhood(at, &groups, &entries)).collect();
        let mut homes = BTreeMap::<&String, usize>::new();
        for key in groups.iter().flat_map(|group| &group.keys) {
            *homes.entry(key).or_default() += 1;
        }
        let generic = homes.iter().filter(|&(_, &count)| count >= GENERIC);
        let generic = generic.map(|(&key, _)| key.clone()).collect();
        let vocabulary = vocabulary(&entries);
        Self { entries, groups, near, generic, vocabulary }
    }

    pub(crate) fn entry(&self, at: u32) -> &Entry {
        &self.entries[at as usize]
    }

    /// The group that an entry is in.
    pub(crate) fn group_of(&self, entry: u32) -> usize {
        self.groups.iter().position(|group| group.entries.contains(&entry)).unwrap()
    }

    pub(crate) fn entries_of(&self, group: usize) -> impl Iterator<Item = &Entry> {
        self.groups[group].entries.iter().map(|&entry| self.entry(entry))
    }

    /// The explained keys of a group as compared, each with how it is written first.
    pub(crate) fn explained_keys(&self, group: usize) -> BTreeMap<String, &str> {
        let mut keys = BTreeMap::new();
        for point in self.entries_of(group).flat_map(Entry::explained) {
            keys.entry(norm(&point.key)).or_insert(point.key.as_str());
        }
        keys
    }

    /// The keys of a group's neighbourhood, as compared.
    pub(crate) fn keys_near(&self, group: usize) -> BTreeSet<&str> {
        let near = self.near[group].iter();
        near.flat_map(|&other| &self.groups[other].keys).map(String::as_str).collect()
    }

    /// Whether an entry of the neighbourhood says this term, as compared.
    pub(crate) fn is_said_near(&self, group: usize, term: &str) -> bool {
        let near = self.near[group].iter();
        near.flat_map(|&other| self.entries_of(other)).any(|entry| entry.text.contains(term))
    }

    /// The keys of the deck as they are written, one spelling each.
    pub(crate) fn keys(&self) -> BTreeMap<String, &str> {
        let mut keys = BTreeMap::new();
        for point in self.entries.iter().flat_map(|entry| &entry.points) {
            keys.entry(norm(&point.key)).or_insert(point.key.as_str());
        }
        keys
    }
}

fn read_document(document: &str) -> Vec<Entry> {
    let text = fs::read_to_string(format!("{FOLDER}/{document}.md")).unwrap();
    // Behind the last entry stands a summary of the document.
    let text = ["\n---", "\n### 总结", "\n**总结"]
        .iter()
        .filter_map(|summary| text.rfind(summary))
        .filter(|&at| !text[at..].contains("\n#### "))
        .min()
        .map_or(text.as_str(), |end| &text[..end]);
    text.split("\n#### ").skip(1).map(|entry| read_entry(document, entry)).collect()
}

fn read_entry(document: &str, text: &str) -> Entry {
    let (heading, body) = text.split_once('\n').unwrap();
    let (number, title) = heading.split_once(". ").unwrap();
    let answer = body.split("**答案：**").nth(1).unwrap();
    let end = AFTER_ANSWER.iter().filter_map(|label| answer.find(&format!("**{label}：**"))).min();
    let answer = &answer[..end.unwrap_or(answer.len())];
    let lines = answer.lines().map(|line| line.trim().replace("**", ""));
    Entry {
        id: format!("{document}/{number}"),
        title: title.trim().to_owned(),
        answer: lines.filter(|line| !line.is_empty()).map(|line| unmarked(&line)).collect(),
        points: read_points(answer),
        text: norm(text),
    }
}

/// A line without the mark of a list.
fn unmarked(line: &str) -> String {
    let numbered = || line.split_once(". ").filter(|(number, _)| number.parse::<u32>().is_ok());
    let bulleted = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
    bulleted.or_else(|| numbered().map(|(_, rest)| rest)).unwrap_or(line).trim().to_owned()
}

fn read_points(answer: &str) -> Vec<Point> {
    let mut points = Vec::new();
    let mut heading = None;
    for line in answer.lines() {
        let Some((key, explanation)) = line.split_once("：**") else { continue };
        let Some((mark, key)) = key.split_once("**") else { continue };
        if !mark.starts_with(' ') {
            heading = None;
        }
        let point = Point {
            key: key.to_owned(),
            explanation: explanation.trim().to_owned(),
            heading: heading.clone(),
        };
        if point.explanation.is_empty() {
            heading = Some(point.key.clone());
        }
        points.push(point);
    }
    points
}

fn group(entries: &[Entry]) -> Vec<Group> {
    let mut places = BTreeMap::<String, usize>::new();
    let mut groups: Vec<Group> = Vec::new();
    for (at, entry) in (0..).zip(entries) {
        let place = *places.entry(norm(&entry.title)).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Group { entries: Vec::new(), keys: BTreeSet::new() });
        }
        groups[place].entries.push(at);
        groups[place].keys.extend(entry.points.iter().map(|point| norm(&point.key)));
    }
    groups
}

fn neighbourhood(of: usize, groups: &[Group], entries: &[Entry]) -> BTreeSet<usize> {
    let subject = |at: usize| {
        let title = norm(&entries[groups[at].entries[0] as usize].title);
        BOILER_PLATE.iter().fold(title, |title, word| title.replace(word, ""))
    };
    let own = subject(of);
    let is_near = |&at: &usize| {
        let shared = groups[of].keys.intersection(&groups[at].keys).count();
        at == of || shared >= 2 || jaccard(&own, &subject(at)) >= NEAR
    };
    (0..groups.len()).filter(is_near).collect()
}

fn vocabulary(entries: &[Entry]) -> BTreeMap<String, String> {
    let glossary = fs::read_to_string(format!("{FOLDER}/glossary.toml")).unwrap();
    let terms = glossary
        .lines()
        .filter_map(|line| Some(line.strip_prefix("term = \"")?.strip_suffix('"')?.to_owned()));
    let keys = entries.iter().flat_map(|entry| &entry.points).map(|point| point.key.clone());
    let latin = entries.iter().flat_map(|entry| &entry.answer).flat_map(|line| latin_words(line));
    let mut vocabulary = BTreeMap::new();
    for term in keys.chain(terms).chain(latin) {
        vocabulary.entry(norm(&term)).or_insert(term);
    }
    vocabulary.remove("");
    vocabulary
}

/// Words such as GPU, I/O and scikit-learn.
fn latin_words(line: &str) -> Vec<String> {
    let words = line.split(|c: char| !c.is_ascii_alphanumeric() && !"/-+.".contains(c));
    let words = words.map(|word| word.trim_matches(['/', '-', '+', '.']));
    words.filter(|word| word.chars().any(char::is_alphabetic)).map(str::to_owned).collect()
}

#[test]
fn the_files_hold_what_was_counted_in_them() {
    let sources = &*SOURCES;
    assert_eq!((sources.entries.len(), sources.groups.len()), (150, 122));
    let keys: usize = sources.groups.iter().map(|group| group.keys.len()).sum();
    assert_eq!((keys, sources.keys().len(), sources.generic.len()), (551, 317, 43));
    let empty: Vec<&str> = sources
        .entries
        .iter()
        .flat_map(|entry| &entry.points)
        .filter(|point| point.explanation.is_empty())
        .map(|point| point.key.as_str())
        .collect();
    assert_eq!(empty, ["模型稳定性", "模型可解释性", "容错机制", "负载均衡"]);
}

#[test]
fn the_neighbours_of_data_privacy_are_the_entries_on_encryption() {
    let sources = &*SOURCES;
    let encrypting: BTreeSet<&str> = sources
        .entries
        .iter()
        .filter(|entry| entry.point("数据加密").is_some())
        .map(|entry| entry.id.as_str())
        .collect();
    assert_eq!(encrypting.len(), 15);
    let group = sources.group_of(
        (0..).zip(&sources.entries).find(|(_, entry)| entry.id == "resources/13").unwrap().0,
    );
    let near = &sources.near[group];
    let ids = near.iter().flat_map(|&at| sources.entries_of(at)).map(|entry| entry.id.as_str());
    assert_eq!(ids.collect::<BTreeSet<_>>(), encrypting);
    let size = |near: &BTreeSet<usize>| -> usize {
        near.iter().map(|&at| sources.groups[at].entries.len()).sum()
    };
    assert_eq!(sources.near.iter().map(size).max(), Some(24));
}
