//! Code in colours, decided here so that a page pays nothing for it.

use std::collections::HashMap;
use std::iter;
use std::ops::BitOr;
use std::path::Path;
use std::sync::LazyLock;

use study_model::{Block, CodeClass, CodeRun, Document};
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use crate::entry_source::EntrySource;
use crate::problems::{DeckWarningKind, Location, Problems};

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Longer code is data: grammars take seconds over megabytes, and nobody reads them.
const LONGEST: usize = 64 * 1024;
/// Longer lines are data as well.
const LONGEST_LINE: usize = 1000;
/// For each time that a line is so long, its bytes count once more: many grammars look through the
/// rest of the line at every place in it.
const LONG_LINE: usize = 128;
/// Code of a deck that gets colours, in bytes: most grammars read some hundred thousand a second,
/// and a deck of megabytes has to compile in seconds.
const MOST: usize = 1 << 19;
/// What a byte counts in a slow grammar.
const SLOW_COST: usize = 8;
/// Words in the names of slow grammars: of those that read less than 50,000 bytes a second of some
/// text, and of those that hold code of others.
const SLOW: [&str; 32] = [
    "AppleScript",
    "ASP",
    "Batch",
    "C#",
    "C++",
    "CFML",
    "CMake",
    "Command",
    "D",
    "Fortran",
    "Haskell",
    "HTML",
    "JavaScript",
    "Less",
    "Markdown",
    "MATLAB",
    "NSIS",
    "Objective-C++",
    "Perl",
    "PHP",
    "R",
    "reStructuredText",
    "Sass",
    "Scala",
    "SCSS",
    "Svelte",
    "TypeScript",
    "TypeScriptReact",
    "VimL",
    "Vue",
    "x86_64",
    "XML",
];

/// What a grammar's scopes mean for the colour, most telling first. The names are those of
/// Sublime Text's scope naming guide.
const CLASSES: [(&str, CodeClass); 20] = [
    ("comment", CodeClass::Comment),
    ("string", CodeClass::String),
    ("constant.numeric", CodeClass::Number),
    ("constant", CodeClass::Constant),
    ("variable.language", CodeClass::Constant),
    ("keyword.operator", CodeClass::Plain),
    ("keyword", CodeClass::Keyword),
    ("storage.type.java", CodeClass::Type),
    ("storage.type.primitive", CodeClass::Type),
    ("storage", CodeClass::Keyword),
    ("entity.name.function", CodeClass::Function),
    ("support.function", CodeClass::Function),
    ("variable.function", CodeClass::Function),
    ("entity.name.tag", CodeClass::Attribute),
    ("entity.other", CodeClass::Attribute),
    ("variable.annotation", CodeClass::Attribute),
    ("entity.name", CodeClass::Type),
    ("support.type", CodeClass::Type),
    ("support.class", CodeClass::Type),
    ("variable.parameter", CodeClass::Variable),
];

/// Colours the code of a deck, from its beginning on, and says where some is left without.
pub(crate) fn assign(
    folder: &Path,
    documents: &mut [Document],
    sources: &[EntrySource],
    problems: &mut Problems,
) {
    let mut left = MOST;
    let mut sources = sources.iter();
    for document in documents {
        let file = folder.join(format!("{}.md", document.id)).display().to_string();
        let mut plain = blocks(&mut document.introduction, &mut left);
        for (entry, source) in document.entries.iter_mut().zip(&mut sources) {
            let sections = entry.sections.iter_mut().map(|section| &mut section.blocks);
            let lists = iter::once(&mut entry.question).chain(sections);
            if lists.map(|list| blocks(list, &mut left)).fold(false, BitOr::bitor) {
                problems.warn(source.at.clone(), DeckWarningKind::PlainCode);
            }
        }
        plain |= blocks(&mut document.summary, &mut left);
        if plain {
            problems.warn(Location { file, line: 1, column: 1 }, DeckWarningKind::PlainCode);
        }
    }
}

/// Whether some code is left without colours, though its language has a grammar.
///
/// - `left`: how many bytes of code may still get colours.
fn blocks(list: &mut [Block], left: &mut usize) -> bool {
    let mut plain = false;
    for block in list {
        match block {
            Block::Quote(inner) => plain |= blocks(inner, left),
            Block::List { items, .. } => {
                for item in items {
                    plain |= blocks(&mut item.blocks, left);
                }
            }
            Block::Code { language, runs } => {
                let code: String = runs.iter().map(|run| run.text.as_str()).collect();
                match highlight(language, &code, left) {
                    Some(coloured) => *runs = coloured,
                    None => plain |= grammar(language).is_some(),
                }
            }
            _ => {}
        }
    }
    plain
}

fn grammar(language: &str) -> Option<&'static SyntaxReference> {
    let known = GRAMMARS.find_syntax_by_token(language).filter(|_| !language.is_empty());
    known.filter(|grammar| grammar.name != GRAMMARS.find_syntax_plain_text().name)
}

/// What code counts of the bytes that may get colours.
fn cost(grammar: &SyntaxReference, code: &str) -> usize {
    let mut words = grammar.name.split([' ', '(', ')']);
    let byte = if words.any(|word| SLOW.contains(&word)) { SLOW_COST } else { 1 };
    let lines = code.split_inclusive('\n').map(str::len);
    byte * lines.map(|length| length * (1 + length / LONG_LINE)).sum::<usize>()
}

/// `code` in pieces of one class each; together they are `code` to the letter. `None` in a
/// language that no grammar knows, and for too much code.
fn highlight(language: &str, code: &str, left: &mut usize) -> Option<Vec<CodeRun>> {
    let grammar = grammar(language)?;
    if code.len() > LONGEST || code.lines().any(|line| line.len() > LONGEST_LINE) {
        return None;
    }
    *left = left.checked_sub(cost(grammar, code))?;
    coloured(grammar, code).ok()
}

fn coloured(
    grammar: &SyntaxReference,
    code: &str,
) -> Result<Vec<CodeRun>, Box<dyn std::error::Error>> {
    let mut state = ParseState::new(grammar);
    let mut scopes = ScopeStack::new();
    let mut classes = HashMap::new();
    let mut runs = Vec::new();
    for line in code.split_inclusive('\n') {
        let mut rest = line;
        let mut from = 0;
        for (at, change) in state.parse_line(line, &GRAMMARS)? {
            let (text, after) = rest.split_at(at - from);
            push(&mut runs, class(&scopes, &mut classes), text);
            (rest, from) = (after, at);
            scopes.apply(&change)?;
        }
        push(&mut runs, class(&scopes, &mut classes), rest);
    }
    Ok(runs)
}

/// The class of the innermost scope that has one.
///
/// - `known`: the classes of scopes that were met before: their names are slow to come by.
fn class(scopes: &ScopeStack, known: &mut HashMap<Scope, Option<CodeClass>>) -> CodeClass {
    let mut of = |scope: &Scope| *known.entry(*scope).or_insert_with(|| class_of(*scope));
    scopes.scopes.iter().rev().find_map(&mut of).unwrap_or(CodeClass::Plain)
}

fn class_of(scope: Scope) -> Option<CodeClass> {
    let name = scope.build_string();
    let known = |prefix: &str| {
        name.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    CLASSES.iter().find(|(prefix, _)| known(prefix)).map(|&(_, class)| class)
}

/// Blanks have no colour, so they go with what stands before them.
fn push(runs: &mut Vec<CodeRun>, class: CodeClass, text: &str) {
    match runs.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.class == class || text.trim().is_empty() => last.text.push_str(text),
        _ => runs.push(CodeRun { class, text: text.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class_in(language: &str, code: &str, word: &str) -> CodeClass {
        let runs = highlight(language, code, &mut { MOST }).unwrap();
        assert_eq!(runs.iter().map(|run| run.text.as_str()).collect::<String>(), code);
        runs.iter().find(|run| run.text.contains(word)).unwrap().class
    }

    #[test]
    fn the_languages_of_the_deck_have_colours() {
        assert_eq!(class_in("python", "# 读取 💛\nx = 1", "读取"), CodeClass::Comment);
        assert_eq!(class_in("python", "from a import b", "from"), CodeClass::Keyword);
        assert_eq!(class_in("java", "String s = \"中文\";", "中文"), CodeClass::String);
        assert_eq!(class_in("cpp", "#include <jni.h>\nint n = 42;", "42"), CodeClass::Number);
        assert_eq!(class_in("yaml", "name: myapp # 名", "名"), CodeClass::Comment);
        assert_eq!(class_in("bash", "echo 'x' # 注", "注"), CodeClass::Comment);
        assert_eq!(class_in("Dockerfile", "FROM python:3.8", "FROM"), CodeClass::Keyword);
        assert_eq!(class_in("nginx", "server { listen 80; } # 注", "注"), CodeClass::Comment);
    }

    #[test]
    fn unknown_languages_and_too_much_code_are_plain() {
        let coloured = |language, code: &str, left: usize| {
            let mut rest = left;
            let runs = highlight(language, code, &mut rest);
            assert_eq!(runs.is_none(), rest == left, "what is coloured is counted");
            runs.is_some()
        };
        for language in ["谁也不懂", "plaintext", "txt", ""] {
            assert!(!coloured(language, "- 数据集：500GB", MOST));
            assert!(grammar(language).is_none(), "nobody misses colours");
        }
        assert!(coloured("python", "x = 1", 5) && !coloured("python", "x = 1", 4));
        assert!(coloured("perl", "x = 1", 40) && !coloured("perl", "x = 1", 39));
        let line = "1".repeat(LONG_LINE);
        assert!(
            coloured("json", &line, LONG_LINE * 2) && !coloured("json", &line, LONG_LINE * 2 - 1)
        );
        let line = "1".repeat(LONGEST_LINE);
        assert!(coloured("python", &line, MOST) && !coloured("python", &(line + "1"), MOST));
        assert!(!coloured("python", &"1\n".repeat(LONGEST / 2 + 1), MOST));
    }

    #[test]
    fn slow_grammars_are_told_by_what_is_written_behind_the_fence() {
        let slow = "applescript asp bat c# c++ cfm cmake f90 hs html js less md matlab nsis mm pl php \
                    r rst sass scala scss svelte ts tsx vim d";
        let price = |language: &str| grammar(language).map(|it| cost(it, "x"));
        for language in slow.split_whitespace() {
            assert_eq!(price(language), Some(SLOW_COST), "{language}");
        }
        for language in ["c", "go", "rust", "python", "json", "java", "lua", "rb", "diff", "css"] {
            assert_eq!(price(language), Some(1), "{language}");
        }
    }

    #[test]
    fn every_word_for_slow_grammars_is_part_of_a_name() {
        let names: Vec<&str> = GRAMMARS.syntaxes().iter().map(|it| it.name.as_str()).collect();
        let words: Vec<&str> = names.iter().flat_map(|name| name.split([' ', '(', ')'])).collect();
        assert_eq!(SLOW.into_iter().find(|slow| !words.contains(slow)), None, "{names:?}");
    }

    #[test]
    fn code_gets_colours_up_to_a_bound_that_the_whole_deck_shares() {
        let code = |language: &str, text: String| Block::Code {
            language: language.into(),
            runs: vec![CodeRun { class: CodeClass::Plain, text }],
        };
        let share = || {
            let many = vec![code("json", "1\n".repeat(LONGEST / 2)); MOST / LONGEST / 4];
            Block::Quote(many)
        };
        let document = Document {
            id: "d".into(),
            title: String::new(),
            introduction: vec![share(), code("json", " ".repeat(MOST)), share()],
            summary: vec![share(), code("谁也不懂", "x".repeat(LONGEST))],
            entries: vec![],
        };
        let mut problems = Problems::default();
        let mut documents = [document.clone(), document];
        assign(Path::new("t"), &mut documents, &[], &mut problems);
        let is_number = |block: &Block| matches!(block, Block::Code { runs, .. } if runs[0].class == CodeClass::Number);
        let colours =
            |block: &Block| matches!(block, Block::Quote(blocks) if blocks.iter().all(is_number));
        let coloured = documents.iter().flat_map(|it| it.introduction.iter().chain(&it.summary));
        let coloured: Vec<bool> = coloured.map(colours).collect();
        assert_eq!(coloured, [true, false, true, true, false, true, false, false, false, false]);
        let actual: Vec<String> = problems.warnings.iter().map(|it| it.at.to_string()).collect();
        assert_eq!(actual, ["t/d.md:1:1"; 2]);
    }

    #[test]
    fn every_scope_has_the_class_of_the_most_telling_part_of_its_name() {
        for (name, class) in [
            ("comment", CodeClass::Comment),
            ("comment.line", CodeClass::Comment),
            ("string.quoted.double", CodeClass::String),
            ("constant.character.escape", CodeClass::Constant),
            ("constant.numeric.integer", CodeClass::Number),
            ("constant.language", CodeClass::Constant),
            ("variable.language.self", CodeClass::Constant),
            ("keyword.operator.assignment", CodeClass::Plain),
            ("keyword.control", CodeClass::Keyword),
            ("storage.type.java", CodeClass::Type),
            ("storage.type.primitive", CodeClass::Type),
            ("storage.type.function", CodeClass::Keyword),
            ("entity.name.function.call", CodeClass::Function),
            ("support.function.builtin", CodeClass::Function),
            ("variable.function", CodeClass::Function),
            ("entity.name.tag", CodeClass::Attribute),
            ("entity.other.attribute-name", CodeClass::Attribute),
            ("variable.annotation", CodeClass::Attribute),
            ("entity.name.class", CodeClass::Type),
            ("support.type", CodeClass::Type),
            ("support.class", CodeClass::Type),
            ("variable.parameter", CodeClass::Variable),
        ] {
            assert_eq!(class_of(Scope::new(name).unwrap()), Some(class), "{name}");
        }
        for name in [
            "comments",
            "variable",
            "variable.other",
            "entity",
            "support",
            "source.python",
            "meta.string",
        ] {
            assert_eq!(class_of(Scope::new(name).unwrap()), None, "{name}");
        }
    }
}
