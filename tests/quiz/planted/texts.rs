//! Faults in what is shown, before and after.

use study_widget::{Item, ItemType, Reason};

use super::{CHOICES, all, altered, changed, foreign, right, wrong};
use crate::checker::Property::{P4, P9, P10, P11, P14};
use crate::checker::is_keyed;
use crate::sources::SOURCES;
use crate::text::{BLANK, common_run, length};

#[test]
fn stems_that_tell_the_answer_are_found() {
    let tell = |stem: &mut String, key: &str| {
        *stem = if stem.contains(BLANK) { stem.replace(BLANK, key) } else { [stem, key].concat() };
    };
    all("the key in the stem", P4, |item, _| {
        changed(item, &[ItemType::KeyFromExplanation], |item| tell(&mut item.stem, &item.key))
    });
    all("the key beside its explanation", P4, |item, _| {
        changed(item, &[ItemType::Matching], |item| {
            let pair = &mut item.pairs[0];
            tell(&mut pair.right, &pair.left);
        })
    });
    all("a key in the title", P4, |item, _| {
        changed(item, &[ItemType::ListRecall], |item| item.stem += &item.accept[0])
    });
    all("a right key in the title", P4, |item, _| {
        changed(item, &[ItemType::ChooseAll], |item| {
            let key = right(item).text.clone();
            item.stem += &key;
        })
    });
    all("the filler beside its gap", P4, |item, _| {
        changed(item, &[ItemType::Cloze], |item| item.stem += &item.accept[0])
    });
    all("a word that the key alone has", P4, |item, _| {
        let word: String = item.key.chars().take(2).collect();
        let is_alone = item.options.iter().all(|option| {
            option.correct
                || common_run(&option.text, &item.stem) < 2 && !option.text.contains(&word)
        });
        let kinds = &[ItemType::KeyFromExplanation];
        changed(item, kinds, |item| item.stem += &word).filter(|_| is_alone && length(&word) == 2)
    });
}

#[test]
fn texts_that_the_source_does_not_have_are_found() {
    let marks: [fn(&str) -> String; 4] = [
        |text| format!("**{text}**"),
        |text| format!("`{text}"),
        |text| format!("{text}（"),
        |text| format!("”{text}"),
    ];
    for mark in marks {
        all(&mark("a stem"), P10, |item, _| {
            Some(altered(item, |item| item.stem = mark(&item.stem)))
        });
        all(&mark("an option"), P10, |item, _| {
            changed(item, &CHOICES, |item| wrong(item).text = mark(&wrong(item).text))
        });
        all(&mark("a pair"), P10, |item, _| {
            changed(item, &[ItemType::Matching], |item| {
                item.pairs[0].right = mark(&item.pairs[0].right);
            })
        });
    }
    all("an invented stem", P10, |item, _| {
        Some(altered(item, |item| item.stem = "这对创业公司____来说非常重要。".into()))
    });
    all("an invented sentence", P10, |item, _| {
        Some(altered(item, |item| item.stem += "这一点非常重要。"))
    });
    all("an invented option", P10, |item, _| {
        changed(item, &CHOICES, |item| wrong(item).text += "计划")
    });
    all("another word hidden", P10, |item, _| {
        let (first, rest) = item.stem.split_at(item.stem.chars().next()?.len_utf8());
        let kinds = [ItemType::KeyFromExplanation, ItemType::Cloze];
        let stem = format!("{BLANK}{rest}");
        changed(item, &kinds, |item| item.stem = stem).filter(|_| first != "_")
    });
    all("an invented key", P10, |item, _| {
        let kinds = [ItemType::ListRecall, ItemType::Interview];
        changed(item, &kinds, |item| item.accept.push("坚持不懈".into()))
    });
}

#[test]
fn feedback_that_does_not_tell_is_found() {
    for text in ["数据加密：把数据藏起来。", ""] {
        all(&format!("“{text}” as feedback"), P9, |item, _| {
            Some(altered(item, |item| item.feedback.text = text.into()))
        });
    }
    let text = || "这是错的。".to_owned();
    let untrue = [Reason::Explanation(text()), Reason::Key(text()), Reason::Question(text())];
    for reason in untrue.map(Some).into_iter().chain([None]) {
        all(&format!("{reason:?} as reason"), P9, |item, _| {
            let is_chosen = !item.options.is_empty();
            is_chosen.then(|| altered(item, |item| wrong(item).reason.clone_from(&reason)))
        });
    }
    all("a reason beside what is right", P9, |item, _| {
        let is_chosen = !item.options.is_empty();
        let reason = Some(Reason::Key(item.key.clone()));
        is_chosen.then(|| altered(item, |item| right(item).reason = reason))
    });
    all("one key point left out", P9, |item, _| {
        changed(item, &[ItemType::QuestionFromKey], |item| {
            let Some(Reason::KeyPoints { keys, .. }) = &mut wrong(item).reason else { return };
            keys.pop();
        })
    });
}

#[test]
fn items_about_headings_are_found() {
    let entry = |id: &str| (0..).zip(&SOURCES.entries).find(|(_, entry)| entry.id == id).unwrap();
    let (at, nested) = entry("challenges/7");
    let about = |item: &Item| item.feedback.entry == at && item.options.len() >= 2;
    all("a heading asked about", P11, |item, _| {
        let is_meant = is_keyed(item.kind) && item.feedback.entry == at;
        is_meant.then(|| altered(item, |item| item.key = "容错机制".into()))
    });
    all("a heading among the options", P11, |item, _| {
        let kinds = [ItemType::KeyFromExplanation, ItemType::ChooseAll];
        changed(item, &kinds, |item| {
            let option = if item.kind == ItemType::ChooseAll { right(item) } else { wrong(item) };
            (option.text, option.key, option.entry) = ("容错机制".into(), "容错机制".into(), at);
        })
        .filter(about)
    });
    all("a heading in the list", P11, |item, _| {
        let kinds = [ItemType::ListRecall, ItemType::Interview];
        changed(item, &kinds, |item| item.accept.push("容错机制".into()))
            .filter(|item| item.feedback.entry == at)
    });
    all("a point under another heading", P11, |item, _| {
        let other = nested.point("静态负载均衡")?;
        changed(item, &[ItemType::KeyFromExplanation], |item| {
            *wrong(item) = foreign(at, &other.key);
        })
        .filter(about)
    });
}

#[test]
fn items_that_lack_what_their_kind_has_are_found() {
    all("an id that counts", P14, |item, _| {
        Some(altered(item, |item| item.id.group.push_str("/1")))
    });
    all("an entry too many", P14, |item, _| {
        let count = u32::try_from(SOURCES.entries.len()).unwrap();
        let other = (0..count).find(|entry| !item.entries.contains(entry))?;
        Some(altered(item, |item| item.entries.push(other)))
    });
    all("one entry of several", P14, |item, _| {
        (item.entries.len() > 1).then(|| altered(item, |item| item.entries.truncate(1)))
    });
    all("options too many", P14, |item, _| {
        let more = [0, 1, 2].map(|_| foreign(0, "技术创新"));
        Some(altered(item, |item| item.options.extend(more)))
    });
    all("something to type and to choose", P14, |item, _| {
        Some(altered(item, |item| match item.accept.len() {
            0 => item.accept.push("数据".into()),
            _ => item.accept.clear(),
        }))
    });
}
