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

use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, UseTree};

/// What a file says of modules.
#[derive(Debug, Default)]
struct Source {
    /// Names of the children that stand in files of their own and are no tests.
    children: Vec<String>,
    /// Paths that it names, each from the module that names it: that of the file, or one inside.
    paths: Vec<(Vec<String>, Vec<String>)>,
    /// The module inside of the file that is being read.
    inside: Vec<String>,
}

fn read(source: &str) -> Source {
    let mut read = Source::default();
    read.visit_file(&syn::parse_file(source).unwrap());
    read
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    let is_test = |it: &syn::Attribute| it.parse_args::<syn::Ident>().is_ok_and(|it| it == "test");
    attributes.iter().any(|it| it.path().is_ident("cfg") && is_test(it))
}

impl Source {
    /// The paths of a tree of `use`, behind a prefix.
    fn add_tree(&mut self, tree: &UseTree, prefix: &[String]) {
        let behind = |name: &syn::Ident| [prefix, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.add_tree(&path.tree, &behind(&path.ident)),
            UseTree::Group(group) => group.items.iter().for_each(|it| self.add_tree(it, prefix)),
            UseTree::Name(name) => self.paths.push((self.inside.clone(), behind(&name.ident))),
            UseTree::Rename(name) => self.paths.push((self.inside.clone(), behind(&name.ident))),
            UseTree::Glob(_) => self.paths.push((self.inside.clone(), prefix.to_vec())),
        }
    }
}

impl<'a> Visit<'a> for Source {
    fn visit_item_mod(&mut self, module: &'a syn::ItemMod) {
        if is_test(&module.attrs) {
            return;
        }
        self.inside.push(module.ident.to_string());
        visit::visit_item_mod(self, module);
        let name = self.inside.pop();
        if module.content.is_none() && self.inside.is_empty() {
            self.children.extend(name);
        }
    }

    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        self.add_tree(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|it| it.ident.to_string()).collect();
        // A word by itself was imported, or is nobody else's.
        if names.len() > 1 {
            self.paths.push((self.inside.clone(), names));
        }
        visit::visit_path(self, path);
    }

    fn visit_visibility(&mut self, _: &'a syn::Visibility) {}

    fn visit_macro(&mut self, mac: &'a syn::Macro) {
        let arguments = mac.parse_body_with(Punctuated::<Expr, syn::Token![,]>::parse_terminated);
        // Parsed here, it lives no longer than this: another reader takes it.
        let mut within = Source { inside: self.inside.clone(), ..Source::default() };
        arguments.iter().flatten().for_each(|it| within.visit_expr(it));
        self.paths.append(&mut within.paths);
        visit::visit_macro(self, mac);
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
    let actual = |files: Vec<PathBuf>| files.iter().map(name).collect::<Vec<_>>().join(" → ");
    circles(&imports).into_iter().map(actual).collect()
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
    let circles = |name: &str| circles_in(&format!("tests/fixtures/import_cycles/{name}.rs"));
    let [a, b, rooms, c] = ["a.rs", "b.rs", "rooms/mod.rs", "rooms/c.rs"]
        .map(|file| format!("tests/fixtures/import_cycles/circle/{file}"));
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
        fn g() { assert!(crate::j::k(&[1], "crate::l")) }
        #[cfg(test)]
        mod tests { use crate::i; }
        #[cfg(test)]
        mod more;
        mod child;
    "##;
    let read = read(source);
    let named: Vec<String> = read.paths.iter().map(|(_, path)| path.join("::")).collect();
    assert_eq!(named, ["crate::g::h", "crate::j::k"]);
    assert_eq!(read.children, ["child"]);
}
