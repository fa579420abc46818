//! What counts in an answer in one's own words: what is said, not what is denied, and whole words.

use study_widget::{Deck, Item, ItemOptions, ItemType, Response};

use crate::{DECK, items, nasty};

/// The keys that an answer covers, of an interview on three of them.
fn covered(text: &str) -> Vec<String> {
    let wanted = |item: &&Item| {
        item.kind == ItemType::Interview && item.accept.iter().any(|key| key == "数据加密")
    };
    let item = items(0).iter().find(wanted).unwrap().clone();
    let verdict = DECK.with(|deck| deck.grade(&item, &Response::Text(text.to_owned()))).unwrap();
    verdict.matched.unwrap()
}

fn nasty_covered(text: &str) -> Vec<String> {
    let deck: Deck = nasty();
    let wanted = |item: &Item| {
        item.kind == ItemType::Interview && item.accept.iter().any(|key| key.contains("GAN"))
    };
    let item = deck.items(&ItemOptions::default()).into_iter().find(wanted).unwrap();
    deck.grade(&item, &Response::Text(text.to_owned())).unwrap().matched.unwrap()
}

#[test]
fn words_that_only_hold_a_denial_deny_nothing() {
    for text in [
        "特别是数据加密",
        "分别做数据加密",
        "识别后数据加密",
        "要区别对待数据加密",
        "各类别数据加密",
        "未来数据加密",
        "非结构化数据加密",
        "不仅数据加密",
        "不仅仅是数据加密",
        "不但要数据加密",
        "不只做数据加密",
        "不光靠数据加密",
        "不断数据加密",
        "不同的数据加密",
        "不少数据加密",
        "不管怎样数据加密",
        "无论如何数据加密",
        "非常需要数据加密",
        "无非是数据加密",
        "不得不做数据加密",
        "不能没有数据加密",
        "离不开数据加密",
        "少不了数据加密",
        "不可缺少的数据加密",
        "不可或缺数据加密",
        "不要忘了数据加密",
        "不能忽视数据加密",
        "不妨用数据加密",
        "差不多要数据加密",
        "个别场景数据加密",
        "鉴别数据加密",
        "判别式数据加密",
        "别的还有数据加密",
        "无监督数据加密",
        "不平衡数据加密",
        "不是脱敏而是数据加密",
        "有没有数据加密很关键",
        "用不用数据加密都要想好",
        "不如数据加密",
        "不仅要shujujiami",
        "tebie shi shujujiami",
        "bujin shujujiami",
        "fenbushi shujujiami",
        "buduan shujujiami",
        "not only 数据加密",
        "not just shujujiami",
        "a knot of 数据加密",
        "nothing beats 数据加密",
        "note: 数据加密",
        "annotate 数据加密",
        "We do not guess. 数据加密 it is",
        "no guessing, but 数据加密",
        "没有数据加密不行",
        "没有数据加密就不安全",
        "如果不做数据加密，就会泄露",
        "没有比数据加密更好的",
        "非数据加密不可",
        "无不依靠数据加密",
        "不要停止数据加密",
        "不可避免地要数据加密",
        "避免泄露要数据加密",
        "淹没在数据加密里",
        "do not skip 数据加密",
        "no doubt 数据加密",
        "avoid leaks with 数据加密",
        "数据加密不可或缺",
        "数据加密不能不做",
        "数据加密不会影响性能",
        "数据加密要不要做",
        "数据加密让外人不能看",
        "数据加密，不做脱敏",
        "数据加密做了，别的不做",
        "数据加密 is not hard",
        "shujujiami bu nan",
        "不加限制时数据加密",
        "为什么不用数据加密呢",
        "难道不该数据加密吗",
        "怎么能不数据加密",
        "没做数据加密之前不得上线",
        "最重要的莫过于数据加密",
        "要搞清楚在哪里用数据加密",
        "可以去做数据加密",
        "数据加密不错",
        "没有数据加密是不行的",
        "非结构化的也数据加密",
        "why not use 数据加密",
        "nobody can do without 数据加密",
        "no system is safe without 数据加密",
        "without 数据加密 everything leaks",
        "we use nothing except 数据加密",
        "a lack of 数据加密 is bad",
        "do not underestimate 数据加密",
        "there is no substitute for 数据加密",
        "数据加密 is not useless",
    ] {
        assert_eq!(covered(text), ["数据加密"], "{text}");
    }
}

#[test]
fn what_is_denied_in_any_script_is_not_covered() {
    for text in [
        "我们不做数据加密",
        "我们不做shujujiami",
        "我们不做 shuju jiami",
        "没有shujujiami",
        "没有必要shujujiami",
        "women bu zuo shujujiami",
        "women buzuo 数据加密",
        "womenbuzuoshujujiami",
        "meiyou shuju jiami",
        "wuxu shujujiami",
        "bu yao shu ju jia mi",
        "bùzuò shùjùjiāmì",
        "we do not use 数据加密",
        "we don't use shujujiami",
        "we don’t do 数据加密",
        "without 数据加密",
        "no shujujiami",
        "never 数据加密",
        "without any 数据加密",
        "cannot afford 数据加密",
        "ＮＯＴ 数据加密",
        "instead of 数据加密",
        "rather than shujujiami",
        "不建议采用数据加密",
        "不需要进行数据加密",
        "没有必要进行数据加密",
        "不打算使用数据加密",
        "无需数据加密",
        "未做数据加密",
        "尚未采用数据加密",
        "别做数据加密",
        "请勿数据加密",
        "并非数据加密",
        "不是数据加密",
        "从不数据加密",
        "不再数据加密",
        "不可能做数据加密",
        "不会对数据加密",
        "忽略数据加密",
        "跳过了数据加密",
        "去掉数据加密",
        "避免使用数据加密",
        "用不着数据加密",
        "不可做数据加密",
        "不一定要数据加密",
        "何必数据加密",
        "avoid using 数据加密",
        "neither SSL nor 数据加密",
        "不zuo数据加密",
        "biezuo shujujiami",
        "数据加密我们不做",
        "数据加密，我们不做",
        "数据加密没有必要",
        "数据加密暂时不用",
        "数据加密就算了",
        "数据加密被我们放弃了",
        "把数据加密去掉",
        "数据加密 is not used",
        "shujujiami women buzuo",
        "数据加密不在考虑之列",
        "数据加密不在考虑范围内",
        "不大用数据加密",
        "数据加密不大用",
        "哪里需要数据加密",
        "我们哪用数据加密",
        "谁还用数据加密",
        "不落实数据加密",
        "没有落实数据加密",
        "与其数据加密，不如审计",
        "严禁数据加密",
        "万万不可数据加密",
        "不谈数据加密",
        "数据加密毫无意义",
        "数据加密是多余的",
        "数据加密是错的",
        "数据加密不行",
        "数据加密不适用",
        "数据加密被否决了",
        "everything except 数据加密",
        "anything but 数据加密",
        "forget about 数据加密",
        "nobody uses 数据加密",
        "nothing to do with 数据加密",
        "数据加密 is useless",
        "数据加密 should be avoided",
        "数据加密 must not be used",
        "数据加密 isn't part of it",
        "数据加密 won't work",
    ] {
        assert!(covered(text).is_empty(), "{text}: {:?}", covered(text));
    }
    assert_eq!(covered("不做数据加密不行，所以要数据加密"), ["数据加密"]);
    assert!(nasty_covered("we do not use GAN").is_empty());
    assert!(nasty_covered("isn't GAN, and without RAG").is_empty());
    assert_eq!(nasty_covered("我们不用GAN，用RAG"), ["检索增强（RAG）"]);
}

#[test]
fn a_latin_name_counts_only_as_a_whole_word() {
    for text in [
        "organization",
        "the elegant RAGE",
        "began with fragments",
        "storage",
        "ｏｒｇａｎ",
        "GAN2",
        "7RAG",
        "dragan",
        "Gänse",
        "WGAN",
        "3.5GAN",
    ] {
        assert!(nasty_covered(text).is_empty(), "{text}: {:?}", nasty_covered(text));
    }
    for text in
        ["用GAN生成", "a GAN.", "gan", "ＧＡＮ💛", "(GAN)", "GAN-based", "the 'GAN'", "organ，GAN"]
    {
        assert_eq!(nasty_covered(text), ["生成对抗网络（GAN）"], "{text}");
    }
    assert!(nasty_covered("jiansuozengqiangxyz").is_empty());
    assert_eq!(nasty_covered("women yongjiansuozengqiang lai zuo"), ["检索增强（RAG）"]);
}

#[test]
fn a_key_with_separators_is_covered_as_it_is_written() {
    let all = nasty_covered("先是收集、清洗与标注，然后训练，验证；测试。最后看输入/输出。");
    assert_eq!(all, ["收集、清洗与标注", "训练，验证；测试", "输入/输出"]);
    assert!(nasty_covered("训练。验证很重要").is_empty());
}
