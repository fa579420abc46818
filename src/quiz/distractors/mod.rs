//! Wrong options, and what makes them surely wrong.

mod clues;
mod key_pool;
mod masking;
mod options;
mod soundness;

pub(super) use clues::{gives_away, has_clue, has_scattered_clue, is_singled_out};
pub(super) use key_pool::KeyPool;
pub(super) use masking::{is_balanced, is_specific_with_gap, mask_further, masked_explanation};
pub(super) use options::{are_apart, are_even, key_option};
pub(super) use soundness::{is_surely_wrong, mentions_key, would_fit_gap};
