//! What turns the meaning of a term round: a negation more or less, or an opposite in its place.

use study_model::text::find;

/// Characters that deny on their own.
const NEGATIONS: &str = "不没无未非勿莫";
/// Characters that make the opposite of what they are put before.
const PREFIXES: &str = "反逆解去免抗脱防禁拒停失伪假欠负弱半自";
/// Words that end or begin with one of these and are no opposite of the rest, so that one who
/// leaves the character out has made a slip.
const WHOLE_WORDS: &str = "未来 无论 非常 是否 不断 反馈 反应 反映 反射 反思 反复 反演 违反 相反 解释 解析 解决 \
    解读 解答 解耦 理解 了解 分解 求解 讲解 见解 缓解 化解 误解 注解 图解 去重 去除 去噪 去掉 过去 失去 除去 \
    避免 免费 难免 以免 未免 豁免 对抗 抵抗 脱敏 脱离 脱机 摆脱 预防 防御 防护 防止 防范 禁止 拒绝 停止 早停 \
    暂停 停用 损失 失败 缺失 丢失 流失 失效 失真 失调 失衡 伪装 假设 假如 负载 负责 负荷 负担 薄弱 削弱 弱点 \
    可逆 逆序 自动 自然 自适 自身 自我 自由 自回 自行 自定 来自 解码 禁忌 免疫 防火 抗体 反向 逆向 各自 独自 亲自";
/// Letters of an abbreviation or a unit in which none is to spare.
const LONGEST_ACRONYM: usize = 3;
/// Opposites of one character, by kind: any of the left side takes the meaning of any of the right
/// one, and the other way round. No row has sounds in common but those of 买卖, 授受 and 启弃, which
/// have to be told apart by eye.
const OPPOSITES: &str = "大巨海多众|小微少寡 多群众复双|单独孤寡 多二两三|一 全整总|半偏缺零部局分 高升上强增加扩涨|低降下弱减缩跌 快急|慢缓 优好佳良|劣差坏次 长久永|短暂 \
    前先早首始|后晚末尾终反 远|近 深|浅 厚|薄 宽广|窄狭 粗|细精 轻|重 软|硬 松|紧 冷凉|热暖 干|湿 新今|旧老古 明|暗密 密稠|疏稀 虚|实 真|假伪 \
    阴|阳 奇|偶 凹|凸 横|纵竖 直|曲弯间 左|右 东|西 南|北 天|地 男|女 父|子 主|从次副客被 公|私 敌|友 供|需求 买购|卖售 收|发支付 授|受 \
    借|还贷 存|取删贷 读|写 入进|出退 推|拉 攻|防守 胜赢成|输败负 盈赚|亏赔 得|失丢 利益|弊害损 开启|关闭停禁弃 允许准|禁拒 聚集合汇并|散分拆 连|断 \
    串|并 封编绑锁压加|解 增加添|减删除 动活变|静定恒死 顺|逆倒 正对|负反误错逆倒 有|无没 同|异 内里|外 显|隐 过超|欠 在|离 常|偶罕 积|消 宏|微 \
    简|繁复 难|易 生|死灭 来|去往 迎|拒 自|他外 安|危 贫穷|富 贵|贱廉 满|空缺 留保|弃删去 起始|止终讫 是可能|否非 显|内 外|主 乐|悲 全|增 \
    加装|卸拆 头顶首前|尾底末 零|少多单 二双|多 手人|自机 本|云异远 直|录转 绝|相 性|量 必|可选充 善良|恶 好多|空坏 牛|熊 昼日白|夜黑晚 雌|雄 \
    锐|钝 吸加|放制";
/// What excludes each other within a row: numbers and their multiples, parts of time, colours, the
/// order of things, persons, directions, seasons, the states of matter, and what supervises.
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

/// One insertion, deletion, change or swap of neighbours that leads from an expected text to a
/// typed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edit {
    Lost(char),
    Added(char),
    Changed(char, char),
    Swapped(char, char),
}

impl Edit {
    /// Whether the meaning is another one for it.
    ///
    /// - `expected`: the text that was edited.
    /// - `at`: where in it.
    pub(crate) fn turns_round(self, expected: &[char], at: usize) -> bool {
        let left = at.checked_sub(1).and_then(|at| expected.get(at));
        let right = |by: usize| expected.get(at + by);
        let is_number = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
        let is_letter = |c: Option<&char>| c.is_some_and(char::is_ascii_alphabetic);
        let (before, after) = expected.split_at_checked(at).unwrap_or((expected, &[]));
        let letters_before = before.iter().rev().take_while(|c| is_letter(Some(c)));
        let letters_after = after.iter().take_while(|c| is_letter(Some(c)));
        // CNN and RNN, KB and MB: each letter counts.
        let is_short = letters_before.count() + letters_after.count() <= LONGEST_ACRONYM;
        // 10 GB and 10 B.
        let is_unit = |next: usize| is_short && is_number(left) && is_letter(right(next));
        match self {
            // Half of a word of two characters denies nothing; of a term of four there would be too
            // little left to say what was meant.
            Edit::Lost(c) => {
                let is_half = expected.len() > 4 && is_whole_word(left, c, right(1));
                denies(c) && !is_half
                    || c.is_ascii_digit() && (is_number(left) || is_number(right(1)))
                    || is_greek_not(left, c, right(1), right(2))
                    || c.is_ascii_alphabetic() && is_unit(1)
            }
            Edit::Added(c) => {
                denies(c)
                    || c.is_ascii_digit() && (is_number(left) || is_number(right(0)))
                    || is_greek_not(left, c, right(0), right(1))
                    || c.is_ascii_alphabetic() && is_unit(0)
            }
            Edit::Changed(a, b) => {
                let is_half = expected.len() > 4 && is_whole_word(left, a, right(1));
                NEGATIONS.contains(a) && !is_half
                    || denies(b)
                    || is_opposite(a, b)
                    || SETS.iter().any(|set| set.contains(a) && set.contains(b))
                    || a.is_ascii_digit() && b.is_ascii_digit()
                    || is_point(a)
                    || is_letter(Some(&a)) && is_letter(Some(&b)) && (is_short || is_number(left))
            }
            Edit::Swapped(a, b) => {
                let is_word = expected.len() > 4 && is_whole_word(None, a, Some(&b));
                is_opposite(a, b)
                    || [a, b]
                        .iter()
                        .any(|&c| NEGATIONS.contains(c) && !is_word || c.is_ascii_digit())
            }
        }
    }
}

/// Whether a character that sounds like another means its opposite: 卖 for 买, or 不 for 部.
pub(crate) fn misleads(expected: char, typed: char) -> bool {
    expected != typed
        && (NEGATIONS.contains(expected)
            || NEGATIONS.contains(typed)
            || is_opposite(expected, typed))
}

fn denies(c: char) -> bool {
    NEGATIONS.contains(c) || PREFIXES.contains(c) || is_point(c)
}

/// What is left of punctuation stands between two digits.
fn is_point(c: char) -> bool {
    matches!(c, '.' | ':' | '/')
}

fn is_opposite(a: char, b: char) -> bool {
    let is_pair = |x, y| {
        let mut rows = OPPOSITES.split(' ').filter_map(|row| row.split_once('|'));
        rows.any(|(left, right)| left.contains(x) && right.contains(y))
    };
    is_pair(a, b) || is_pair(b, a)
}

/// Whether a character and one of its neighbours are a word in which it turns nothing round.
fn is_whole_word(left: Option<&char>, c: char, right: Option<&char>) -> bool {
    let is_word = |pair: [Option<&char>; 2]| {
        let word: String = pair.into_iter().flatten().collect();
        word.chars().count() == 2 && find(WHOLE_WORDS, &word).is_some()
    };
    is_word([left, Some(&c)]) || is_word([Some(&c), right])
}

/// The only letter that makes the opposite of a word by itself: asynchronous, asymmetric.
fn is_greek_not(left: Option<&char>, c: char, next: Option<&char>, second: Option<&char>) -> bool {
    c == 'a'
        && left.is_none_or(|left| !left.is_ascii_alphabetic())
        && (next, second) == (Some(&'s'), Some(&'y'))
}
