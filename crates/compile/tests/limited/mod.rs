//! The compiler within limits.

use std::path::Path;
use std::process::Command;

/// What the compiler prints of a folder, under the limits that a shell sets first (`ulimit -t 5`).
pub(crate) fn compile(folder: &Path, limits: &str) -> String {
    let run = Command::new("sh")
        .args(["-c", &format!("{limits}; exec \"$0\" \"$1\""), env!("CARGO_BIN_EXE_study-deck")])
        .arg(folder)
        .output()
        .expect("a shell runs the compiler");
    let printed = String::from_utf8(run.stdout).expect("it prints text");
    assert!(run.status.success(), "{}: {}: {printed}", folder.display(), run.status);
    printed
}
