//! What search needs to know of a deck, found once for all of its readers.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use study_model::text::is_han;
use study_model::{
    Deck, Entry, Lexicon, Posting, SearchIndex, SectionKind, Term, deck_texts, plain_text,
};

use crate::glossary::Glossary;
use crate::language::Language;

/// Builds the index of a deck.
pub(crate) fn build(deck: &Deck, glossary: &Glossary) -> SearchIndex {
    let entries: Vec<&Entry> =
        deck.documents.iter().flat_map(|document| &document.entries).collect();
    let contents: Vec<&Entry> = (0..)
        .zip(&entries)
        .filter(|&(at, entry)| entry.first_copy == at)
        .map(|(_, e)| *e)
        .collect();
    let written = deck_texts(deck).iter().flat_map(|text| text.chars()).collect();
    let language = Language::of(&deck.language);
    let terms = terms(language, &contents, glossary, &written);
    let lexicon = lexicon(language, deck, glossary, &terms);
    SearchIndex { character_table: language.character_table(lexicon.words()), lexicon, terms }
}

/// Titles, key points and the further terms of the glossary, each once.
///
/// - `written`: the characters of the deck.
fn terms(
    language: Language,
    contents: &[&Entry],
    glossary: &Glossary,
    written: &BTreeSet<char>,
) -> Vec<Term> {
    let mut terms = TermList::default();
    for (content, entry) in (0..).zip(contents) {
        terms.at(&entry.title, |term| term.postings.push(Posting { content, primary: true }));
    }
    for (content, entry) in (0..).zip(contents) {
        // Twice in an entry counts once, and as a title is better.
        for key in keys(entry).into_iter().filter(|key| *key != entry.title) {
            terms.at(&key, |term| {
                if term.postings.last().is_none_or(|last| last.content != content) {
                    term.postings.push(Posting { content, primary: false });
                }
            });
        }
    }
    for term in &glossary.terms {
        let aliases = [&term.english, &term.synonyms, &term.regional].into_iter().flatten();
        // As queries are read: whoever types 過適 is taken to have typed 过适, unless the deck
        // itself writes 過.
        let read = |c: char| if written.contains(&c) { c } else { language.simplified(c) };
        let aliases = aliases.map(|alias| alias.chars().map(read).collect()).collect();
        terms.at(&term.term, |term| term.aliases = aliases);
    }
    terms.list.iter_mut().for_each(|term| term.postings.sort_by_key(|known| known.content));
    terms.list
}

#[derive(Default)]
struct TermList {
    list: Vec<Term>,
    places: HashMap<String, usize>,
}

impl TermList {
    /// Changes the term with this text, which is a new one if need be.
    fn at(&mut self, text: &str, change: impl FnOnce(&mut Term)) {
        let at = *self.places.entry(text.to_owned()).or_insert_with(|| {
            self.list.push(Term { text: text.to_owned(), ..Term::default() });
            self.list.len() - 1
        });
        self.list.get_mut(at).map(change);
    }
}

/// The key points of an entry's answers, as they stand there.
fn keys(entry: &Entry) -> Vec<String> {
    let answers = entry.sections.iter().filter(|section| section.kind == SectionKind::Answer);
    let plain = answers.map(|section| plain_text(&section.blocks));
    let keys = plain.map(|plain| {
        plain.points.iter().map(|point| plain.key(point).to_owned()).collect::<Vec<_>>()
    });
    keys.flatten().collect()
}

/// The words of everything that is written in words. A Chinese word that only aliases have is
/// written in its characters: hardly two aliases share one, so that takes fewer bytes.
fn lexicon(language: Language, deck: &Deck, glossary: &Glossary, terms: &[Term]) -> Lexicon {
    let segmenter = language.segmenter(glossary.terms.iter().map(|term| term.term.as_str()));
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let texts = deck_texts(deck);
    for text in texts.iter().chain(terms.iter().map(|term| &term.text)) {
        for word in segmenter.words(text) {
            *counts.entry(word).or_default() += 1;
        }
    }
    // In order, so that the same deck gives the same bytes.
    let counts = counts.into_iter().map(|(word, count)| (word.to_owned(), count));
    let mut counts: BTreeMap<String, usize> = counts.collect();
    for word in terms.iter().flat_map(|term| &term.aliases).flat_map(|alias| segmenter.words(alias))
    {
        if counts.contains_key(word) || !word.chars().all(is_han) {
            *counts.entry(word.to_owned()).or_default() += 1;
        } else {
            for c in word.chars() {
                *counts.entry(c.to_string()).or_default() += 1;
            }
        }
    }
    Lexicon::new(&counts)
}

#[cfg(test)]
mod tests {
    use study_model::{Block, Document, ListItem, Run, Section};

    use super::*;
    use crate::glossary::GlossaryTerm;
    use crate::problems::Location;

    fn entry(title: &str, kind: SectionKind, keys: &[&str], first_copy: u32) -> Entry {
        let item = |key: &&str| ListItem {
            number: None,
            blocks: vec![Block::Paragraph(vec![
                Run::Strong(vec![Run::Text(format!("{key}："))]),
                Run::Text("过程💛".into()),
            ])],
        };
        let list = Block::List { ordered: false, items: keys.iter().map(item).collect() };
        let section = Section { kind, label: "答案".into(), blocks: vec![list] };
        let (slug, title) = (title.to_owned(), title.to_owned());
        Entry {
            slug,
            title,
            question: vec![],
            sections: vec![section],
            first_copy,
            related: vec![],
        }
    }

    fn index(language: &str) -> SearchIndex {
        let entries = vec![
            entry("甲", SectionKind::Answer, &["乙", "丙", "乙", "甲"], 0),
            entry("甲", SectionKind::Answer, &["乙", "丙", "乙", "甲"], 0),
            entry("乙", SectionKind::Answer, &["ＬｏＲＡ"], 2),
            entry("丁", SectionKind::Example, &["例"], 3),
        ];
        let [title, id] = ["题", "d"].map(str::to_owned);
        let document =
            Document { id, title: title.clone(), introduction: vec![], summary: vec![], entries };
        let deck = Deck { title, language: language.into(), documents: vec![document] };
        let list = |text: &str| vec![text.to_owned()];
        let term = |term: &str, [english, synonyms, regional]: [&str; 3]| GlossaryTerm {
            term: term.into(),
            english: list(english),
            synonyms: list(synonyms),
            regional: list(regional),
            at: Location { file: String::new(), line: 1, column: 1 },
        };
        let terms =
            vec![term("丙", ["third", "第三", "過適"]), term("戊", ["fifth", "第五", "程式"])];
        build(&deck, &Glossary { terms })
    }

    #[test]
    fn titles_come_first_then_keys_then_terms_each_once() {
        let actual = |index: SearchIndex| -> Vec<_> {
            let postings = |term: &Term| -> Vec<_> {
                term.postings.iter().map(|it| (it.content, it.primary)).collect()
            };
            index.terms.iter().map(|term| (term.text.clone(), postings(term))).collect()
        };
        let wanted = [
            ("甲", vec![(0, true)]),
            ("乙", vec![(0, false), (1, true)]),
            ("丁", vec![(2, true)]),
            ("丙", vec![(0, false)]),
            ("ＬｏＲＡ", vec![(1, false)]),
            ("戊", vec![]),
        ];
        assert_eq!(actual(index("zh")), wanted.map(|(text, postings)| (text.to_owned(), postings)));
    }

    #[test]
    fn every_kind_of_alias_is_one_in_the_characters_that_the_deck_may_write() {
        let aliases = |language: &str| {
            let terms = index(language).terms;
            let of = |at: usize| terms[at].aliases.join(" ");
            [of(3), of(5), of(0)]
        };
        assert_eq!(aliases("zh-CN"), ["third 第三 过适", "fifth 第五 程式", ""]);
        assert_eq!(aliases("en"), ["third 第三 過適", "fifth 第五 程式", ""]);
    }

    #[test]
    fn words_that_only_aliases_have_are_written_in_characters() {
        let words = index("zh").lexicon.words().to_vec();
        let has = |word: &str| words.iter().any(|known| known == word);
        assert!(has("过程") && has("third") && has("第") && has("ＬｏＲＡ"));
        assert!(!has("程式") && !has("第三"));
    }
}
