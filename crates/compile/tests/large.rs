//! A document of ten megabytes compiles in seconds, and in memory of a small multiple of its size.

mod limited;

use std::fmt::Write;
use std::fs;
use std::path::Path;

const SIZE: usize = 10_000_000;
/// Of work, whatever else the machine does; it takes under ten.
const MOST_SECONDS: &str = "60";
/// In kilobytes, all that is mapped: the program with its grammars and thirty times the document.
const MOST_MEMORY: &str = "400000";

/// Entries with lists, code and slips, no two alike.
fn document() -> String {
    let mut text = String::from("### 大文档💛\n");
    let mut number = 0;
    while text.len() < SIZE {
        number += 1;
        let entry = format!(
            "\n#### {number}. 如何处理第 {number} 个问题？\n\n**题目：** 请说明第 {number} 个问题。\n\n**答案：**\n\n\
             - **数据清洗{number}：** 去除第 {number} 批数据中的噪声，提高质量。\n\
             - **模型压缩{number}：**采用ＬｏＲＡ等方法减小第 {number} 个模型。\n\n\
             **示例：**\n\n```python\nx{number} = load(\"data/{number}.csv\")  # 读取\n```\n\n\
             1. **第一步是收集第 {number} 批数据，并检查来源。**\n2. **第二步未闭合 {number}。\n",
        );
        text.write_str(&entry).expect("a string takes what is written");
    }
    text
}

#[test]
fn ten_megabytes_compile_in_seconds_and_a_small_multiple_of_memory() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("large");
    fs::create_dir_all(&folder).expect("the test's folder can be made");
    let manifest = "title = \"大\"\nlanguage = \"zh-CN\"\ndocuments = [\"large\"]\n";
    fs::write(folder.join("deck.toml"), manifest).expect("and written to");
    fs::write(folder.join("large.md"), document()).expect("and written to");
    let limits = format!("ulimit -v {MOST_MEMORY}; ulimit -t {MOST_SECONDS}");
    let printed = limited::compile(&folder, &limits);
    assert!(printed.contains(" entries, "), "{printed}");
}
