//! Compiles the deck into the blob that the module embeds.
//!
//! The deck is the folder in `STUDY_DECK`, or `decks/ai-startup`. Mistakes stop the build, all
//! of them reported at once; slips are counted here and listed one by one by `study-deck`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use study_compile::DeckWarning;

fn main() {
    println!("cargo::rerun-if-env-changed=STUDY_DECK");
    let folder = env::var_os("STUDY_DECK").map_or_else(|| "decks/ai-startup".into(), PathBuf::from);
    println!("cargo::rerun-if-changed={}", folder.display());
    let compiled = study_compile::compile(&folder).unwrap_or_else(|errors| {
        for error in &errors.0 {
            println!("cargo::error={error}");
        }
        process::exit(1);
    });
    report(&folder, &compiled.warnings);
    let file = env::var_os("OUT_DIR").map(|out| Path::new(&out).join("bundled.deck"));
    let file = file.expect("cargo sets OUT_DIR for build scripts");
    fs::write(file, study_model::encode(&compiled.deck, &compiled.index))
        .expect("OUT_DIR can be written");
}

/// A line for each kind of slip; over a hundred would bury what else the build says.
fn report(folder: &Path, warnings: &[DeckWarning]) {
    let mut kinds: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for warning in warnings {
        kinds.entry(&warning.kind).or_default().push(&warning.at);
    }
    for (kind, places) in &kinds {
        let first = places.first().map(ToString::to_string).unwrap_or_default();
        println!("cargo::warning={first} (and {} more): {kind}", places.len() - 1);
    }
    if !kinds.is_empty() {
        println!("cargo::warning=to list them: cargo run -p study-compile -- {}", folder.display());
    }
}
