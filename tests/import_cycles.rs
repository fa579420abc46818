//! No two files of Rust import each other, however long the way round: what both need is a third.
//!
//! A `mod.rs` counts as any other file: it may declare its children, but if it uses or re-exports
//! one, that child and what that imports must not import it. Modules of tests do not count.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A piece of source that is neither comment, text nor blank: a word, or a sign.
type Lexeme = String;

/// The lexemes of a file, without comments, literals and lifetimes.
fn lex(source: &str) -> Vec<Lexeme> {
    let chars: Vec<char> = source.chars().collect();
    let (mut lexemes, mut at) = (Vec::new(), 0);
    while let Some(&c) = chars.get(at) {
        let next = chars.get(at + 1).copied();
        let start = at;
        at += 1;
        if c == '/' && next == Some('/') {
            at = find(&chars, at, "\n");
        } else if c == '/' && next == Some('*') {
            at = find(&chars, at + 1, "*/") + 2;
        } else if c == '"' {
            at = behind_text(&chars, at);
        } else if c == '\'' {
            let is_literal = next == Some('\\') || chars.get(at + 1) == Some(&'\'');
            if is_literal {
                at = find(&chars, at + 1 + usize::from(next == Some('\\')), "'") + 1;
            }
        } else if c.is_alphanumeric() || c == '_' {
            at = (at..chars.len()).find(|&at| !is_word(chars[at])).unwrap_or(chars.len());
            let word: String = chars[start..at].iter().collect();
            let is_prefix = matches!(word.as_str(), "r" | "br" | "cr");
            match chars.get(at) {
                Some('"' | '#') if is_prefix => at = behind_raw_text(&chars, at),
                _ => lexemes.push(word),
            }
        } else if c == ':' && next == Some(':') {
            lexemes.push("::".to_owned());
            at += 1;
        } else if !c.is_whitespace() {
            lexemes.push(c.to_string());
        }
    }
    lexemes
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where `text` stands from a place on, or the end.
fn find(chars: &[char], from: usize, text: &str) -> usize {
    let text: Vec<char> = text.chars().collect();
    (from..chars.len()).find(|&at| chars[at..].starts_with(&text)).unwrap_or(chars.len())
}

fn behind_text(chars: &[char], mut at: usize) -> usize {
    while let Some(&c) = chars.get(at) {
        at += if c == '\\' { 2 } else { 1 };
        if c == '"' {
            break;
        }
    }
    at
}

fn behind_raw_text(chars: &[char], at: usize) -> usize {
    let hashes = chars[at..].iter().take_while(|&&c| c == '#').count();
    if chars.get(at + hashes) != Some(&'"') {
        return at;
    }
    let end = ["\"", &"#".repeat(hashes)].concat();
    find(chars, at + hashes + 1, &end) + end.len()
}

/// What a file says of modules.
#[derive(Debug, Default)]
struct Source {
    /// Names of the children that stand in files of their own and are no tests.
    children: Vec<String>,
    /// Paths that it names, each from the module that names it: that of the file, or one inside.
    paths: Vec<(Vec<String>, Vec<String>)>,
}

/// Reads a file, with the names of the modules that stand inside of it.
struct Reader<'a> {
    lexemes: &'a [Lexeme],
    at: usize,
    source: Source,
}

fn read(source: &str) -> Source {
    let lexemes = lex(source);
    let mut reader = Reader { lexemes: &lexemes, at: 0, source: Source::default() };
    reader.module(&[]);
    reader.source
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> &str {
        self.lexemes.get(self.at + ahead).map_or("", String::as_str)
    }

    /// Reads a module up to the brace that closes it.
    fn module(&mut self, inside: &[String]) {
        let (mut depth, mut is_test) = (0, false);
        while self.at < self.lexemes.len() {
            match self.peek(0) {
                "{" => depth += 1,
                "}" if depth == 0 => return,
                "}" => depth -= 1,
                "#" if self.peek(1) == "[" => {
                    is_test |= self.attribute();
                    continue;
                }
                "pub" if self.peek(1) == "(" => {
                    self.at = self.close();
                }
                "mod" if self.peek(2) == ";" || self.peek(2) == "{" => {
                    self.declaration(inside, is_test);
                    is_test = false;
                    continue;
                }
                "use" => {
                    self.at += 1;
                    self.tree(inside, &[]);
                    continue;
                }
                word if word.starts_with(|c: char| c.is_alphabetic()) => {
                    is_test = false;
                    self.path(inside);
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Skips an attribute; whether it is one of tests.
    fn attribute(&mut self) -> bool {
        let is_test = ["cfg", "(", "test", ")"];
        let is_test = (2..).zip(is_test).all(|(ahead, word)| self.peek(ahead) == word);
        self.at += 1;
        self.at = self.close() + 1;
        is_test
    }

    /// Where the bracket is closed that opens next.
    fn close(&self) -> usize {
        let (mut at, mut depth) = (self.at, 0);
        while let Some(lexeme) = self.lexemes.get(at) {
            match lexeme.as_str() {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => depth -= 1,
                _ => {}
            }
            if depth == 0 && ")]}".contains(lexeme.as_str()) {
                break;
            }
            at += 1;
        }
        at
    }

    fn declaration(&mut self, inside: &[String], is_test: bool) {
        let name = self.peek(1).to_owned();
        self.at += 2;
        if self.peek(0) == ";" {
            if !is_test && inside.is_empty() {
                self.source.children.push(name);
            }
        } else if is_test {
            self.at = self.close();
        } else {
            self.at += 1;
            self.module(&[inside, &[name]].concat());
        }
        self.at += 1;
    }

    /// A tree of `use`, behind a prefix.
    fn tree(&mut self, inside: &[String], prefix: &[String]) {
        let mut path = prefix.to_vec();
        loop {
            match self.peek(0) {
                "{" => {
                    self.at += 1;
                    while self.peek(0) != "}" {
                        self.tree(inside, &path);
                        self.at += usize::from(self.peek(0) == ",");
                    }
                    self.at += 1;
                    return;
                }
                "::" => self.at += 1,
                "as" => self.at += 2,
                "," | "}" | ";" | "" => break,
                word => {
                    path.push(word.to_owned());
                    self.at += 1;
                }
            }
        }
        self.source.paths.push((inside.to_vec(), path));
    }

    /// A path somewhere in code; a word by itself is none.
    fn path(&mut self, inside: &[String]) {
        let before = self.at.checked_sub(1).map_or("", |at| self.lexemes[at].as_str());
        let is_behind = before == "::" || before == ".";
        let mut path = vec![self.peek(0).to_owned()];
        self.at += 1;
        while self.peek(0) == "::" && self.peek(1).starts_with(is_word) {
            path.push(self.peek(1).to_owned());
            self.at += 2;
        }
        if !is_behind && path.len() > 1 {
            self.source.paths.push((inside.to_vec(), path));
        }
    }
}

/// The modules of a crate that stand in files, by their path from its root.
type Modules = BTreeMap<Vec<String>, (PathBuf, Source)>;

/// Adds the module in a file, and those below it, whose files stand in `folder`.
fn add_module(modules: &mut Modules, path: &[String], file: &Path, folder: &Path) {
    let source = read(&fs::read_to_string(file).unwrap());
    for child in source.children.clone() {
        let own = folder.join(&child);
        let file = [own.with_extension("rs"), own.join("mod.rs")];
        let file = file.into_iter().find(|file| file.exists()).unwrap();
        add_module(modules, &[path, &[child]].concat(), &file, &own);
    }
    modules.insert(path.to_vec(), (file.to_owned(), source));
}

/// The file that a path leads to: that of the innermost module that it names.
fn resolve(
    modules: &Modules,
    module: &[String],
    inside: &[String],
    path: &[String],
) -> Option<Vec<String>> {
    let mut here = [module, inside].concat();
    let mut rest = path;
    match path.first()?.as_str() {
        "crate" => {
            (here, rest) = (Vec::new(), &path[1..]);
        }
        "self" => rest = &path[1..],
        "super" => {}
        first => {
            // A child of this module, or something from outside.
            here.push(first.to_owned());
            modules.get(&here)?;
            rest = &path[1..];
        }
    }
    while rest.first().is_some_and(|first| first == "super") {
        here.pop();
        rest = &rest[1..];
    }
    for name in rest {
        let child = [here.as_slice(), std::slice::from_ref(name)].concat();
        if !modules.contains_key(&child) {
            break;
        }
        here = child;
    }
    while !modules.contains_key(&here) {
        here.pop()?;
    }
    Some(here)
}

/// For each file those that it imports.
type Imports = BTreeMap<PathBuf, BTreeSet<PathBuf>>;

/// The imports of a crate.
fn imports(root: &Path) -> Imports {
    let mut modules = Modules::new();
    add_module(&mut modules, &[], root, root.parent().unwrap());
    let mut imports = Imports::new();
    for (module, (file, source)) in &modules {
        let resolved = source.paths.iter().filter_map(|(inside, path)| {
            resolve(&modules, module, inside, path).map(|to| modules[&to].0.clone())
        });
        imports.insert(file.clone(), resolved.filter(|to| to != file).collect());
    }
    imports
}

/// For each file that is in a circle a shortest one, from the file back to itself; none twice.
fn circles(imports: &Imports) -> Vec<Vec<PathBuf>> {
    let mut known = BTreeSet::new();
    let circles = imports.keys().filter_map(|file| circle_from(imports, file));
    circles.filter(|files| known.insert(BTreeSet::from_iter(files.clone()))).collect()
}

fn circle_from(imports: &Imports, start: &PathBuf) -> Option<Vec<PathBuf>> {
    let mut came_from: BTreeMap<&PathBuf, &PathBuf> = BTreeMap::new();
    let mut next = vec![start];
    while !next.is_empty() {
        let mut further = Vec::new();
        for &file in &next {
            for to in imports.get(file).into_iter().flatten() {
                if to == start {
                    let back = std::iter::successors(Some(file), |at| came_from.get(at).copied());
                    let mut files: Vec<PathBuf> = back.cloned().collect();
                    files.reverse();
                    files.push(start.clone());
                    return Some(files);
                }
                if !came_from.contains_key(to) {
                    came_from.insert(to, file);
                    further.push(to);
                }
            }
        }
        next = further;
    }
    None
}

/// The circles of the crate with this root, each as its files with arrows between them.
fn circles_in(root: &str) -> Vec<String> {
    let imports = imports(&Path::new(env!("CARGO_MANIFEST_DIR")).join(root));
    let name = |file: &PathBuf| {
        let own = file.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
        own.to_string_lossy().into_owned()
    };
    let told = |files: Vec<PathBuf>| files.iter().map(name).collect::<Vec<_>>().join(" → ");
    circles(&imports).into_iter().map(told).collect()
}

/// The roots of all crates.
fn roots() -> Vec<String> {
    let crates = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("crates")).unwrap();
    let folders = crates.map(|it| format!("crates/{}/", it.unwrap().file_name().to_str().unwrap()));
    let mut roots: Vec<String> = folders
        .chain([String::new()])
        .flat_map(|folder| ["lib.rs", "main.rs"].map(|file| format!("{folder}src/{file}")))
        .filter(|root| Path::new(env!("CARGO_MANIFEST_DIR")).join(root).exists())
        .collect();
    roots.sort();
    roots
}

#[test]
fn no_two_files_import_each_other() {
    let roots = roots();
    assert!(roots.contains(&"src/lib.rs".to_owned()) && roots.len() > 2, "{roots:?}");
    let circles: Vec<String> = roots.iter().flat_map(|root| circles_in(root)).collect();
    assert_eq!(circles, [""; 0]);
}

#[test]
fn a_circle_is_noticed_in_whatever_way_it_is_written() {
    let circles = |name: &str| circles_in(&format!("tests/fixtures/layout/{name}.rs"));
    let [a, b, rooms, c] = ["a.rs", "b.rs", "rooms/mod.rs", "rooms/c.rs"]
        .map(|file| format!("tests/fixtures/layout/circle/{file}"));
    assert_eq!(circles("circle/lib"), [format!("{a} → {b} → {rooms} → {c} → {a}")]);
    assert_eq!(circles("straight/lib"), [""; 0]);
}

#[test]
fn comments_texts_and_tests_import_nothing() {
    let source = r##"
        //! [`crate::a`]
        /* crate::b */
        const TEXT: &str = "crate::c \" crate::d";
        const RAW: &str = r#"crate::e " "#;
        pub(in crate::f) fn f<'a>(c: char) -> bool { c == '"' || c == '\'' || crate::g::h(c) }
        #[cfg(test)]
        mod tests { use crate::i; }
        #[cfg(test)]
        mod more;
        mod child;
    "##;
    let read = read(source);
    assert_eq!(read.paths, [(vec![], ["crate", "g", "h"].map(str::to_owned).to_vec())]);
    assert_eq!(read.children, ["child"]);
}
