//! Everything that can be done with a deck.

use std::borrow::Cow;

use study_model::BlobError;

use crate::deck::DeckReader;
#[cfg(feature = "quiz")]
use crate::deck::UnknownId;
#[cfg(feature = "quiz")]
use crate::memory::{LogRecord, Mastery, reviews};
use crate::pinyin::Pinyin;
#[cfg(feature = "quiz")]
use crate::quiz::{
    Bank, GradeError, Grader, Item, ItemId, ItemOptions, LazyBank, Response, SessionOptions,
    Verdict,
};
use crate::search::{Index, SearchOptions, SearchResult, Searcher};

/// An open deck: what it holds, what search looks up in it, and the questions made from it.
#[derive(Debug)]
pub struct Deck {
    reader: DeckReader,
    index: Index,
    #[cfg(feature = "quiz")]
    bank: LazyBank,
}

impl Deck {
    /// The deck that the build compiled in.
    ///
    /// - `common`: as in [`Deck::open`].
    ///
    /// # Errors
    /// None in a module that was built by this project's build script.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("")?;
    /// assert!(!deck.reader().directory().entries.is_empty());
    /// # Ok::<(), study_model::BlobError>(())
    /// ```
    pub fn bundled(common: &str) -> Result<Self, BlobError> {
        Self::new(DeckReader::bundled()?, common)
    }

    /// Opens the bytes of a `.deck` file.
    ///
    /// - `common`: the 3,755 characters of GB 2312 level 1 in their order, which is that of
    ///   their readings. Every browser has them, so no deck has to carry them. Without them
    ///   characters that the deck does not use are not known by their sound.
    ///
    /// # Errors
    /// [`BlobError`] for bytes that are no intact deck of a known format.
    ///
    /// # Examples
    /// ```
    /// use study_model::BlobError;
    /// use study_widget::Deck;
    ///
    /// let bytes = b"not the bytes of a deck";
    /// assert!(matches!(Deck::open(bytes.as_slice().into(), ""), Err(BlobError::Damaged)));
    /// ```
    pub fn open(bytes: Cow<'static, [u8]>, common: &str) -> Result<Self, BlobError> {
        Self::new(DeckReader::open(bytes)?, common)
    }

    fn new(reader: DeckReader, common: &str) -> Result<Self, BlobError> {
        let pinyin = Pinyin::of_deck(reader.blob(), common)?;
        let index = Index::new(reader.blob(), pinyin);
        Ok(Self {
            reader,
            index,
            #[cfg(feature = "quiz")]
            bank: LazyBank::default(),
        })
    }

    /// Titles, documents and text.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// let reader = deck.reader();
    /// let first = &reader.directory().entries[0];
    /// let id = reader.id(0);
    /// assert!(id.starts_with(reader.document_id(first)));
    /// assert_eq!(reader.find(&id), Ok(0));
    /// assert!(reader.find("nowhere/1").is_err());
    /// ```
    #[must_use]
    pub fn reader(&self) -> &DeckReader {
        &self.reader
    }

    pub(crate) fn searcher(&self) -> Searcher<'_> {
        Searcher::new(&self.reader, &self.index)
    }

    /// Ranks the deck against what the reader typed, best hit first.
    ///
    /// - `query`: raw text, typed in any way that Chinese is typed; of a long one the first 63
    ///   characters count.
    /// - Entries with the same content are one hit, the first of them that `options` allow.
    /// - Equal scores keep deck order, so the same query always gives the same list.
    ///
    /// - What stands in an entry finds it: the query letter by letter, marks between words aside,
    ///   wherever it begins and ends.
    ///
    /// Never fails: a query with nothing that the deck speaks of matches nothing, and so does a
    /// document that the deck does not have. Costs O(words that may be meant + entries of the
    /// deck), and O(names) where a part is not understood at once. Scores: see `score.rs`.
    ///
    /// # Examples
    /// ```
    /// use study_widget::{Deck, SearchOptions};
    ///
    /// let deck = Deck::bundled("").unwrap();
    /// let found = deck.search("過擬合", &SearchOptions { limit: 3, document: None });
    /// assert!(found.hits.len() <= 3 && found.total >= found.hits.len());
    /// let title = &deck.reader().head(found.hits[0].entry).unwrap().title;
    /// let highlights = found.hits[0].title_highlights.iter().map(|range| &title[range.clone()]);
    /// assert_eq!(highlights.collect::<Vec<_>>(), ["过拟合"]);
    /// ```
    #[must_use]
    pub fn search(&self, query: &str, options: &SearchOptions) -> SearchResult {
        self.searcher().search(query, options)
    }

    /// Key points and terms of the deck that `text` may be the beginning of: in characters, in
    /// pinyin, finished or not, or in initials.
    ///
    /// At most `limit`, those first that begin so themselves, and among them those of which the
    /// deck has most; the term that was typed already is left out. Empty for an empty text.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// assert!(deck.suggest("过拟", 5).contains(&"过拟合".to_owned()));
    /// assert!(deck.suggest("", 5).is_empty());
    /// ```
    #[must_use]
    pub fn suggest(&self, text: &str, limit: usize) -> Vec<String> {
        self.searcher().suggest(text, limit)
    }
}

#[cfg(feature = "quiz")]
impl Deck {
    pub(crate) fn bank(&self) -> &Bank {
        self.bank.get(&self.reader)
    }

    pub(crate) fn grader(&self) -> Grader<'_> {
        Grader::new(self.bank(), self.index.pinyin(), self.reader.language())
    }

    /// Takes so many steps, and at least one, of what has to be done before the first item can be
    /// made; what is left of it is done when the first is wanted. A step takes about a millisecond,
    /// so a page can be alive meanwhile. Returns how much is done: from 0 to 1, which is all.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// let mut done = 0.0;
    /// while done < 1.0 {
    ///     let before = done;
    ///     done = deck.prepare(100);
    ///     assert!(done > before);
    /// }
    /// ```
    pub fn prepare(&self, steps: usize) -> f64 {
        self.bank.prepare(&self.reader, steps)
    }

    /// The whole item bank: group by group in deck order, in each kind by kind. The same deck and
    /// options always give the same bank.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// let items = deck.items(&Default::default());
    /// assert!(items.iter().all(|item| !item.stem.is_empty()));
    /// assert_eq!(deck.items(&Default::default()), items);
    /// ```
    #[must_use]
    pub fn items(&self, options: &ItemOptions) -> Vec<Item> {
        self.bank().items(options)
    }

    /// The item with this id, as it is under a seed.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// let first = deck.items(&Default::default()).remove(0);
    /// assert_eq!(deck.item(&first.id, 0), Some(first));
    /// ```
    #[must_use]
    pub fn item(&self, id: &ItemId, seed: u64) -> Option<Item> {
        self.bank().item(id, seed)
    }

    /// The items of a session, in an order that the seed decides. The questions take turns, the
    /// kinds are mixed, and each question is asked in the kinds that suit what the learner knows
    /// of it: to be recognised, then filled in, then recalled. Nothing that has to be typed was
    /// shown by one of the ten items before it.
    ///
    /// Fewer than `limit` where there is not enough to ask.
    ///
    /// - `log`: what the learner did before, oldest first; it decides the kinds.
    ///
    /// # Errors
    /// [`UnknownId`] for a document that the deck does not have.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// let items = deck.session(&Default::default(), &[])?;
    /// assert_eq!(items.len(), 10);
    /// # Ok::<(), study_widget::UnknownId>(())
    /// ```
    pub fn session(
        &self,
        options: &SessionOptions,
        log: &[LogRecord],
    ) -> Result<Vec<Item>, UnknownId> {
        let mastery = Mastery::new(self.bank(), &reviews(log));
        self.bank().session(&self.reader, options, |group| mastery.level(group))
    }

    /// Grades a response. Deterministic, and independent of every other response.
    ///
    /// - Choosing several: what is chosen wrongly takes off what is chosen rightly.
    /// - Typing: see [`Deck::grade_text`]; a list is held against each entry of the question, and
    ///   what only the others say costs nothing. An interview is read as running text.
    ///
    /// # Errors
    /// [`GradeError`] for a response that this kind of item cannot take.
    ///
    /// # Examples
    /// ```
    /// use study_widget::{Response, Deck};
    ///
    /// let deck = Deck::bundled("").unwrap();
    /// let items = deck.items(&Default::default());
    /// let item = items.iter().find(|item| !item.options.is_empty()).unwrap();
    /// let right = item.options.iter().position(|option| option.correct).unwrap();
    /// assert!(deck.grade(item, &Response::Choice(right))?.score > 0.0);
    /// assert!(deck.grade(item, &Response::Choice(99)).is_err());
    /// # Ok::<(), study_widget::GradeError>(())
    /// ```
    pub fn grade(&self, item: &Item, response: &Response) -> Result<Verdict, GradeError> {
        self.grader().grade(item, response)
    }

    /// Grades a typed answer: `expected` is one term, or a list that may come in any order.
    ///
    /// Never fails; an empty answer is wrong, and so is any answer where nothing is expected.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// let score = |text| deck.grade_text(&["数据加密".to_owned()], text).score;
    /// assert_eq!([score("數據加密"), score("数据解密"), score("")], [1.0, 0.0, 0.0]);
    /// ```
    #[must_use]
    pub fn grade_text(&self, expected: &[String], text: &str) -> Verdict {
        self.grader().grade_text(expected, text)
    }
}
