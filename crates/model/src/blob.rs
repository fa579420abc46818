//! The blob: a whole deck as one run of bytes, with a version and a checksum.
//!
//! ```text
//!  0..4   b"STUD"
//!  4..8   format version, little endian
//!  8..16  XXH64 with seed 0 over all that follows, little endian
//! 16..    length of each part, four bytes each, little endian; then the parts ([`Part`])
//! ```
//!
//! Opening reads the directory, and where words and lists of the index begin; all else is read
//! where it stands when somebody asks for it, so a deck costs hardly more memory than its bytes.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use thiserror::Error;
use twox_hash::XxHash64;

use crate::bounds::{MAX_DECK_TEXT, MAX_ENTRY_TEXT, Unfolding};
use crate::deck::{Block, Deck, Document, Entry, Section};
use crate::directory::{Directory, DocumentHead, EntryHead, Lengths, number_of};
use crate::index::{
    CharacterTable, Lists, Numbers, PostingList, SearchIndex, write_postings, write_text,
};
use crate::lexicon::{FIRST_WORD, LexiconRef, TextEnd, Tokens, word_ends};
use crate::markup::{Tag, TagReader, Tagged, read_list, write_list};
use crate::wire::{Input, Malformed, Output, Wire, texts};

const MAGIC: &[u8; 4] = b"STUD";
/// Magic, version and checksum.
const HEAD: usize = 16;

/// Raised whenever an older reader could not make sense of a newer blob.
pub const FORMAT_VERSION: u32 = 6;

/// The parts of a blob, in the order that compresses best: first what shares its words.
#[derive(Clone, Copy, Debug)]
enum Part {
    /// The words of all text, each with a NUL behind it.
    Lexicon,
    /// The text of each document, then of each entry.
    Text,
    /// Titles, key points and terms, as texts.
    Terms,
    /// Other ways to say terms, as texts, each behind the distance of its term to the last.
    Aliases,
    /// The text of the directory.
    DirectoryText,
    /// Its structure.
    Directory,
    /// The structure of each document, then of each entry.
    Bodies,
    /// For each term the contents that it is the title or a key point of.
    Postings,
    /// How characters are read and written.
    Characters,
}

const PARTS: usize = Part::Characters as usize + 1;

/// Why bytes are not a deck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum BlobError {
    /// Not made by this project, cut short, or damaged on the way.
    #[error("this is not an intact deck; fetch it again, or compile it again from its documents")]
    Damaged,
    /// Made for a reader that is newer than this one.
    #[error(
        "this deck has format {found}, newer than the {FORMAT_VERSION} this widget reads; update the widget"
    )]
    Newer {
        /// The version that the blob states.
        found: u32,
    },
}

impl From<Malformed> for BlobError {
    fn from(_: Malformed) -> Self {
        Self::Damaged
    }
}

/// The text of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryContent {
    /// The question in full.
    pub question: Vec<Block>,
    /// Answer, example, analysis, in the order of the file.
    pub sections: Vec<Section>,
}

/// A document's introduction and summary.
type DocumentText = (Vec<Block>, Vec<Block>);

/// Where something stands in the blob.
#[derive(Clone, Debug, Default)]
struct Place {
    structure: Range<usize>,
    text: Range<usize>,
}

/// Another way to say a term.
#[derive(Clone, Debug)]
struct Alias {
    term: u32,
    /// Where its words stand among all aliases.
    words: Range<usize>,
}

/// An open blob.
#[derive(Clone, Debug)]
pub struct Blob {
    bytes: Cow<'static, [u8]>,
    parts: [Range<usize>; PARTS],
    checksum: u64,
    directory: Directory,
    /// Of each document, then of each entry.
    places: Vec<Place>,
    /// The lexicon, which has been checked to be text.
    lexicon: String,
    word_ends: Vec<u32>,
    term_ends: Vec<u32>,
    postings: Lists,
    aliases: Vec<Alias>,
    line_break: Option<u32>,
    colons: [Option<u32>; 2],
    /// The first entry of each content.
    contents: Vec<u32>,
}

impl Blob {
    /// Checks `bytes` and reads their directory. Entries are not decoded here.
    ///
    /// # Errors
    /// [`BlobError::Newer`] for a blob of a later format; [`BlobError::Damaged`] for any other
    /// bytes that [`encode`] did not write.
    pub fn open(bytes: Cow<'static, [u8]>) -> Result<Self, BlobError> {
        let (checksum, parts) = checked(&bytes)?;
        let part = |part: Part| part_of(&bytes, &parts, part);
        let lexicon =
            str::from_utf8(part(Part::Lexicon)).map_err(|_| BlobError::Damaged)?.to_owned();
        let word_ends = word_ends(&lexicon);
        let words = LexiconRef { text: &lexicon, ends: &word_ends };
        let unfolding = Unfolding::new(words);
        let fits = |it: Part, most| unfolding.fits(part(it), most);
        let is_small = fits(Part::DirectoryText, MAX_ENTRY_TEXT)
            && [Part::Text, Part::Terms, Part::Aliases]
                .into_iter()
                .all(|it| fits(it, MAX_DECK_TEXT));
        if !is_small {
            return Err(BlobError::Damaged);
        }
        let mut directory: Directory =
            Input::new(part(Part::Directory), part(Part::DirectoryText), words)
                .read_all(Wire::read)?;
        let find =
            |word| (FIRST_WORD..).take(words.count()).find(|&it| words.get(it) == Some(word));
        let [line_break, colons @ ..] = ["\n", "：", ":"].map(find);
        let term_ends = term_ends(part(Part::Terms));
        let mut titles = 0_usize;
        for entry in &mut directory.entries {
            let term =
                term(part(Part::Terms), &term_ends, entry.title_term).ok_or(BlobError::Damaged)?;
            titles = titles.saturating_add(unfolding.length(term.rest()));
            if titles > MAX_ENTRY_TEXT {
                return Err(BlobError::Damaged);
            }
            entry.title = words.detokenize(term).ok_or(BlobError::Damaged)?;
        }
        let places = places(&directory, &parts).ok_or(BlobError::Damaged)?;
        let postings = Lists::new(part(Part::Postings));
        let aliases = aliases(part(Part::Aliases));
        let entries = (0..).zip(&directory.entries);
        let contents = entries.filter(|&(at, entry)| entry.group == at).map(|(at, _)| at).collect();
        let entry_fits = |place: &Place| {
            unfolding.fits(bytes.get(place.text.clone()).unwrap_or_default(), MAX_ENTRY_TEXT)
        };
        let whole = directory.is_consistent()
            && places.iter().all(entry_fits)
            && postings.count() == term_ends.len();
        let blob = Self {
            bytes,
            parts,
            checksum,
            directory,
            places,
            lexicon,
            word_ends,
            term_ends,
            postings,
            aliases,
            line_break,
            colons,
            contents,
        };
        if whole { Ok(blob) } else { Err(BlobError::Damaged) }
    }

    fn part(&self, part: Part) -> &[u8] {
        part_of(&self.bytes, &self.parts, part)
    }

    /// Titles, ids and groups.
    #[must_use]
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The checksum that the blob carries; equal decks have equal ones.
    #[must_use]
    pub fn checksum(&self) -> u64 {
        self.checksum
    }

    /// The first entry of each content, in deck order: what the lists of the index count.
    #[must_use]
    pub fn contents(&self) -> &[u32] {
        &self.contents
    }

    /// The words that all text is written in.
    #[must_use]
    pub fn lexicon(&self) -> LexiconRef<'_> {
        LexiconRef { text: &self.lexicon, ends: &self.word_ends }
    }

    /// The word that breaks lines of code, if the deck has one.
    #[must_use]
    pub fn line_break(&self) -> Option<u32> {
        self.line_break
    }

    /// The words that are colons, of which key points have one behind their terms.
    pub fn colons(&self) -> impl Iterator<Item = u32> {
        self.colons.into_iter().flatten()
    }

    /// How many terms there are.
    #[must_use]
    pub fn term_count(&self) -> u32 {
        length(self.term_ends.len())
    }

    /// A title, a key point or a term, in words; empty for an index that there is not.
    #[must_use]
    pub fn term(&self, term: u32) -> Tokens<'_> {
        self::term(self.part(Part::Terms), &self.term_ends, term).unwrap_or(Tokens::new(&[]))
    }

    /// The contents that a term is the title (`primary`) or a key point of.
    #[must_use]
    pub fn postings(&self, term: u32) -> PostingList<'_> {
        self.postings.get(self.part(Part::Postings), term as usize)
    }

    /// Other ways to say terms: for each the term, and its words.
    pub fn aliases(&self) -> impl Iterator<Item = (u32, Tokens<'_>)> + Clone {
        (0..).map_while(|at| self.alias(at))
    }

    /// One of [`Blob::aliases`].
    #[must_use]
    pub fn alias(&self, at: u32) -> Option<(u32, Tokens<'_>)> {
        let alias = self.aliases.get(at as usize)?;
        let words = self.part(Part::Aliases).get(alias.words.clone()).unwrap_or_default();
        Some((alias.term, Tokens::new(words)))
    }

    /// How characters are read and written.
    ///
    /// # Errors
    /// [`BlobError::Damaged`] when the bytes were made up to fit the checksum.
    pub fn character_table(&self) -> Result<CharacterTable, BlobError> {
        CharacterTable::read(self.part(Part::Characters)).ok_or(BlobError::Damaged)
    }

    /// The text of an entry as it is written: words, and how each text ends.
    #[must_use]
    pub fn text(&self, entry: u32) -> Tokens<'_> {
        let place = self.places.get(self.directory.documents.len() + entry as usize);
        Tokens::new(place.and_then(|place| self.bytes.get(place.text.clone())).unwrap_or_default())
    }

    /// The text of an entry: the blocks of its question, then its sections, each list with a tag
    /// behind it that closes it; `None` for an index that the directory does not have.
    #[must_use]
    pub fn entry_tags(&self, entry: u32) -> Option<TagReader<'_>> {
        self.input(self.directory.documents.len() + entry as usize).map(TagReader::new)
    }

    /// In the same way the blocks of a document's introduction, then those of its summary.
    #[must_use]
    pub fn document_tags(&self, document: u32) -> Option<TagReader<'_>> {
        self.input(document as usize).map(TagReader::new)
    }

    /// The text of an entry. Costs its decoding, each time.
    ///
    /// # Errors
    /// [`BlobError::Damaged`] when its bytes were made up to fit the checksum, and for an index
    /// that the directory does not have.
    pub fn content(&self, entry: u32) -> Result<EntryContent, BlobError> {
        let (question, sections) = self.lists(self.directory.documents.len() + entry as usize)?;
        Ok(EntryContent { question, sections })
    }

    /// Introduction and summary of a document.
    ///
    /// # Errors
    /// As [`Blob::content`].
    pub fn document_text(&self, document: u32) -> Result<DocumentText, BlobError> {
        self.lists(document as usize)
    }

    fn lists<A: Tagged, B: Tagged>(&self, at: usize) -> Result<(Vec<A>, Vec<B>), BlobError> {
        let input = self.input(at).ok_or(BlobError::Damaged)?;
        Ok(input.read_all(|input| Ok((read_list(input)?, read_list(input)?)))?)
    }

    fn input(&self, at: usize) -> Option<Input<'_>> {
        let place = self.places.get(at)?;
        let part = |range: &Range<usize>| self.bytes.get(range.clone());
        Some(Input::new(part(&place.structure)?, part(&place.text)?, self.lexicon()))
    }

    /// The whole deck, as it was before [`encode`].
    ///
    /// # Errors
    /// As [`Blob::content`].
    pub fn to_deck(&self) -> Result<Deck, BlobError> {
        let Directory { title, language, documents, .. } = &self.directory;
        let documents = (0..)
            .zip(documents)
            .map(|(at, head)| self.to_document(at, head))
            .collect::<Result<_, _>>()?;
        Ok(Deck { title: title.clone(), language: language.clone(), documents })
    }

    fn to_document(&self, at: u32, head: &DocumentHead) -> Result<Document, BlobError> {
        let (introduction, summary) = self.document_text(at)?;
        let entries = (0..).zip(&self.directory.entries).filter(|(_, entry)| entry.document == at);
        let entries =
            entries.map(|(at, entry)| self.to_entry(at, entry)).collect::<Result<_, _>>()?;
        Ok(Document {
            id: head.id.clone(),
            title: head.title.clone(),
            introduction,
            summary,
            entries,
        })
    }

    fn to_entry(&self, at: u32, head: &EntryHead) -> Result<Entry, BlobError> {
        let EntryContent { question, sections } = self.content(at)?;
        let EntryHead { slug, title, group, related, .. } = head.clone();
        Ok(Entry { slug, title, question, sections, group, related })
    }
}

/// A part where it stands.
fn part_of<'a>(bytes: &'a [u8], parts: &[Range<usize>; PARTS], part: Part) -> &'a [u8] {
    let range = parts.get(part as usize).cloned().unwrap_or_default();
    bytes.get(range).unwrap_or_default()
}

/// Where documents and entries stand; `None` when they do not fill their parts.
fn places(directory: &Directory, parts: &[Range<usize>; PARTS]) -> Option<Vec<Place>> {
    let [structure, text] = [Part::Bodies, Part::Text]
        .map(|part| parts.get(part as usize).cloned().unwrap_or_default());
    let mut end =
        Place { structure: structure.start..structure.start, text: text.start..text.start };
    let lengths = directory.documents.iter().map(|document| document.lengths);
    let lengths = lengths.chain(directory.entries.iter().map(|entry| entry.lengths));
    let places = lengths.map(|lengths| end.next(lengths)).collect();
    (end.structure.end == structure.end && end.text.end == text.end).then_some(places)
}

/// How many bytes a text has before its end.
fn text_length(bytes: &[u8]) -> Option<usize> {
    let mut tokens = Tokens::new(bytes);
    tokens.find(|&token| token < FIRST_WORD)?;
    Some(bytes.len() - tokens.rest().len() - 1)
}

/// Where aliases stand, and whose they are.
fn aliases(bytes: &[u8]) -> Vec<Alias> {
    let mut aliases = Vec::new();
    let mut term = 0_u32;
    let mut numbers = Numbers::new(bytes);
    while let Some(step) = numbers.next() {
        let rest = numbers.rest();
        let Some(length) = text_length(rest) else { break };
        let start = bytes.len() - rest.len();
        term = term.saturating_add(step);
        aliases.push(Alias { term, words: start..start + length });
        numbers = Numbers::new(rest.get(length + 1..).unwrap_or_default());
    }
    aliases
}

/// Where terms end.
fn term_ends(terms: &[u8]) -> Vec<u32> {
    let mut ends = Vec::new();
    let mut start = 0;
    while let Some(length) = terms.get(start..).and_then(text_length) {
        ends.push(self::length(start + length));
        start += length + 1;
    }
    ends
}

fn term<'a>(terms: &'a [u8], ends: &[u32], term: u32) -> Option<Tokens<'a>> {
    let at = term as usize;
    let start = if at == 0 { 0 } else { *ends.get(at - 1)? as usize + 1 };
    Some(Tokens::new(terms.get(start..*ends.get(at)? as usize)?))
}

/// Every text of a deck, asides included: what the lexicon of its index has to have the words of.
#[must_use]
pub fn deck_texts(deck: &Deck) -> Vec<String> {
    let plain = |value: Vec<(String, TextEnd)>| value.into_iter().map(|(text, _)| text);
    let mut all = vec![deck.title.clone(), deck.language.clone()];
    for document in &deck.documents {
        all.extend([document.id.clone(), document.title.clone()]);
        all.extend(plain(list_texts(&document.introduction)));
        all.extend(plain(list_texts(&document.summary)));
        for entry in &document.entries {
            all.extend(Some(&entry.slug).filter(|slug| number_of(slug).is_none()).cloned());
            all.push(entry.title.clone());
            all.extend(plain(list_texts(&entry.question)));
            all.extend(plain(list_texts(&entry.sections)));
        }
    }
    all
}

fn list_texts(list: &[impl Tagged]) -> Vec<(String, TextEnd)> {
    texts(|out| write_list(out, list, Tag::CloseList))
}

/// How many bytes of text blocks have, asides included.
#[must_use]
pub fn blocks_length(blocks: &[Block]) -> usize {
    list_texts(blocks).iter().map(|(text, _)| text.len()).sum()
}

/// Every text in `blocks` that a reader reads.
#[must_use]
pub fn blocks_texts(blocks: &[Block]) -> Vec<String> {
    let read = list_texts(blocks).into_iter().filter(|&(_, end)| end != TextEnd::Metadata);
    read.map(|(text, _)| text).collect()
}

/// Writes a deck and its index as a blob. The same deck gives the same bytes. The index has to
/// be of this deck: the words of its texts, and its titles among the terms.
///
/// # Panics
/// Never for a deck of less than 4 GiB: the types have no value that cannot be written.
#[must_use]
pub fn encode(deck: &Deck, index: &SearchIndex) -> Vec<u8> {
    let mut bodies = Output::new(&index.lexicon);
    let mut directory = Directory {
        title: deck.title.clone(),
        language: deck.language.clone(),
        ..Directory::default()
    };
    for document in &deck.documents {
        directory.documents.push(DocumentHead {
            id: document.id.clone(),
            title: document.title.clone(),
            lengths: append(&mut bodies, &document.introduction, &document.summary),
        });
    }
    let terms = (0..).zip(&index.terms);
    let terms: HashMap<&str, u32> = terms.map(|(at, term)| (term.text.as_str(), at)).collect();
    for (at, document) in (0..).zip(&deck.documents) {
        directory.entries.extend(document.entries.iter().map(|entry| EntryHead {
            document: at,
            slug: entry.slug.clone(),
            title: entry.title.clone(),
            title_term: terms.get(entry.title.as_str()).copied().unwrap_or(u32::MAX),
            group: entry.group,
            related: entry.related.clone(),
            lengths: append(&mut bodies, &entry.question, &entry.sections),
        }));
    }
    let mut head = Output::new(&index.lexicon);
    directory.write(&mut head);
    let [mut terms, mut postings, mut aliases, mut characters] = [const { Vec::new() }; 4];
    for term in &index.terms {
        write_text(&mut terms, &index.lexicon, &term.text);
        write_postings(&mut postings, &term.postings);
    }
    index.write_aliases(&mut aliases);
    index.character_table.write(&mut characters);
    let lexicon = index.lexicon.joined().into_bytes();
    // In the order of `Part`.
    sealed(&[
        lexicon,
        bodies.text,
        terms,
        aliases,
        head.text,
        head.structure,
        bodies.structure,
        postings,
        characters,
    ])
}

fn sealed(parts: &[Vec<u8>; PARTS]) -> Vec<u8> {
    let mut blob = [MAGIC.as_slice(), &FORMAT_VERSION.to_le_bytes(), &[0; 8]].concat();
    for part in parts {
        blob.extend(length(part.len()).to_le_bytes());
    }
    blob.extend(parts.concat());
    if let Some((head, payload)) = blob.split_at_mut_checked(HEAD) {
        let checksum = XxHash64::oneshot(0, payload).to_le_bytes();
        if let Some(place) = head.last_chunk_mut() {
            *place = checksum;
        }
    }
    blob
}

fn append(bodies: &mut Output<'_>, first: &[impl Tagged], second: &[impl Tagged]) -> Lengths {
    let (structure, text) = (bodies.structure.len(), bodies.text.len());
    write_list(bodies, first, Tag::CloseList);
    write_list(bodies, second, Tag::CloseList);
    (length(bodies.structure.len() - structure), length(bodies.text.len() - text))
}

fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("a deck has less than 4 GiB")
}

impl Place {
    /// What stands behind this place, which becomes the place itself.
    fn next(&mut self, (structure, text): Lengths) -> Self {
        let after = |range: &Range<usize>, length: u32| {
            range.end..range.end.saturating_add(length as usize)
        };
        *self =
            Self { structure: after(&self.structure, structure), text: after(&self.text, text) };
        self.clone()
    }
}

/// The checksum, and where the parts are.
fn checked(bytes: &[u8]) -> Result<(u64, [Range<usize>; PARTS]), BlobError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(BlobError::Damaged)?;
    let (found, rest) = split_u32(rest).ok_or(BlobError::Damaged)?;
    let (checksum, payload) = rest.split_first_chunk().ok_or(BlobError::Damaged)?;
    let checksum = u64::from_le_bytes(*checksum);
    if found > FORMAT_VERSION {
        return Err(BlobError::Newer { found });
    }
    if found != FORMAT_VERSION || XxHash64::oneshot(0, payload) != checksum {
        return Err(BlobError::Damaged);
    }
    let mut parts = [const { 0..0 }; PARTS];
    let (mut lengths, mut end) = (payload, HEAD + 4 * PARTS);
    for part in &mut parts {
        let (length, rest) = split_u32(lengths).ok_or(BlobError::Damaged)?;
        *part = end..end.saturating_add(length as usize);
        (lengths, end) = (rest, part.end);
    }
    if end == bytes.len() { Ok((checksum, parts)) } else { Err(BlobError::Damaged) }
}

fn split_u32(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (number, rest) = bytes.split_first_chunk()?;
    Some((u32::from_le_bytes(*number), rest))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::deck::{Run, SectionKind};
    use crate::index::Term;
    use crate::lexicon::Lexicon;

    fn deck() -> Deck {
        let say = |text: &str| vec![Block::Paragraph(vec![Run::Text(text.into())])];
        let entry = |slug: &str, group: u32| Entry {
            slug: slug.into(),
            title: format!("ＬｏＲＡ 💛 第{slug}问？"),
            question: say("怎么 e\u{301}？"),
            sections: vec![Section {
                kind: SectionKind::Answer,
                label: "答案".into(),
                blocks: say("这样。"),
            }],
            group,
            related: vec![1 - group],
        };
        let document = |id: &str, entries| Document {
            id: id.into(),
            title: "文档".into(),
            introduction: say("引言"),
            summary: vec![],
            entries,
        };
        Deck {
            title: "笔记".into(),
            language: "zh-CN".into(),
            documents: vec![
                document("a", vec![entry("1", 0)]),
                document("b", vec![entry("早停-7", 1)]),
                document("c", vec![]),
            ],
        }
    }

    /// In words of one character, with the terms that it has to have.
    fn index(deck: &Deck) -> SearchIndex {
        let mut counts = BTreeMap::new();
        for c in deck_texts(deck).iter().flat_map(|text| text.chars()) {
            *counts.entry(c.to_string()).or_default() += 1;
        }
        let lexicon = Lexicon::new(&counts);
        let titles = deck.documents.iter().flat_map(|document| &document.entries);
        let terms = titles.map(|entry| Term { text: entry.title.clone(), ..Term::default() });
        SearchIndex { terms: terms.collect(), lexicon, ..SearchIndex::default() }
    }

    #[test]
    fn what_goes_in_comes_out() {
        let blob = Blob::open(encode(&deck(), &index(&deck())).into()).unwrap();
        assert_eq!(blob.to_deck().unwrap(), deck());
    }

    #[test]
    fn a_newer_format_is_said_to_be_newer() {
        let mut bytes = encode(&deck(), &index(&deck()));
        bytes[4..8].copy_from_slice(&(FORMAT_VERSION + 1).to_le_bytes());
        assert_eq!(
            Blob::open(bytes.into()).unwrap_err(),
            BlobError::Newer { found: FORMAT_VERSION + 1 }
        );
    }

    #[test]
    fn an_index_without_an_entry_is_refused_even_under_a_right_checksum() {
        let mut crafted = deck();
        crafted.documents[0].entries[0].group = 9;
        assert_eq!(
            Blob::open(encode(&crafted, &index(&crafted)).into()).unwrap_err(),
            BlobError::Damaged
        );
    }

    /// A blob of entries that say one character as often as asked, and that character blown up to
    /// a word of 300,000 bytes.
    fn bomb(times: usize, entries: u32) -> Result<Blob, BlobError> {
        let mut deck = deck();
        deck.documents.truncate(1);
        let entry = deck.documents[0].entries[0].clone();
        let question = vec![Block::Paragraph(vec![Run::Text("词".repeat(times))])];
        deck.documents[0].entries = (0..entries)
            .map(|at| Entry {
                slug: at.to_string(),
                question: question.clone(),
                group: at,
                related: vec![],
                ..entry.clone()
            })
            .collect();
        Blob::open(blown_up(&deck, "词").into())
    }

    fn blown_up(deck: &Deck, character: &str) -> Vec<u8> {
        let bytes = encode(deck, &index(deck));
        let (_, places) = checked(&bytes).unwrap();
        let mut parts = places.map(|place| bytes[place].to_vec());
        let lexicon = str::from_utf8(&parts[0]).unwrap();
        parts[0] = lexicon.replace(character, &character.repeat(100_000)).into_bytes();
        sealed(&parts)
    }

    #[test]
    fn what_unfolds_to_more_than_a_page_can_show_is_refused() {
        assert!(bomb(50, 2).is_ok());
        assert_eq!(bomb(60, 1).unwrap_err(), BlobError::Damaged, "an entry of 18 MB");
        assert_eq!(bomb(50, 10).unwrap_err(), BlobError::Damaged, "a deck of 150 MB");
    }

    #[test]
    fn titles_and_ids_are_bounded_before_they_are_put_together() {
        let mut crafted = deck();
        crafted.documents.truncate(1);
        let entry = crafted.documents[0].entries[0].clone();
        crafted.documents[0].entries = (0..60)
            .map(|at| Entry { slug: at.to_string(), related: vec![], ..entry.clone() })
            .collect();
        let open =
            |deck: &Deck, character| Blob::open(blown_up(deck, character).into()).map(|_| ());
        assert_eq!(open(&crafted, "怎"), Ok(()));
        assert_eq!(open(&crafted, "第"), Err(BlobError::Damaged), "18 MB of titles");
        assert_eq!(open(&crafted, "a"), Ok(()), "6 MB of ids");
        crafted.documents[0].id = "aaa".into();
        assert_eq!(open(&crafted, "a"), Err(BlobError::Damaged), "18 MB of ids");
        crafted.documents[0].entries[0].related = vec![0; 61];
        assert_eq!(open(&crafted, "怎"), Err(BlobError::Damaged), "more near entries than entries");
    }

    #[test]
    fn numbers_near_the_ends_of_their_types_are_no_trap() {
        let blob = encode(&deck(), &index(&deck()));
        let (_, places) = checked(&blob).unwrap();
        let parts = places.map(|place| blob[place].to_vec());
        let number = |mut n: u64| {
            let mut bytes = Vec::new();
            while n >= 0x80 {
                bytes.push(n.to_le_bytes()[0] | 0x80);
                n >>= 7;
            }
            bytes.push(n.to_le_bytes()[0]);
            bytes
        };
        let near = |n: u64| [n - 1, n, n.wrapping_add(1)];
        let hostile = [1 << 16, 1 << 31, 1 << 32, 1 << 63]
            .into_iter()
            .flat_map(near)
            .chain([u64::MAX - 1, u64::MAX]);
        for huge in hostile.map(number) {
            for part in 0..PARTS {
                for at in 0..parts[part].len() {
                    let mut parts = parts.clone();
                    parts[part].splice(at..=at, huge.iter().copied());
                    if let Ok(blob) = Blob::open(sealed(&parts).into()) {
                        read_all(&blob);
                    }
                }
            }
            // The lengths of the parts themselves.
            for part in 0..PARTS {
                let mut bytes = blob.clone();
                let length = u32::MAX - u32::try_from(part).unwrap();
                bytes[HEAD + 4 * part..][..4].copy_from_slice(&length.to_le_bytes());
                let checksum = XxHash64::oneshot(0, &bytes[HEAD..]);
                bytes[8..16].copy_from_slice(&checksum.to_le_bytes());
                assert_eq!(Blob::open(bytes.into()).unwrap_err(), BlobError::Damaged);
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn made_up_parts_under_a_right_checksum_never_panic(parts: [Vec<u8>; PARTS]) {
            if let Ok(blob) = Blob::open(sealed(&parts).into()) {
                read_all(&blob);
            }
        }

        #[test]
        fn damage_under_a_right_checksum_never_panics(at in 0usize..1000, value: u8) {
            let mut bytes = encode(&deck(), &index(&deck()));
            let at = 16 + at % (bytes.len() - 16);
            bytes[at] = value;
            let checksum = XxHash64::oneshot(0, &bytes[16..]);
            bytes[8..16].copy_from_slice(&checksum.to_le_bytes());
            if let Ok(blob) = Blob::open(bytes.into()) {
                read_all(&blob);
            }
        }
    }

    fn read_all(blob: &Blob) {
        let _ = blob.to_deck();
        for entry in 0..length(blob.directory().entries.len()) {
            let mut tags = blob.entry_tags(entry);
            while let Some(tags) = &mut tags
                && tags.tag().is_some()
            {
                let _ = (tags.number(), tags.text());
            }
        }
        let _ = blob.character_table();
        let _ = blob.aliases().count();
        for term in 0..blob.term_count() {
            let _ = (blob.term(term).count(), blob.postings(term).count());
        }
        for word in 0..length(blob.lexicon().count()) + FIRST_WORD {
            let _ = blob.lexicon().get(word);
        }
        for entry in 0..length(blob.directory().entries.len()) {
            let _ = blob.text(entry).count();
        }
    }
}
