//! The blob: a whole deck as one run of bytes, with a version and a checksum.
//!
//! Opening reads the directory, and where words and lists of the index begin; all else is read
//! where it stands when somebody asks for it, so a deck costs hardly more memory than its bytes.

mod container;
mod decode;
mod directory;
mod encode;
mod reader;
mod spans;
mod terms;
mod texts;

pub use container::{BlobError, FORMAT_VERSION};
pub use directory::{Directory, DocumentHead, EntryHead};
pub use encode::encode;
pub use reader::{Blob, DocumentBody, EntryBody};
pub use texts::{blocks_length, blocks_texts, deck_texts};
