//! Code in colours, decided here so that a page pays nothing for it.

use std::collections::HashMap;
use std::sync::LazyLock;

use study_model::{CodeClass, CodeRun};
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Longer code is data: grammars take seconds over megabytes, and nobody reads them.
const LONGEST: usize = 64 * 1024;

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

/// `code` in pieces of one class each; together they are `code` to the letter. A language that
/// no grammar knows gives one plain piece.
pub(crate) fn highlight(language: &str, code: &str) -> Vec<CodeRun> {
    let grammar = GRAMMARS
        .find_syntax_by_token(language)
        .filter(|_| !language.is_empty() && code.len() <= LONGEST);
    let runs = grammar.and_then(|grammar| coloured(grammar, code).ok());
    runs.unwrap_or_else(|| {
        let plain = CodeRun { class: CodeClass::Plain, text: code.to_owned() };
        [plain].into_iter().filter(|run| !run.text.is_empty()).collect()
    })
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
        let runs = highlight(language, code);
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
        assert_eq!(class_in("plaintext", "- 数据集：500GB", "数据集"), CodeClass::Plain);
    }

    #[test]
    fn unknown_languages_and_empty_code_are_plain() {
        assert_eq!(
            highlight("谁也不懂", "x"),
            [CodeRun { class: CodeClass::Plain, text: "x".into() }]
        );
        assert!(highlight("python", "").is_empty());
    }
}
