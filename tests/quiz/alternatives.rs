//! Each alternative of each list that grading knows: to lose any one of them fails a test here.

use study_widget::{Deck, Item, ItemOptions, ItemType, Outcome, Response};

use crate::decks::{deck, entry};
use crate::nasty;

/// Sides of a row are antonyms of each other.
const ANTONYMS: &str = "大巨海多众|小微少寡 多群众复双|单独孤寡 多二两三|一 全整总|半偏缺零部局分 \
    高升上强增加扩涨|低降下弱减缩跌 快急|慢缓 优好佳良|劣差坏次 长久永|短暂 \
    前先早首始|后晚末尾终反 远|近 深|浅 厚|薄 宽广|窄狭 粗|细精 轻|重 软|硬 松|紧 冷凉|热暖 \
    干|湿 新今|旧老古 明|暗密 密稠|疏稀 虚|实 真|假伪 阴|阳 奇|偶 凹|凸 横|纵竖 直|曲弯间 \
    左|右 东|西 南|北 天|地 男|女 父|子 主|从次副客被 公|私 敌|友 供|需求 买购|卖售 \
    收|发支付 授|受 借|还贷 存|取删贷 读|写 入进|出退 推|拉 攻|防守 胜赢成|输败负 盈赚|亏赔 \
    得|失丢 利益|弊害损 开启|关闭停禁弃 允许准|禁拒 聚集合汇并|散分拆 连|断 串|并 \
    封编绑锁压加|解 增加添|减删除 动活变|静定恒死 顺|逆倒 正对|负反误错逆倒 有|无没 同|异 \
    内里|外 显|隐 过超|欠 在|离 常|偶罕 积|消 宏|微 简|繁复 难|易 生|死灭 来|去往 迎|拒 \
    自|他外 安|危 贫穷|富 贵|贱廉 满|空缺 留保|弃删去 起始|止终讫 是可能|否非 显|内 外|主 \
    乐|悲 全|增 加装|卸拆 头顶首前|尾底末 零|少多单 二双|多 手人|自机 本|云异远 直|录转 \
    绝|相 性|量 必|可选充 善良|恶 好多|空坏 牛|熊 昼日白|夜黑晚 雌|雄 锐|钝 吸加|放制";
/// They exclude each other within a row.
const SETS: [&str; 9] = [
    "〇零一二两三四五六七八九十百千万亿兆毫微纳半",
    "秒分时日天周旬月季年",
    "红橙黄绿青蓝紫黑白灰",
    "甲乙丙丁戊己庚辛",
    "我你您他她",
    "东南西北",
    "春夏秋冬",
    "固液气",
    "有无自半弱强",
];
const NEGATIONS: &str = "不没无未非勿莫";
const PREFIXES: &str = "反逆解去免抗脱防禁拒停失伪假欠负弱半自";
/// Words in which these turn nothing round.
const PLAIN_WORDS: &str = "未来 无论 非常 不断 反馈 反应 反映 反射 反思 反复 反演 违反 相反 解释 解析 解决 解读 \
    解答 解耦 理解 了解 分解 求解 讲解 见解 缓解 化解 误解 注解 图解 去重 去除 去噪 去掉 \
    过去 失去 除去 避免 免费 难免 以免 未免 豁免 对抗 抵抗 脱敏 脱离 脱机 摆脱 预防 防御 \
    防护 防止 防范 禁止 拒绝 停止 早停 暂停 停用 损失 失败 缺失 丢失 流失 失效 失真 失调 \
    失衡 伪装 假设 假如 负载 负责 负荷 负担 薄弱 削弱 弱点 可逆 逆序 自动 自然 自适 自身 \
    自我 自由 自回 自行 自定 来自 解码 禁忌 免疫 防火 抗体 反向 逆向 各自 独自 亲自";

thread_local! {
    static NASTY: Deck = nasty();
    static PRIVACY: (Deck, Item) = privacy();
}

/// A deck of one question, and the interview about it.
fn privacy() -> (Deck, Item) {
    let keys = ["数据加密", "访问控制", "差分隐私", "匿名化处理"];
    let points = keys.map(|key| (key.to_owned(), format!("让外人看不到{}的内容。", key.len())));
    let deck = deck("alternatives", &[("a", &entry(1, "怎样保护", &points))]);
    let mut items = deck.items(&ItemOptions::default()).into_iter();
    let item = items.find(|item| item.kind == ItemType::Interview).unwrap();
    (deck, item)
}

/// Whether an answer in one's own words covers 数据加密.
fn is_covered(text: &str) -> bool {
    PRIVACY.with(|(deck, item)| {
        let verdict = deck.grade(item, &Response::Text(text.to_owned())).unwrap();
        verdict.matched.unwrap().contains(&"数据加密".to_owned())
    })
}

/// - `text`: `X` stands for the key, and `_` for the alternative.
fn all_covered(is_wanted: bool, text: &str, alternatives: &str) {
    for alternative in alternatives.split(' ') {
        let text = text.replace('_', alternative).replace('X', "数据加密");
        assert_eq!(is_covered(&text), is_wanted, "{text}");
    }
}

fn spaced(characters: &str) -> String {
    characters.chars().map(String::from).collect::<Vec<_>>().join(" ")
}

fn grade(expected: &str, typed: &str) -> Outcome {
    NASTY.with(|deck| deck.grade_text(&[expected.to_owned()], typed).outcome)
}

fn all_right(typed: &str, alternatives: impl IntoIterator<Item = impl AsRef<str>>) {
    for alternative in alternatives {
        let typed = typed.replace('_', alternative.as_ref());
        assert_eq!(grade("数据加密", &typed), Outcome::Right, "{typed:?}");
    }
}

#[test]
fn an_antonym_is_wrong_on_either_side() {
    let replaced = |a: char, b: char| {
        let outcome = grade(&format!("模型{a}训练过程"), &format!("模型{b}训练过程"));
        assert_eq!(outcome, Outcome::Wrong, "{a} and {b}");
    };
    for row in ANTONYMS.split(' ') {
        let (left, right) = row.split_once('|').unwrap();
        for (a, b) in left.chars().flat_map(|a| right.chars().map(move |b| (a, b))) {
            replaced(a, b);
            replaced(b, a);
            let outcome = grade(&format!("模型{a}{b}训练"), &format!("模型{b}{a}训练"));
            assert_eq!(outcome, Outcome::Wrong, "{a}{b} turned round");
        }
    }
    for set in SETS {
        for (a, b) in set.chars().flat_map(|a| set.chars().map(move |b| (a, b))) {
            if a != b {
                // 一 and 亿 sound the same, and what sounds right is right.
                let outcome = grade(&format!("模型{a}训练过程"), &format!("模型{b}训练过程"));
                assert_ne!(outcome, Outcome::Close, "{a} and {b}");
            }
        }
    }
    assert_eq!(grade("模型数训练过程", "模型据训练过程"), Outcome::Close);
}

#[test]
fn a_negation_more_or_less_is_wrong() {
    for c in NEGATIONS.chars().chain(PREFIXES.chars()) {
        let [with, without] = [format!("模型{c}训练过程"), "模型训练过程".to_owned()];
        assert_eq!(grade(&with, &without), Outcome::Wrong, "{c} left out");
        assert_eq!(grade(&without, &with), Outcome::Wrong, "{c} put in");
        assert_eq!(grade("模型数训练过程", &with), Outcome::Wrong, "{c} put in place");
    }
    for c in NEGATIONS.chars() {
        assert_eq!(grade(&format!("模型{c}训练过程"), "模型数训练过程"), Outcome::Wrong, "{c}");
        assert_eq!(grade(&format!("模{c}型训练"), &format!("{c}模型训练")), Outcome::Wrong, "{c}");
    }
}

#[test]
fn half_of_a_word_that_denies_nothing_is_a_slip() {
    for word in PLAIN_WORDS.split(' ') {
        let halves = word.chars().filter(|&c| NEGATIONS.contains(c) || PREFIXES.contains(c));
        let mut count = 0;
        for half in halves {
            let (whole, typed) = (format!("模型{word}训练"), word.replace(half, ""));
            let outcome = grade(&whole, &format!("模型{typed}训练"));
            assert_eq!(outcome, Outcome::Close, "{word} without {half}");
            count += 1;
        }
        assert!(count > 0, "{word}");
    }
}

#[test]
fn every_word_that_denies_reaches_the_term() {
    let before = "不做X 没做X 无需X 未做X 并非X 绝非X 勿做X 毋做X 甭做X 忌做X 莫做X 休做X 别做X \
        我们哪用X 我们哪里用X 我们哪还用X 我们哪会用X 我们哪有X 谁还用X 何必X 何须X 何需X 与其X";
    all_covered(false, "_", before);
    let refusals = "拒绝 禁止 禁用 停止 停用 放弃 弃用 抛弃 舍弃 摒弃 丢弃 取消 撤销 反对 跳过 绕过 忽略 \
        避免 免去 免除 省去 省略 省掉 去掉 去除 删除 删掉 移除 排除 废除 杜绝 严禁 砍掉 关闭 否决 多余 算了 免了";
    all_covered(false, "_X", refusals);
    all_covered(false, "X_", refusals);
    all_covered(false, "X是_的", "错 不对 多余");
    all_covered(true, "_", "X X是对的 反X 谁有X 与X 何时X");
}

#[test]
fn a_denial_reaches_over_every_light_word() {
    let light = "做作用要需必须会能该应当考虑采使进行有打算准备想实施现部署支持推荐建议值得计划上可以再去对把在搞\
        让给任何一切定法意从力权曾过了肯愿敢许宜太大直接主张提倡允赞成鼓励喜欢认依靠赖属于涉及包含括存具算是谈开启执加参选引投入落\
        里还着见";
    all_covered(false, "我们没_X", &spaced(light));
    let around = "我们咱公司都也就暂时目前本来直并则已经被但却而这种件事项个然其为觉今年说的呢吧啊嘛重适合效果\
        义济误价值处帮助答案之列范围内外毫可取啥什关紧起到解决问题全";
    all_covered(false, "X_不做", &spaced(around));
    all_covered(true, "我们没_X", "练 多 💛");
    all_covered(true, "X_不做", "练 多");
}

#[test]
fn what_only_looks_like_a_denial_denies_nothing() {
    all_covered(false, "_别做X", &spaced("请万你们我就也都还可先但且好"));
    all_covered(false, "_哪用X", &spaced("请万你们我就也都还可先但且好"));
    all_covered(true, "_别做X", &spaced("特识类"));
    all_covered(true, "_不开X", &spaced("离绕避分"));
    all_covered(
        true,
        "_",
        "少不了X 不过X 莫过X 淹没在X里 沉没在X里 埋没在X里 除非X 莫非X 无非X 是非X",
    );
    all_covered(true, "_不用X", "怎么 难道 岂");
    all_covered(true, "不做X_泄露", &spaced("就会则怎前更容很"));
    all_covered(true, "_不做X", "如果 若 倘 一旦");
    all_covered(false, "_不做X", "例如 比如 诸如 譬如");
    all_covered(true, "_X", "有没有 用不用 不得不做 不能没有 不要停止");
}

#[test]
fn every_english_word_that_denies_reaches_the_term() {
    let denying = "not no never neither nor none nothing nobody cannot cant dont doesnt didnt wont isnt arent wasnt \
        werent shouldnt neednt mustnt couldnt wouldnt hasnt havent hadnt aint instead hardly unnecessary unneeded \
        impossible rid waste useless pointless irrelevant without except";
    all_covered(false, "we _ X", denying);
    let refusals = "avoid skip exclude ignore omit refuse reject stop forget forgot drop remove disable abandon \
        ruled refrain";
    all_covered(false, "we _ X", refusals);
    all_covered(false, "X _", refusals);
    for pair in
        ["rather than", "anything but", "leave out", "left out", "give up", "gave up", "given up"]
    {
        all_covered(false, &format!("we {pair} X"), "");
    }
    let light = "a an the any all of to use uses used using do does did doing done our we you i they it is are \
        was were be been have has had will would can could should must may need needs needed require required \
        necessary want wanted apply applied adopt adopted support supported recommend recommended consider considered \
        enabled think plan going make makes for in about with afford ever kind point reason part option solution answer help work \
        matter here at effect out question longer more one from rely implement sense time";
    all_covered(false, "not _ X", light);
    all_covered(true, "not _ X", "only just guess");
    all_covered(true, "_ we do not use X", "if unless");
    all_covered(true, "_ not use X", "why");
}

#[test]
fn every_syllable_that_denies_reaches_the_term() {
    all_covered(false, "women _zuo shujujiami", "bu mei wu bie wei 不 没 无");
    let light = "zuo yong yao xu bi hui neng shi gai ying keyi xiang cai jinxing jianyi kaolv dasuan dui zai zhichi \
        you fa tuijian gao qu rang le de";
    all_covered(false, "women bu _ shujujiami", light);
    all_covered(false, "shujujiami _ women buzuo", "women wo jiu keyi zanshi hai dou ye wanquan");
    all_covered(false, "women _ shujujiami", "jujue jinzhi fangqi quxiao");
    all_covered(true, "_buzuo shujujiami", "fen quan ju nei wai fu ren ye te");
    all_covered(true, "women bu _ shujujiami", "nan jin");
    all_covered(true, "shujujiami _ buzuo", "nan");
}

#[test]
fn every_word_and_sign_that_marks_a_line_is_read() {
    all_right("_、数据加密", spaced("〇零一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾").split(' '));
    all_right("_、数据加密", spaced("甲乙丙丁戊己庚辛壬癸").split(' '));
    all_right("第一_：数据加密", spaced("点条步项个章节部种类层阶").split(' '));
    all_right(
        "_数据加密",
        ["第一，", "其二：", "第三是", "首先是", "一是", "二来，", "三则", "第一 "],
    );
    let connectives = "同时 并且 而且 接下来 首先 其次 再次 再者 然后 接着 随后 最后 最终 另外 此外 还有 以及 一方面 另一方面";
    all_right("_数据加密", connectives.split(' '));
    all_right("_，数据加密", connectives.split(' '));
    let openers = "first firstly second secondly third thirdly next then also last lastly finally answer 答 答案";
    for sign in [",", "，", ":", "："] {
        all_right(&format!("_{sign}数据加密"), openers.split(' '));
    }
    for article in ["the", "a", "an", "The"] {
        let typed = format!("{article} data warehouse");
        assert_eq!(grade("data warehouse", &typed), Outcome::Right, "{typed}");
    }
    for unit in "百千万亿兆倍".chars() {
        let outcome = grade(&format!("{unit}级数据加密"), &format!("3 {unit}级数据加密"));
        assert_ne!(outcome, Outcome::Right, "{unit}");
    }
    for sign in ". ． 。 、 丶 ) ） : ： , ， ] 】 ｡ ､ ; ； \u{fe0f}\u{20e3}".split(' ')
    {
        all_right("_数据加密", [format!("1{sign}")]);
    }
    all_right("Step 2_数据加密", [".", "．", ":", "：", ")", "）"]);
    all_right("_2 数据加密", ["#", "№", "No", "NO", "no", "No.", "No. "]);
    for pair in [
        "()", "（）", "[]", "［］", "{}", "｛｝", "【】", "〔〕", "〈〉", "《》", "「」", "“”",
        "<>",
    ] {
        let [open, close] = [0, 1].map(|at| pair.chars().nth(at).unwrap());
        all_right("_数据加密", [format!("{open}3{close}"), format!("{open}三{close}、")]);
    }
}

#[test]
fn every_range_of_signs_is_read_from_its_first_to_its_last() {
    all_right(
        "_数据加密",
        spaced("①⓿❶➓㈠㈩㉑㉟㊀㊉㊱㊿Ⅰⅿ").split(' ').map(|sign| format!("{sign}、")),
    );
    // Punctuation counts nowhere; but behind a bullet a number may follow.
    let bullets = "-*~>·・※－＊\u{2010}\u{2015}\u{200b}\u{200f}\u{feff}\u{2022}\u{2023}\u{2043}\u{2190}\u{22ff}\u{2500}\u{2775}\u{2794}\u{2bff}\u{fe0f}\u{1f000}\u{1faff}";
    all_right("_1. 数据加密", bullets.chars().map(String::from));
    all_right("_ 1. 数据加密", ["+", "#", "[ ]"]);
}

#[test]
fn every_word_and_sign_between_and_behind_lines_is_read() {
    let terms = ["数据加密", "访问控制"].map(str::to_owned);
    let separators = "、､丶，,；;。｡\n\r\u{2028}";
    for sign in separators.chars().chain("/／|｜·・+＋&！？!? 和与及以或".chars()) {
        let typed = format!("数据加密{sign}访问控制");
        let verdict = NASTY.with(|deck| deck.grade_text(&terms, &typed));
        let count = verdict.lines.unwrap().len();
        assert_eq!((verdict.outcome, count), (Outcome::Right, 2), "{typed:?}");
    }
    all_right(
        "数据加密_",
        ["等", "等等", "等方法", "之类的", "之类", " and so on", " etc", " Etc", " ✅"],
    );
    all_right("数据加密_把内容变成密文", ["：", ": ", ":", "——", " - ", " – ", " — ", ":*"]);
}

#[test]
fn every_bracket_and_word_before_an_alias_is_read() {
    for pair in ["（）", "()", "[]", "［］", "【】", "〔〕", "{}", "｛｝", "〈〉"] {
        let [open, close] = [0, 1].map(|at| pair.chars().nth(at).unwrap());
        let key = format!("生成对抗网络{open}GAN{close}");
        for typed in ["GAN", "生成对抗网络"] {
            assert_eq!(grade(&key, typed), Outcome::Right, "{typed} for {key}");
        }
    }
    for word in ["简称", "全称", "又称", "也称", "亦称", "又名", "也叫", "缩写", "英文", "即"]
    {
        let key = format!("生成对抗网络（{word} GAN）");
        assert_eq!(grade(&key, "GAN"), Outcome::Right, "{key}");
        let typed = format!("生成对抗网络，{word}GAN");
        assert_eq!(grade("生成对抗网络（GAN）", &typed), Outcome::Right, "{typed}");
    }
}

#[test]
fn every_suffix_may_be_left_off_or_exchanged() {
    let suffixes = ["技术", "方法", "策略", "机制", "算法"];
    for suffix in suffixes {
        assert_eq!(grade("数据加密", &format!("数据加密{suffix}")), Outcome::Close, "{suffix}");
        assert_eq!(grade(&format!("数据加密{suffix}"), "数据加密"), Outcome::Close, "{suffix}");
        for other in suffixes.into_iter().filter(|&other| other != suffix) {
            let outcome = grade(&format!("早停{suffix}"), &format!("早停{other}"));
            assert_eq!(outcome, Outcome::Close, "{suffix}, {other}");
        }
    }
    assert_eq!(grade("数据加密", "数据加密作用"), Outcome::Wrong);
    assert_eq!(grade("停技术", "停方法"), Outcome::Wrong);
}
