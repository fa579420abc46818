//! Code in colours, decided here so that a page pays nothing for it.

use std::collections::HashMap;
use std::sync::LazyLock;

use study_model::{Block, CodeClass, CodeRun, Document};
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Longer code is data: grammars take seconds over megabytes, and nobody reads them.
const LONGEST: usize = 64 * 1024;
/// Code of a deck that gets colours, in bytes: most grammars read some hundred thousand a second,
/// and a deck of megabytes has to compile in seconds.
const MOST: usize = 1 << 20;

/// What a grammar's scopes mean for the colour, most telling first. The names are those of
/// Sublime Text's scope naming guide.
const CLASSES: [(&str, CodeClass); 21] = [
    ("comment", CodeClass::Comment),
    ("constant.character", CodeClass::Constant),
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

/// Colours the code of a deck, from its beginning on.
pub(crate) fn assign(documents: &mut [Document]) {
    let mut left = MOST;
    for document in documents {
        blocks(&mut document.introduction, &mut left);
        for entry in &mut document.entries {
            blocks(&mut entry.question, &mut left);
            for section in &mut entry.sections {
                blocks(&mut section.blocks, &mut left);
            }
        }
        blocks(&mut document.summary, &mut left);
    }
}

/// - `left`: how many bytes of code may still get colours.
fn blocks(list: &mut [Block], left: &mut usize) {
    for block in list {
        match block {
            Block::Quote(inner) => blocks(inner, left),
            Block::List { items, .. } => {
                for item in items {
                    blocks(&mut item.blocks, left);
                }
            }
            Block::Code { language, runs } => {
                let code: String = runs.iter().map(|run| run.text.as_str()).collect();
                if let Some(coloured) = highlight(language, &code, *left) {
                    *left -= code.len();
                    *runs = coloured;
                }
            }
            _ => {}
        }
    }
}

/// `code` in pieces of one class each; together they are `code` to the letter. `None` in a
/// language that no grammar knows, and for more than `most` bytes.
fn highlight(language: &str, code: &str, most: usize) -> Option<Vec<CodeRun>> {
    if language.is_empty() || code.len() > most.min(LONGEST) {
        return None;
    }
    coloured(GRAMMARS.find_syntax_by_token(language)?, code).ok()
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
        let runs = highlight(language, code, MOST).unwrap();
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
        assert_eq!(highlight("谁也不懂", "x", MOST), None);
        assert_eq!(highlight("plaintext", "- 数据集：500GB", MOST), None);
        assert_eq!(highlight("", "x", MOST), None);
        assert_eq!(highlight("python", "x = 1", 4), None);
        assert_eq!(highlight("python", "", 0), Some(vec![]));
    }

    #[test]
    fn code_gets_colours_up_to_a_bound_that_the_whole_deck_shares() {
        let code = |text: String| Block::Code {
            language: "json".into(),
            runs: vec![CodeRun { class: CodeClass::Plain, text }],
        };
        let quarter = || Block::Quote(vec![code("1\n".repeat(LONGEST / 2)); MOST / LONGEST / 4]);
        let document = Document {
            id: "d".into(),
            title: String::new(),
            introduction: vec![quarter(), code(" ".repeat(MOST)), quarter()],
            summary: vec![quarter()],
            entries: vec![],
        };
        let mut documents = [document.clone(), document];
        assign(&mut documents);
        let colours = |block: &Block| {
            match block {
            Block::Quote(blocks) => blocks.iter().all(|block| {
                matches!(block, Block::Code { runs, .. } if runs[0].class == CodeClass::Number)
            }),
            _ => false,
        }
        };
        let coloured = documents.iter().flat_map(|it| it.introduction.iter().chain(&it.summary));
        let coloured: Vec<bool> = coloured.map(colours).collect();
        assert_eq!(coloured, [true, false, true, true, true, false, false, false]);
    }
}
