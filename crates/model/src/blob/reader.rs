//! An open blob, read where it stands.

use std::borrow::Cow;
use std::ops::Range;

use super::container::{BlobError, Chunk, Container};
use super::directory::Directory;
use super::spans::{Span, spans};
use super::terms::TermTable;
use crate::codec::{Codec, Decoder, TagReader, Tagged, decode_list};
use crate::deck::{Block, Section};
use crate::index::{CharacterTable, PostingList};
use crate::lexicon::{FIRST_WORD, LexiconRef, Tokens, word_ends};
use crate::limits::{DecodedSizes, MAX_DECK_TEXT, MAX_ENTRY_TEXT};

/// The text of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryBody {
    /// The question in full.
    pub question: Vec<Block>,
    /// Answer, example, analysis, in the order of the file.
    pub sections: Vec<Section>,
}

/// A document's introduction and summary.
pub type DocumentBody = (Vec<Block>, Vec<Block>);

/// An open blob.
#[derive(Clone, Debug)]
pub struct Blob {
    bytes: Cow<'static, [u8]>,
    container: Container,
    directory: Directory,
    /// Of each document, then of each entry.
    spans: Vec<Span>,
    /// The lexicon, which has been checked to be text.
    lexicon: String,
    word_ends: Vec<u32>,
    terms: TermTable,
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
    /// bytes that [`encode`](crate::encode) did not write.
    pub fn open(bytes: Cow<'static, [u8]>) -> Result<Self, BlobError> {
        let container = Container::open(&bytes)?;
        let chunk = |chunk| container.chunk(&bytes, chunk);
        let lexicon =
            str::from_utf8(chunk(Chunk::Lexicon)).map_err(|_| BlobError::Damaged)?.to_owned();
        let word_ends = word_ends(&lexicon);
        let words = LexiconRef { text: &lexicon, ends: &word_ends };
        let sizes = DecodedSizes::new(words);
        let fits = |it: Chunk, most| sizes.fits(chunk(it), most);
        let is_small = fits(Chunk::DirectoryText, MAX_ENTRY_TEXT)
            && [Chunk::Text, Chunk::Terms, Chunk::Aliases]
                .into_iter()
                .all(|it| fits(it, MAX_DECK_TEXT));
        if !is_small {
            return Err(BlobError::Damaged);
        }
        let mut directory =
            Decoder::new(chunk(Chunk::Directory), chunk(Chunk::DirectoryText), words)
                .decode_all(Directory::decode)?;
        let [terms, postings, aliases] = [Chunk::Terms, Chunk::Postings, Chunk::Aliases].map(chunk);
        let table = TermTable::new(terms, postings, aliases).ok_or(BlobError::Damaged)?;
        fill_in_titles(&mut directory, &table, terms, sizes).ok_or(BlobError::Damaged)?;
        let spans = spans(&directory, &container).ok_or(BlobError::Damaged)?;
        let entry_fits = |span: &Span| {
            sizes.fits(bytes.get(span.text.clone()).unwrap_or_default(), MAX_ENTRY_TEXT)
        };
        if !directory.is_consistent() || !spans.iter().all(entry_fits) {
            return Err(BlobError::Damaged);
        }
        let find =
            |word| (FIRST_WORD..).take(words.count()).find(|&it| words.get(it) == Some(word));
        let [line_break, colons @ ..] = ["\n", "：", ":"].map(find);
        let entries = (0..).zip(&directory.entries);
        let contents =
            entries.filter(|&(at, entry)| entry.first_copy == at).map(|(at, _)| at).collect();
        Ok(Self {
            bytes,
            container,
            directory,
            spans,
            lexicon,
            word_ends,
            terms: table,
            line_break,
            colons,
            contents,
        })
    }

    fn chunk(&self, chunk: Chunk) -> &[u8] {
        self.container.chunk(&self.bytes, chunk)
    }

    /// Titles, ids and groups.
    #[must_use]
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The checksum that the blob carries; equal decks have equal ones.
    #[must_use]
    pub fn checksum(&self) -> u64 {
        self.container.checksum
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

    /// The words that are colons, of which key points have one behind their keys.
    pub fn colons(&self) -> impl Iterator<Item = u32> {
        self.colons.into_iter().flatten()
    }

    /// How many terms there are.
    #[must_use]
    pub fn term_count(&self) -> u32 {
        self.terms.count()
    }

    /// The words of a term; empty for an index that there is not.
    #[must_use]
    pub fn term(&self, term: u32) -> Tokens<'_> {
        self.terms.term(self.chunk(Chunk::Terms), term).unwrap_or(Tokens::new(&[]))
    }

    /// The contents that a term is the title (`primary`) or a key point of.
    #[must_use]
    pub fn postings(&self, term: u32) -> PostingList<'_> {
        self.terms.postings.get(self.chunk(Chunk::Postings), term as usize)
    }

    /// Other ways to say terms: for each the term, and its words.
    pub fn aliases(&self) -> impl Iterator<Item = (u32, Tokens<'_>)> + Clone {
        (0..).map_while(|at| self.alias(at))
    }

    /// One of [`Blob::aliases`].
    #[must_use]
    pub fn alias(&self, at: u32) -> Option<(u32, Tokens<'_>)> {
        let alias = self.terms.aliases.get(at as usize)?;
        let words = self.chunk(Chunk::Aliases).get(alias.words.clone()).unwrap_or_default();
        Some((alias.term, Tokens::new(words)))
    }

    /// How characters are read and written.
    ///
    /// # Errors
    /// [`BlobError::Damaged`] when the bytes were made up to fit the checksum.
    pub fn character_table(&self) -> Result<CharacterTable, BlobError> {
        CharacterTable::read(self.chunk(Chunk::Characters)).ok_or(BlobError::Damaged)
    }

    /// The text of an entry as it is written: words, and how each text ends.
    #[must_use]
    pub fn text(&self, entry: u32) -> Tokens<'_> {
        let span = self.spans.get(self.directory.documents.len() + entry as usize);
        Tokens::new(span.and_then(|span| self.bytes.get(span.text.clone())).unwrap_or_default())
    }

    /// The text of an entry: the blocks of its question, then its sections, each list with a tag
    /// behind it that closes it; `None` for an index that the directory does not have.
    #[must_use]
    pub fn entry_tags(&self, entry: u32) -> Option<TagReader<'_>> {
        self.decoder(self.directory.documents.len() + entry as usize).map(TagReader::new)
    }

    /// In the same way the blocks of a document's introduction, then those of its summary.
    #[must_use]
    pub fn document_tags(&self, document: u32) -> Option<TagReader<'_>> {
        self.decoder(document as usize).map(TagReader::new)
    }

    /// The text of an entry. Costs its decoding, each time.
    ///
    /// # Errors
    /// [`BlobError::Damaged`] when its bytes were made up to fit the checksum, and for an index
    /// that the directory does not have.
    pub fn body(&self, entry: u32) -> Result<EntryBody, BlobError> {
        let (question, sections) = self.lists(self.directory.documents.len() + entry as usize)?;
        Ok(EntryBody { question, sections })
    }

    /// Introduction and summary of a document.
    ///
    /// # Errors
    /// As [`Blob::body`].
    pub fn document_body(&self, document: u32) -> Result<DocumentBody, BlobError> {
        self.lists(document as usize)
    }

    fn lists<A: Tagged, B: Tagged>(&self, at: usize) -> Result<(Vec<A>, Vec<B>), BlobError> {
        let decoder = self.decoder(at).ok_or(BlobError::Damaged)?;
        Ok(decoder.decode_all(|input| Ok((decode_list(input)?, decode_list(input)?)))?)
    }

    fn decoder(&self, at: usize) -> Option<Decoder<'_>> {
        let span = self.spans.get(at)?;
        let bytes = |range: &Range<usize>| self.bytes.get(range.clone());
        Some(Decoder::new(bytes(&span.structure)?, bytes(&span.text)?, self.lexicon()))
    }
}

/// Fills in the titles of entries, which are terms; `None` for one that there is not, or for more
/// text than is shown at once.
fn fill_in_titles(
    directory: &mut Directory,
    table: &TermTable,
    terms: &[u8],
    sizes: DecodedSizes<'_>,
) -> Option<()> {
    let mut total = 0_usize;
    for entry in &mut directory.entries {
        let title = table.term(terms, entry.title_term)?;
        total = total.saturating_add(sizes.length(title.rest()));
        if total > MAX_ENTRY_TEXT {
            return None;
        }
        entry.title = sizes.words().detokenize(title)?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use twox_hash::XxHash64;

    use super::*;
    use crate::blob::container::{CHUNKS, FORMAT_VERSION, HEADER, length, seal};
    use crate::blob::encode::encode;
    use crate::blob::texts::deck_texts;
    use crate::deck::{Block, Deck, Document, Entry, Run, SectionKind};
    use crate::index::{SearchIndex, Term};
    use crate::lexicon::Lexicon;

    fn chunks(bytes: &[u8]) -> [Vec<u8>; CHUNKS] {
        let container = Container::open(bytes).unwrap();
        CHUNK_LIST.map(|chunk| container.chunk(bytes, chunk).to_vec())
    }

    const CHUNK_LIST: [Chunk; CHUNKS] = [
        Chunk::Lexicon,
        Chunk::Text,
        Chunk::Terms,
        Chunk::Aliases,
        Chunk::DirectoryText,
        Chunk::Directory,
        Chunk::Structure,
        Chunk::Postings,
        Chunk::Characters,
    ];

    fn deck() -> Deck {
        let say = |text: &str| vec![Block::Paragraph(vec![Run::Text(text.into())])];
        let entry = |slug: &str, first_copy: u32| Entry {
            slug: slug.into(),
            title: format!("ＬｏＲＡ 💛 第{slug}问？"),
            question: say("怎么 e\u{301}？"),
            sections: vec![Section {
                kind: SectionKind::Answer,
                label: "答案".into(),
                blocks: say("这样。"),
            }],
            first_copy,
            related: vec![1 - first_copy],
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

    /// The small deck with terms that have postings and aliases.
    fn indexed() -> Blob {
        let mut deck = deck();
        deck.documents[1].entries[0].question =
            vec![Block::Paragraph(vec![Run::Text("：\n:".into())])];
        let posting = |content, primary| crate::index::Posting { content, primary };
        let mut index = index(&deck);
        index.terms[0].postings = vec![posting(0, true)];
        index.terms[1].postings = vec![posting(0, false), posting(1, true)];
        index.terms.push(Term {
            text: "引言".into(),
            aliases: vec!["这样".into(), "a：怎么".into()],
            ..Term::default()
        });
        index.terms.push(Term { text: "问".into(), ..Term::default() });
        index.terms.push(Term {
            text: String::new(),
            aliases: vec!["问".into()],
            ..Term::default()
        });
        Blob::open(encode(&deck, &index).into()).unwrap()
    }

    #[test]
    fn terms_aliases_and_postings_read_back() {
        let blob = indexed();
        let text = |tokens: Tokens<'_>| blob.lexicon().detokenize(tokens).unwrap();
        let terms: Vec<String> = (0..blob.term_count()).map(|term| text(blob.term(term))).collect();
        assert_eq!(terms, ["ＬｏＲＡ 💛 第1问？", "ＬｏＲＡ 💛 第早停-7问？", "引言", "问", ""]);
        let postings =
            |term| -> Vec<_> { blob.postings(term).map(|it| (it.content, it.primary)).collect() };
        assert_eq!(postings(0), [(0, true)]);
        assert_eq!(postings(1), [(0, false), (1, true)]);
        assert_eq!([postings(2), postings(4), postings(5)], [[], [], []]);
        let aliases: Vec<_> = blob.aliases().map(|(term, words)| (term, text(words))).collect();
        // The mark between words is left out.
        let wanted = [(2, "这样"), (2, "a怎么"), (4, "问")];
        assert_eq!(aliases, wanted.map(|(term, text)| (term, text.to_owned())));
        assert_eq!(blob.term(5).next(), None);
        assert!(blob.alias(3).is_none());
    }

    #[test]
    fn the_directory_tells_what_stands_where() {
        let blob = indexed();
        let heads = &blob.directory().entries;
        let actual: Vec<_> =
            heads.iter().map(|it| (it.document, it.slug.as_str(), it.title_term)).collect();
        assert_eq!(actual, [(0, "1", 0), (1, "早停-7", 1)]);
        assert_eq!(heads[1].title, "ＬｏＲＡ 💛 第早停-7问？");
        assert_eq!(blob.contents(), [0, 1]);
        let word = |token| blob.lexicon().get(token).unwrap();
        assert_eq!(blob.line_break().map(word), Some("\n"));
        assert_eq!(blob.colons().map(word).collect::<Vec<_>>(), ["：", ":"]);
        let first = blob.lexicon().detokenize(blob.text(0).filter(|&token| token >= FIRST_WORD));
        assert_eq!(first.as_deref(), Some("怎么 e\u{301}？答案这样。"));
        assert_eq!(blob.text(2).next(), None);
        assert!(blob.entry_tags(2).is_none() && blob.document_tags(5).is_none());
        assert_eq!(blob.body(2), Err(BlobError::Damaged));
    }

    #[test]
    fn an_older_format_is_no_deck() {
        let mut bytes = encode(&deck(), &index(&deck()));
        bytes[4..8].copy_from_slice(&(FORMAT_VERSION - 1).to_le_bytes());
        assert_eq!(Blob::open(bytes.into()).unwrap_err(), BlobError::Damaged);
    }

    #[test]
    fn terms_without_a_list_of_postings_each_are_refused() {
        let mut chunks = chunks(&encode(&deck(), &index(&deck())));
        chunks[Chunk::Postings as usize].push(0);
        assert_eq!(Blob::open(seal(&chunks).into()).unwrap_err(), BlobError::Damaged);
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
        crafted.documents[0].entries[0].first_copy = 9;
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
                first_copy: at,
                related: vec![],
                ..entry.clone()
            })
            .collect();
        Blob::open(blown_up(&deck, "词").into())
    }

    fn blown_up(deck: &Deck, character: &str) -> Vec<u8> {
        let bytes = encode(deck, &index(deck));
        let mut chunks = chunks(&bytes);
        let lexicon = str::from_utf8(&chunks[0]).unwrap();
        chunks[0] = lexicon.replace(character, &character.repeat(100_000)).into_bytes();
        seal(&chunks)
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
        let chunks = chunks(&blob);
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
            for chunk in 0..CHUNKS {
                for at in 0..chunks[chunk].len() {
                    let mut chunks = chunks.clone();
                    chunks[chunk].splice(at..=at, huge.iter().copied());
                    if let Ok(blob) = Blob::open(seal(&chunks).into()) {
                        read_all(&blob);
                    }
                }
            }
            // The lengths of the chunks themselves.
            for chunk in 0..CHUNKS {
                let mut bytes = blob.clone();
                let length = u32::MAX - u32::try_from(chunk).unwrap();
                bytes[HEADER + 4 * chunk..][..4].copy_from_slice(&length.to_le_bytes());
                let checksum = XxHash64::oneshot(0, &bytes[HEADER..]);
                bytes[8..16].copy_from_slice(&checksum.to_le_bytes());
                assert_eq!(Blob::open(bytes.into()).unwrap_err(), BlobError::Damaged);
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn made_up_chunks_under_a_right_checksum_never_panic(chunks: [Vec<u8>; CHUNKS]) {
            if let Ok(blob) = Blob::open(seal(&chunks).into()) {
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
