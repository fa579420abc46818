//! How the keys are read, without tones.

use crate::text::norm;

/// Every character of the keys with its reading, and two that stand in for others below.
const READINGS: &str = "数shu据ju化hua模mo型xing理li分fen性xing调tiao源yuan处chu优you资zi计ji合he\
    训xun练lian存cun控kong动dong与yu成cheng法fa集ji布bu监jian式shi参can度du制zhi评ping估gu测ce\
    加jia解jie架jia实shi权quan并bing行xing管guan策ce略lve保bao务wu整zheng护hu预yu审shen检jian\
    可ke时shi用yong场chang复fu学xue习xi内nei新xin技ji术shu本ben能neng框kuang异yi回hui服fu\
    缓huan机ji同tong步bu量liang载zai标biao持chi续xu更geng件jian收shou验yan部bu署shu定ding\
    应ying率lv混hun瓶ping颈jing析xi隐yin私si多duo恢hui文wen版ban对dui容rong硬ying态tai推tui\
    类lei正zheng错cuo试shi工gong具ju效xiao规gui衡heng平ping视shi景jing确que构gou敏min备bei\
    份fen作zuo值zhi语yu安an全quan障zhang压ya缩suo档dang明ming准zhun速su器qi入ru则ze重zhong\
    采cai样yang比bi力li高gao市shi证zheng专zhuan负fu均jun查cha日ri志zhi设she偏pian见jian共gong\
    享xiang流liu广guang的de常chang召zhao精jing云yun捷jie选xuan通tong池chi言yan产chan故gu码ma\
    任ren配pei户hu质zhi交jiao增zeng开kai透tou批pi指zhi生sheng抗kang网wang络luo级ji访fang\
    问wen研yan发fa引yin擎qing方fang校jiao密mi人ren扩kuo展zhan损sun失shi函han区qu益yi反fan\
    馈kui强qiang适shi程cheng提ti取qu注zhu一yi致zhi融rong停ting止zhi家jia块kuai过guo差cha\
    误wu离li储chu公gong别bie移yi期qi超chao泛fan择ze竞jing争zheng沟gou协xie品pin代dai显xian\
    编bian满man意yi换huan联lian邦bang声sheng互hu操cao筛shai留liu律lv咨zi询xun先xian信xin\
    投tou垃la圾ji决jue商shang业ye秘mi营ying销xiao大da义yi授shou和he教jiao签qian鲁lu棒bang\
    纠jiu前qian需xu求qiu静jing清qing洗xi拟ni避bi免mian冻dong结jie特te征zheng要yao利li申shen\
    请qing位wei冷leng热re进jin约yue搜sou索suo际ji团tuan队dui核he再zai微wei冗rong余yu培pei\
    简jian登deng记ji水shui社she贡gong献xian稳wen传chuan输shu叉cha隔ge迁qian报bao警jing表biao\
    现xian滚gun运yun维wei系xi统tong漂piao经jing创chuang边bian缘yuan片pian脱tuo侵qin在zai\
    线xian格ge早zao知zhi识shi匿ni名ming获huo使shi或huo减jian少shao消xiao耗hao升sheng案an算suan自zi释shi吊diao虫chong";

/// Words in which a character is read in another way, with one that is always read so.
const OTHERWISE: [(&str, &str); 2] = [("调度", "吊度"), ("重采样", "虫采样")];

fn readings() -> impl Iterator<Item = (char, &'static str)> {
    let starts = READINGS.char_indices().filter(|(_, c)| !c.is_ascii());
    starts.map(|(at, c)| {
        let reading = &READINGS[at + c.len_utf8()..];
        let end = reading.find(|c: char| !c.is_ascii()).unwrap_or(reading.len());
        (c, &reading[..end])
    })
}

fn reading(of: char) -> &'static str {
    readings().find(|&(c, _)| c == of).unwrap_or_else(|| panic!("{of} has no reading")).1
}

/// A key as it is read, syllable by syllable, Latin letters as they are.
pub(crate) fn syllables(key: &str) -> Vec<String> {
    let key = OTHERWISE.iter().fold(norm(key), |key, (word, spelt)| key.replace(word, spelt));
    let syllable = |c: char| if c.is_ascii() { c.to_string() } else { reading(c).to_owned() };
    key.chars().map(syllable).collect()
}

/// Other characters that are read alike, none of which has a second reading.
pub(crate) fn homophones(of: char) -> Vec<char> {
    let several = "调重略率度传处的还量教识应载参行差会长校";
    let is_read = |&(c, read): &(char, &str)| c != of && read == reading(of);
    if of.is_ascii() || several.contains(of) {
        return Vec::new();
    }
    readings().filter(is_read).map(|(c, _)| c).filter(|&c| !several.contains(c)).collect()
}

#[test]
fn keys_are_read_character_by_character() {
    assert_eq!(syllables("A/B 数据").concat(), "abshuju");
    assert_eq!(syllables("资源调度").concat(), "ziyuandiaodu");
    assert!(homophones('加').contains(&'家'));
}
