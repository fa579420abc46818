//! Sections, blocks and runs.

use study_model::{Align, Block, CodeClass, CodeRun, ListItem, Run, Section, SectionKind};

use super::json::Json;

pub(super) fn section(json: &mut Json, section: &Section) {
    let kind = match section.kind {
        SectionKind::Answer => "answer",
        SectionKind::Example => "example",
        SectionKind::Analysis => "analysis",
        SectionKind::Other => "other",
    };
    json.object(|json| {
        json.key("kind").text(kind);
        json.key("label").text(&section.label);
        json.key("blocks").list(&section.blocks, block);
    });
}

pub(super) fn block(json: &mut Json, part: &Block) {
    json.object(|json| match part {
        Block::Paragraph(runs) => {
            json.key("kind").text("paragraph");
            json.key("runs").list(runs, run);
        }
        Block::Heading { level, runs } => {
            json.key("kind").text("heading");
            json.key("level").number((*level).into());
            json.key("runs").list(runs, run);
        }
        Block::List { ordered, items } => {
            json.key("kind").text("list");
            json.key("ordered").truth(*ordered);
            json.key("items").list(items, item);
        }
        Block::Code { language, runs } => {
            json.key("kind").text("code");
            json.key("language").text(language);
            json.key("runs").list(runs, code_run);
        }
        Block::Quote(blocks) => {
            json.key("kind").text("quote");
            json.key("blocks").list(blocks, block);
        }
        Block::Table { align, head, rows } => {
            json.key("kind").text("table");
            json.key("align").list(align, |json, &align| side(json, align));
            json.key("head").list(head, cell);
            json.key("rows").list(rows, |json, row| json.list(row, cell));
        }
        Block::Rule => json.key("kind").text("rule"),
    });
}

fn cell(json: &mut Json, runs: &Vec<Run>) {
    json.list(runs, run);
}

fn item(json: &mut Json, item: &ListItem) {
    json.object(|json| {
        if let Some(number) = item.number {
            json.key("number").number(number);
        }
        json.key("blocks").list(&item.blocks, block);
    });
}

fn run(json: &mut Json, part: &Run) {
    json.object(|json| match part {
        Run::Text(text) => {
            json.key("kind").text("text");
            json.key("text").text(text);
        }
        Run::Code(text) => {
            json.key("kind").text("code");
            json.key("text").text(text);
        }
        Run::Strong(runs) => {
            json.key("kind").text("strong");
            json.key("runs").list(runs, run);
        }
        Run::Emphasis(runs) => {
            json.key("kind").text("emphasis");
            json.key("runs").list(runs, run);
        }
        Run::Link { href, runs } => {
            json.key("kind").text("link");
            json.key("href").text(href);
            json.key("runs").list(runs, run);
        }
        Run::Break => json.key("kind").text("break"),
    });
}

fn code_run(json: &mut Json, run: &CodeRun) {
    let class = match run.class {
        CodeClass::Plain => "plain",
        CodeClass::Comment => "comment",
        CodeClass::String => "string",
        CodeClass::Number => "number",
        CodeClass::Constant => "constant",
        CodeClass::Keyword => "keyword",
        CodeClass::Type => "type",
        CodeClass::Function => "function",
        CodeClass::Attribute => "attribute",
        CodeClass::Variable => "variable",
    };
    json.object(|json| {
        json.key("class").text(class);
        json.key("text").text(&run.text);
    });
}

fn side(json: &mut Json, align: Align) {
    json.text(match align {
        Align::None => "none",
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    });
}
