//! Chinese characters that turn the meaning of a term round.

use crate::language::antonyms::Antonyms;

pub(super) const ANTONYMS: Antonyms = Antonyms {
    negations: NEGATIONS,
    prefixes: PREFIXES,
    plain_words: PLAIN_WORDS,
    pairs: PAIRS,
    sets: &SETS,
};

const NEGATIONS: &str = "不没无未非勿莫";
const PREFIXES: &str = "反逆解去免抗脱防禁拒停失伪假欠负弱半自";
const PLAIN_WORDS: &str = "未来 无论 非常 不断 反馈 反应 反映 反射 反思 反复 反演 违反 相反 解释 解析 解决 \
    解读 解答 解耦 理解 了解 分解 求解 讲解 见解 缓解 化解 误解 注解 图解 去重 去除 去噪 去掉 过去 失去 除去 \
    避免 免费 难免 以免 未免 豁免 对抗 抵抗 脱敏 脱离 脱机 摆脱 预防 防御 防护 防止 防范 禁止 拒绝 停止 早停 \
    暂停 停用 损失 失败 缺失 丢失 流失 失效 失真 失调 失衡 伪装 假设 假如 负载 负责 负荷 负担 薄弱 削弱 弱点 \
    可逆 逆序 自动 自然 自适 自身 自我 自由 自回 自行 自定 来自 解码 禁忌 免疫 防火 抗体 反向 逆向 各自 独自 亲自";
/// Of one character, by kind. No row has sounds in common but those of 买卖, 授受 and 启弃, which
/// have to be told apart by eye.
const PAIRS: &str = "大巨海多众|小微少寡 多群众复双|单独孤寡 多二两三|一 全整总|半偏缺零部局分 高升上强增加扩涨|低降下弱减缩跌 快急|慢缓 优好佳良|劣差坏次 长久永|短暂 \
    前先早首始|后晚末尾终反 远|近 深|浅 厚|薄 宽广|窄狭 粗|细精 轻|重 软|硬 松|紧 冷凉|热暖 干|湿 新今|旧老古 明|暗密 密稠|疏稀 虚|实 真|假伪 \
    阴|阳 奇|偶 凹|凸 横|纵竖 直|曲弯间 左|右 东|西 南|北 天|地 男|女 父|子 主|从次副客被 公|私 敌|友 供|需求 买购|卖售 收|发支付 授|受 \
    借|还贷 存|取删贷 读|写 入进|出退 推|拉 攻|防守 胜赢成|输败负 盈赚|亏赔 得|失丢 利益|弊害损 开启|关闭停禁弃 允许准|禁拒 聚集合汇并|散分拆 连|断 \
    串|并 封编绑锁压加|解 增加添|减删除 动活变|静定恒死 顺|逆倒 正对|负反误错逆倒 有|无没 同|异 内里|外 显|隐 过超|欠 在|离 常|偶罕 积|消 宏|微 \
    简|繁复 难|易 生|死灭 来|去往 迎|拒 自|他外 安|危 贫穷|富 贵|贱廉 满|空缺 留保|弃删去 起始|止终讫 是可能|否非 显|内 外|主 乐|悲 全|增 \
    加装|卸拆 头顶首前|尾底末 零|少多单 二双|多 手人|自机 本|云异远 直|录转 绝|相 性|量 必|可选充 善良|恶 好多|空坏 牛|熊 昼日白|夜黑晚 雌|雄 \
    锐|钝 吸加|放制";
/// Numbers and their multiples, parts of time, colours, the
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
