//! Mistakes and slips: where, what, and what to do about it.

mod error;
mod list;
mod location;
mod warning;

pub use error::{DeckError, DeckErrorKind, DeckErrors};
pub use list::Problems;
pub use location::Location;
pub use warning::{DeckWarning, DeckWarningKind};
