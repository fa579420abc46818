//! What a typed term equals, whatever it looks like, and what one slip may be.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use study_widget::{Deck, ItemOptions, ItemType, Outcome, Response, Verdict};

use crate::sources::SOURCES;
use crate::{DECK, nasty};

thread_local! {
    static NASTY: Deck = nasty();
}

/// Keys that look like something else: marks, endings, separators, nothing but punctuation.
const KEYS: [&str; 44] = [
    "平等",
    "均等",
    "中等",
    "等",
    "3.5B",
    "Müller",
    "Ａ／Ｂ测试",
    "一、二级市场",
    "一、",
    "1、",
    "1.",
    "（2）",
    "②",
    "a)",
    "- ",
    "C++",
    "C#",
    "->",
    "!=",
    "……",
    "、",
    "，",
    "第一",
    "首先",
    "最后一公里",
    "第一性原理",
    "一",
    "二是",
    "（可选）缓存",
    "A. 甲",
    "* 号",
    "#1",
    "+1",
    "3D打印",
    "2.0",
    "1:1 复刻",
    "技术",
    "方法",
    "资料加密",
    "資料加密",
    "Ёлка",
    "かな、カナ",
    "데이터",
    "💛",
];

/// Marks that usually stand before the lines of a list.
const MARKS: [&str; 51] = [
    "1.",
    "1. ",
    "12. ",
    "1．",
    "1、",
    "1)",
    "1）",
    "(3)",
    "（2）",
    "（2） ",
    "[4]",
    "①",
    "⑫ ",
    "⑴",
    "⒈",
    "❶",
    "㈠",
    "一、",
    "十二、",
    "（一）",
    "(三)",
    "一.",
    "a)",
    "b. ",
    "(c)",
    "A、",
    "IV. ",
    "ii) ",
    "Ⅲ. ",
    "- ",
    "* ",
    "+ ",
    "• ",
    "· ",
    "— ",
    "● ",
    "▪",
    "➢ ",
    "✅ ",
    "第一，",
    "首先，",
    "其二，",
    "甲、",
    "（乙）",
    "丙. ",
    "100. ",
    "（128）",
    "1丶",
    "1 - ",
    "No.1 ",
    "\u{200b}1. ",
];

fn grade(expected: &str, typed: &str) -> Outcome {
    NASTY.with(|deck| deck.grade_text(&[expected.to_owned()], typed).outcome)
}

fn list(expected: &[&str], typed: &str) -> Verdict {
    let expected: Vec<String> = expected.iter().map(|&term| term.to_owned()).collect();
    NASTY.with(|deck| deck.grade_text(&expected, typed))
}

fn all(wanted: Outcome, cases: &[(&str, &str)]) {
    for (expected, typed) in cases {
        assert_eq!(grade(expected, typed), wanted, "{typed:?} for {expected:?}");
    }
}

fn wide(text: &str) -> String {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).unwrap();
    text.chars().map(|c| if c.is_ascii_graphic() { wide(c) } else { c }).collect()
}

#[test]
fn what_equals_an_accepted_answer_is_right_before_anything_is_guessed() {
    for key in KEYS {
        let spaced: String = key.chars().flat_map(|c| [c, ' ']).collect();
        let forms = [
            key.to_owned(),
            wide(key),
            key.to_lowercase(),
            key.to_uppercase(),
            spaced,
            format!(" {key}\n"),
        ];
        for typed in forms {
            assert_eq!(grade(key, &typed), Outcome::Right, "{typed:?} for {key:?}");
            let two = list(&[key, "别的要点"], &format!("{typed}\n别的要点"));
            assert_eq!(two.outcome, Outcome::Right, "{typed:?} for {key:?} in a list: {two:?}");
        }
    }
    let long = "很长的名字".repeat(100);
    assert_eq!(grade(&long, &long), Outcome::Right);
}

#[test]
fn every_key_of_the_corpus_is_right_behind_every_mark() {
    DECK.with(|deck| {
        for key in SOURCES.keys().into_values() {
            for mark in MARKS {
                let typed = format!("{mark}{key}");
                let outcome = deck.grade_text(&[key.to_owned()], &typed).outcome;
                assert_eq!(outcome, Outcome::Right, "{typed:?}");
            }
        }
    });
}

#[test]
fn every_key_of_the_corpus_is_right_in_every_usual_form() {
    let frames = [
        "“X”",
        "\"X\"",
        "'X'",
        "「X」",
        "《X》",
        "`X`",
        "**X**",
        "_X_",
        "（X）",
        "X。",
        "X.",
        "X！",
        "X？",
        "X；",
        "X,",
        "X……",
        "X等",
        "X等等。",
        " X ",
        "X ✅",
        "X💛",
        "X, etc.",
        "1. “X”。",
        "X：是这样做的",
    ];
    DECK.with(|deck| {
        for key in SOURCES.keys().into_values() {
            for form in [key.to_owned(), wide(key), key.to_uppercase()] {
                for frame in frames {
                    let typed = frame.replace('X', &form);
                    let outcome = deck.grade_text(&[key.to_owned()], &typed).outcome;
                    assert_eq!(outcome, Outcome::Right, "{typed:?}");
                }
            }
        }
    });
}

#[test]
fn any_key_is_right_for_itself() {
    let pieces =
        "数 据 平 等 一 二 第 首先 1 2 35 . 、 ， ； / （ ） ( ) - + * # ① ⒉ a B é ü 💛 資 不 かな";
    let pieces: Vec<&str> = pieces.split(' ').chain([" ", "\n", "\u{301}"]).collect();
    let strategy = prop::collection::vec(prop::sample::select(pieces), 1..10);
    let mut runner =
        TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(2_000) });
    let run = runner.run(&strategy, |pieces| {
        let key = pieces.concat();
        prop_assume!(!key.trim().is_empty());
        prop_assert_eq!(grade(&key, &key), Outcome::Right, "{:?}", key);
        for typed in [format!("{key}\n别的要点"), format!("别的要点\n{key}")] {
            let verdict = list(&[&key, "别的要点"], &typed);
            prop_assert_eq!(verdict.outcome, Outcome::Right, "{:?}: {:?}", typed, verdict.lines);
        }
        Ok(())
    });
    run.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn accents_may_be_typed_in_any_way() {
    all(
        Outcome::Right,
        &[
            ("資料加密", "资料加密"),
            ("资料加密", "資料加密"),
            ("策略", "celüè"),
            ("策略", "celve"),
            ("Müller", "Mu\u{308}ller"),
            ("Müller", "MÜLLER"),
            ("café", "cafe\u{301}"),
            ("cafe\u{301}", "café"),
            ("数据加密", "shu\u{300}ju\u{300} jia\u{304} mi\u{300}"),
            ("策略", "ce\u{300}lu\u{308}e\u{300}"),
        ],
    );
}

#[test]
fn punctuation_tells_keys_apart_that_have_nothing_else() {
    all(Outcome::Wrong, &[("!=", "=="), ("->", "<-"), ("……", "。"), ("", ""), ("、", "，")]);
}

#[test]
fn the_marks_of_a_list_do_not_count() {
    for mark in MARKS {
        for key in ["数据加密", "平等", "Müller", "GAN", "💛卡片", "资料、数据"] {
            let typed = format!("{mark}{key}");
            assert_eq!(grade(key, &typed), Outcome::Right, "{typed:?}");
            let verdict = list(&["访问控制", key], &format!("{mark}{key}\n{mark}访问控制"));
            assert_eq!(verdict.outcome, Outcome::Right, "{typed:?}: {verdict:?}");
        }
    }
    all(
        Outcome::Right,
        &[
            ("数据加密", "- [x] 数据加密"),
            ("数据加密", "* 1. 数据加密等等。"),
            ("资料、数据", "* 1. 资料、数据"),
            ("数据加密", "1️⃣数据加密"),
            ("数据加密", "第一点：数据加密"),
            ("数据加密", "一是数据加密"),
            ("数据加密", "最后，数据加密"),
            ("3.5B", "1. 3.5B"),
            ("3.5B", "1.3.5B"),
            ("第一性原理", "第一，第一性原理"),
            ("一、二级市场", "一、一、二级市场"),
            ("（可选）缓存", "（1）（可选）缓存"),
            ("数据加密", "要点一：数据加密"),
            ("数据加密", "第 1 点：数据加密"),
            ("数据加密", "Step 2: 数据加密"),
            ("数据加密", "No. 3 数据加密"),
            ("数据加密", "1.2.3 数据加密"),
            ("数据加密", "（2.1）数据加密"),
            ("数据加密", "3 - 数据加密"),
            ("数据加密", "㉕数据加密"),
            ("数据加密", "二来，数据加密"),
            ("数据加密", "Finally, 数据加密"),
            ("数据加密", "答：数据加密"),
            ("数据加密", "数据加密等方法"),
            ("数据加密", "数据加密之类的"),
            ("数据加密", "数据加密, etc."),
            ("data masking", "data masking, and so on"),
            ("数据加密", "数据加密 ✅"),
            ("数据加密", "Answer: 数据加密"),
            ("GAN", "#1 GAN"),
            ("data warehouse", "The data warehouse"),
            ("data warehouse", "1. a data warehouse"),
        ],
    );
}

#[test]
fn a_number_that_belongs_to_the_answer_is_no_mark() {
    all(
        Outcome::Wrong,
        &[
            ("5B", "3.5B"),
            ("5G网络", "2.5G网络"),
            ("范式", "第一范式"),
            ("3.5B", "35B"),
            ("GPT-3.5", "GPT-35"),
            ("99.9%", "999%"),
            ("1:1", "11"),
            ("3/4", "34"),
            ("亿参数模型", "3.5 亿参数模型"),
            ("数据增强", "100 数据增强"),
            ("复刻", "1:1 复刻"),
            ("平等", "平"),
            ("早停", "访问控制3.早停"),
        ],
    );
}

#[test]
fn lists_in_one_line_are_read_by_their_marks() {
    let terms = ["数据加密", "访问控制", "差分隐私"];
    for typed in [
        "1、数据加密，2、访问控制，3、差分隐私",
        "1、数据加密；2、访问控制；3、差分隐私。",
        "1. 数据加密 2. 访问控制 3. 差分隐私",
        "①数据加密②访问控制③差分隐私",
        "（1）数据加密（2）访问控制（3）差分隐私",
        "首先，数据加密；其次，访问控制；最后，差分隐私",
        "一是数据加密，二是访问控制，三是差分隐私",
        "第一、数据加密、第二、访问控制、第三、差分隐私",
        "1.差分隐私\r\n\r\n2.访问控制\r\n3.数据加密",
    ] {
        let verdict = list(&terms, typed);
        assert_eq!((verdict.outcome, verdict.score), (Outcome::Right, 1.0), "{typed}");
        assert_eq!(verdict.lines.unwrap().len(), 3, "{typed}");
    }
}

#[test]
fn both_names_are_right_whichever_stands_in_brackets() {
    for key in ["生成对抗网络（GAN）", "GAN（生成对抗网络）", "GAN [生成对抗网络]"]
    {
        for typed in [
            "生成对抗网络（GAN）",
            "GAN（生成对抗网络）",
            "gan(生成对抗网络)",
            "GAN 生成对抗网络",
            "生成对抗网络【ＧＡＮ】",
            "GAN",
            "生成对抗网络",
            "GAN（shengcheng duikang wangluo）",
        ] {
            assert_eq!(grade(key, typed), Outcome::Right, "{typed} for {key}");
        }
        assert_eq!(grade(key, "VAE（生成对抗网络）"), Outcome::Wrong, "{key}");
    }
}

#[test]
fn a_name_may_be_called_one() {
    for typed in ["生成对抗网络（简称 GAN）", "生成对抗网络，简称GAN", "GAN 即生成对抗网络"]
    {
        assert_eq!(grade("生成对抗网络（GAN）", typed), Outcome::Right, "{typed}");
    }
    assert_eq!(grade("用户时反馈", "用户即时反馈"), Outcome::Close);
}

#[test]
fn an_explained_term_is_the_term() {
    for explained in [
        "数据加密：把内容变成密文，防止泄露",
        "数据加密: 把内容变成密文",
        "1. **数据加密：** 把内容变成密文",
        "数据加密——把内容变成密文、防止泄露",
        "数据加密 - 把内容变成密文",
    ] {
        assert_eq!(grade("数据加密", explained), Outcome::Right, "{explained}");
        let verdict = list(&["数据加密", "访问控制"], &format!("{explained}\n访问控制：限制"));
        let lines = verdict.lines.unwrap();
        assert_eq!((verdict.score, lines.len()), (1.0, 2), "{explained}: {lines:?}");
    }
    all(
        Outcome::Wrong,
        &[
            ("数据加密", "访问控制：数据加密"),
            ("输入：输出", "输入：输入"),
            ("海量", "海量：数据"),
            ("1", "1:1"),
            ("a", "a-b"),
            ("http", "http://a.example"),
        ],
    );
    let marked = list(&["收集、清洗", "访问控制"], "- （1） 收集、清洗\n- （2） 访问控制");
    assert_eq!(marked.outcome, Outcome::Right);
    // What other terms stand behind it are lines of their own.
    let verdict = list(&["数据加密", "访问控制"], "数据加密：密文，访问控制");
    assert_eq!(verdict.outcome, Outcome::Right);
    let verdict = list(&["数据加密", "访问控制"], "数据加密：密文、平等、海量数据");
    assert_eq!((verdict.score, verdict.lines.unwrap().len()), (0.375, 3));
}

#[test]
fn several_names_in_brackets_are_names_each() {
    let key = "循环网络（Recurrent Network，简称 RNN）";
    for typed in ["循环网络", "recurrent network", "RNN", "RNN（循环网络）", "循环网络（RNN）"]
    {
        assert_eq!(grade(key, typed), Outcome::Right, "{typed}");
    }
    all(
        Outcome::Right,
        &[
            ("低秩（LoRA）微调", "LoRA微调"),
            ("感知机｛MLP｝", "MLP"),
            ("梯度（G）与步长（S）", "梯度与步长"),
        ],
    );
    all(Outcome::Wrong, &[("梯度（Grad）与步长（Step）", "Grad"), ("（可选）缓存", "可选")]);
}

#[test]
fn terms_side_by_side_in_one_line_are_read_apart() {
    let terms = ["数据加密", "访问控制", "读/写"];
    for typed in [
        "数据加密 访问控制 读/写",
        "读/写、数据加密和访问控制",
        "读/写，数据加密以及访问控制",
        "数据加密 | 访问控制\n读/写",
        "数据加密/访问控制；读/写",
        "• 访问控制 • 数据加密\n读/写",
    ] {
        let verdict = list(&terms, typed);
        assert_eq!((verdict.outcome, verdict.lines.unwrap().len()), (Outcome::Right, 3), "{typed}");
    }
    let one = list(&terms, "数据加密和甲乙");
    assert!(one.matched.unwrap().is_empty());
    assert!(one.score.is_sign_positive());
    assert_eq!(list(&["3.5B", "35B"], "35B\n3.5B").outcome, Outcome::Right);
}

#[test]
fn a_slip_in_a_term_of_five_or_more_is_close_whatever_else_is_near() {
    // The bundled deck has 分布式 and 混合精度, which are as near.
    let close = |key: &str, typed: &str| {
        let outcome = DECK.with(|deck| deck.grade_text(&[key.to_owned()], typed).outcome);
        assert_eq!(outcome, Outcome::Close, "{typed} for {key}");
    };
    for key in ["分布式训练", "混合精度训练", "生成对抗网络（GAN）", "自动化超参数调优", "dropout"]
    {
        let chars: Vec<char> = key.split('（').next().unwrap().chars().collect();
        for at in 0..chars.len() {
            let left_out: String = [&chars[..at], &chars[at + 1..]].concat().iter().collect();
            close(key, &left_out);
            let mut swapped = chars.clone();
            if at > 0 && chars[at] != chars[at - 1] {
                swapped.swap(at, at - 1);
                close(key, &swapped.iter().collect::<String>());
            }
        }
    }
    close("前10个GPU", "前10GPU");
    close("用户反馈收集", "用户馈收集");
    close("损失函数调整", "损函数调整");
    close("模型可解释性", "模型可释性");
    close("数据加密", "数据加锁");
}

#[test]
fn what_turns_the_meaning_round_is_never_close() {
    let pairs = [
        ("模型压缩", "模型解压缩"),
        ("海量数据", "少量数据"),
        ("大规模训练", "小规模训练"),
        ("高维特征提取", "低维特征提取"),
        ("增量训练方式", "减量训练方式"),
        ("上采样处理", "下采样处理"),
        ("有监督学习", "无监督学习"),
        ("内部数据共享", "外部数据共享"),
        ("正向传播过程", "反向传播过程"),
        ("前向传播过程", "后向传播过程"),
        ("数据加密传输", "数据解密传输"),
        ("升序排列结果", "降序排列结果"),
        ("强一致性模型", "弱一致性模型"),
        ("显式反馈收集", "隐式反馈收集"),
        ("同步更新参数", "异步更新参数"),
        ("长文本处理", "短文本处理"),
        ("快速启动模型", "慢速启动模型"),
        ("过拟合检测", "欠拟合检测"),
        ("在线学习系统", "离线学习系统"),
        ("稠密向量检索", "稀密向量检索"),
        ("全量参数微调", "半量参数微调"),
        ("买方市场分析", "卖方市场分析"),
        ("串行计算框架", "并行计算框架"),
        ("二阶优化方法", "一阶优化方法"),
        ("ResNet50模型", "ResNet60模型"),
        ("结构化数据", "非结构化数据"),
        ("中心化存储", "去中心化存储"),
        ("序列化数据", "反序列化数据"),
        ("过拟合处理", "抗过拟合处理"),
        ("训练量化", "免训练量化"),
        ("可见字符", "不可见字符"),
        ("标签学习", "伪标签学习"),
        ("训练模型", "未训练模型"),
        ("synchronous", "asynchronous"),
        ("全部共享数据", "全不共享数据"),
        ("模型微调技巧", "模型未调技巧"),
        ("监督学习方法", "半监督学习方法"),
        ("有监督学习", "自监督学习"),
        ("绝对路径", "相对路径"),
        ("定性分析", "定量分析"),
        ("白名单机制", "黑名单机制"),
        ("年度计划", "月度计划"),
        ("毫秒延迟", "微秒延迟"),
        ("H100集群", "A100集群"),
        ("A类地址分配", "B类地址分配"),
        ("缓存 64KB 大小", "缓存 64MB 大小"),
        ("10ms 以内响应", "10us 以内响应"),
        ("10 kB buffer", "10 MB buffer"),
        ("缓存 10B 大小", "缓存 10kB 大小"),
        ("RNN模型训练", "CNN模型训练"),
        ("读写分离", "写读分离"),
        ("收发消息队列", "发收消息队列"),
    ];
    for (one, other) in pairs {
        all(Outcome::Wrong, &[(one, other), (other, one)]);
    }
}

#[test]
fn keys_that_hold_separators_are_answered_as_they_are_written() {
    let keys = [
        "收集、清洗与标注",
        "训练，验证；测试",
        "输入/输出",
        "甲\n乙丙",
        "一、二级市场",
        "访问控制",
    ];
    let mut order = keys.to_vec();
    for _ in 0..keys.len() {
        order.rotate_left(1);
        for separator in ["\n", "、", "，", "；", "。", "\n- ", "\n1. ", "\n1、"] {
            let verdict = list(&keys, &order.join(separator));
            assert_eq!(
                (verdict.outcome, verdict.score),
                (Outcome::Right, 1.0),
                "{separator:?}: {verdict:?}"
            );
            assert_eq!(verdict.lines.unwrap().len(), keys.len());
        }
    }
    let half = list(&["收集、清洗与标注", "访问控制"], "收集，清洗与标注");
    assert_eq!((half.outcome, half.score), (Outcome::Partial, 0.5));
    let part = list(&["收集、清洗与标注", "访问控制"], "收集、访问控制");
    assert_eq!((part.outcome, part.score), (Outcome::Partial, 0.5));
    let slip = list(&["收集、清洗与标注", "访问控制"], "访问控制、收集、清洗标注");
    assert!((slip.score - 0.875).abs() < 1e-9);
    let both = list(&["收集、清洗", "收集", "清洗"], "收集、清洗");
    assert_eq!(both.matched.unwrap(), ["收集", "清洗"]);
    let numerals = list(&["一", "二", "A", "B"], "一、二、A、B");
    assert_eq!(numerals.outcome, Outcome::Right);
}

#[test]
fn the_keys_of_a_nasty_entry_answer_its_question_in_any_order() {
    NASTY.with(|deck| {
        for item in deck.items(&ItemOptions::default()) {
            if !matches!(item.kind, ItemType::ListRecall | ItemType::Interview) {
                continue;
            }
            let mut keys = item.accept.clone();
            for separator in ["\n", "、", "，", "；\n"] {
                keys.reverse();
                let verdict = deck.grade(&item, &Response::Text(keys.join(separator))).unwrap();
                assert_eq!(
                    verdict.outcome,
                    Outcome::Right,
                    "{}, {separator:?}: {verdict:?}",
                    item.id
                );
            }
        }
    });
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a native test may look at the clock")]
fn hostile_answers_take_no_more_time_than_their_length() {
    let keys = ["收集、清洗与标注", "生成对抗网络（GAN）", "一、二级市场", "平等"];
    let hostile = [
        "数据".repeat(500_000),
        "a".repeat(1_000_000),
        "xian".repeat(250_000),
        "1、".repeat(300_000),
        "1. ".repeat(300_000),
        "（".repeat(300_000),
        "- ".repeat(300_000),
        " ".repeat(1_000_000),
        "等".repeat(300_000),
        "平等、".repeat(300_000),
        "收集、清洗".repeat(100_000),
        "第一，首先".repeat(100_000),
        "不".repeat(300_000),
        "buzuo".repeat(200_000),
        "\u{301}".repeat(300_000),
        "9".repeat(1_000_000),
        (0..100_000).map(|at| format!("第{at}行")).collect::<Vec<_>>().join("\n"),
    ];
    let items: Vec<_> = NASTY.with(|deck| {
        let wanted = |kind| matches!(kind, ItemType::ListRecall | ItemType::Interview);
        deck.items(&ItemOptions::default()).into_iter().filter(|it| wanted(it.kind)).collect()
    });
    for text in hostile {
        let start = Instant::now();
        let actual: String = text.chars().take(6).collect();
        grade("平等", &text);
        assert_eq!(grade(&text, &text) == Outcome::Right, !text.trim().is_empty(), "{actual}");
        list(&keys, &text);
        for item in &items {
            NASTY.with(|deck| deck.grade(item, &Response::Text(text.clone()))).unwrap();
        }
        // In a debug build on a busy machine; square time would take hours.
        assert!(start.elapsed() < Duration::from_mins(1), "{actual}: {:?}", start.elapsed());
    }
}
