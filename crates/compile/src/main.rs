//! `study-deck FOLDER [FILE]`: checks a deck folder, and writes it as a `.deck` file if asked.
//!
//! Prints every warning and every mistake with its place. Exits with 1 when the deck has a
//! mistake, with 2 when the call is wrong or the file cannot be written.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (folder, file) = match args.as_slice() {
        [folder] => (folder, None),
        [folder, file] => (folder, Some(file)),
        _ => {
            eprintln!("usage: study-deck FOLDER [FILE.deck]");
            return ExitCode::from(2);
        }
    };
    let compiled = match study_compile::compile(Path::new(folder)) {
        Ok(compiled) => compiled,
        Err(errors) => {
            let messages = errors.to_string();
            eprint!("{messages}"); // in one piece, since nothing buffers it
            return ExitCode::FAILURE;
        }
    };
    let messages: Vec<String> = compiled.warnings.iter().map(ToString::to_string).collect();
    if !messages.is_empty() {
        eprintln!("{}", messages.join("\n"));
    }
    let blob = study_model::encode(&compiled.deck, &compiled.index);
    if let Err(reason) = study_model::Blob::open(blob.clone().into()) {
        eprintln!("{folder}: the compiler made a deck that does not open ({reason}); report this");
        return ExitCode::FAILURE;
    }
    println!(
        "{}: {} entries, {} terms in the glossary, {} bytes, {} warnings",
        folder,
        compiled.sources.len(),
        compiled.glossary.terms.len(),
        blob.len(),
        compiled.warnings.len()
    );
    match file.map(|file| std::fs::write(file, &blob)) {
        Some(Err(error)) => {
            eprintln!("cannot write the deck: {error}");
            ExitCode::from(2)
        }
        _ => ExitCode::SUCCESS,
    }
}
