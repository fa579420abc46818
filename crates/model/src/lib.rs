//! The deck as data: its types, its plain text, and the blob that carries it.
//!
//! Everything else leans on this crate: the compiler makes a [`Deck`], [`encode`] writes it,
//! and the widget's core reads it back through [`Blob`].
//!
//! ```
//! use study_model::{Blob, Deck, SearchIndex, deck_texts, encode};
//! let deck = Deck { title: "笔记".into(), language: "zh-CN".into(), documents: vec![] };
//! let index = SearchIndex::of_words(deck_texts(&deck).iter().map(String::as_str));
//! let blob = Blob::open(encode(&deck, &index).into()).unwrap();
//! assert_eq!(blob.directory().title, "笔记");
//! ```

mod blob;
mod codec;
mod deck;
mod index;
mod lexicon;
mod limits;
mod plain_text;
pub mod text;

pub use blob::{
    Blob, BlobError, Directory, DocumentBody, DocumentHead, EntryBody, EntryHead, FORMAT_VERSION,
    blocks_length, blocks_texts, deck_texts, encode,
};
pub use codec::{MAX_NESTING, MAX_OPEN, Tag, TagReader};
pub use deck::{
    Align, Block, CodeClass, CodeRun, Deck, Document, Entry, ListItem, Run, Section, SectionKind,
};
pub use index::{
    CharacterTable, FINALS, INITIALS, Posting, PostingList, SearchIndex, Syllable, Term,
};
pub use lexicon::{FIRST_WORD, Lexicon, LexiconRef, TextEnd, Tokens};
pub use limits::{MAX_DECK_TEXT, MAX_ENTRY_TEXT};
pub use plain_text::{KeyPoint, PlainText, plain_text};
