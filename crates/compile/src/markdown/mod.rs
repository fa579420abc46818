//! Markdown to blocks, with their places in the source.

mod blocks;
mod conversions;
mod frame;
mod html;
mod inline;
mod links;
mod preprocess;
mod skipped_text;
mod source_block;
mod stars;

pub(crate) use blocks::read;
pub(crate) use source_block::SourceBlock;
