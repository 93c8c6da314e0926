//! Words that tell Japanese, simplified and traditional Chinese apart where the forms of
//! the characters do not.

use crate::phrases::Index;
use std::sync::LazyLock;

/// Characters of everyday Chinese grammar that Japanese prose without kana hardly has.
pub(crate) const CHINESE_CHARACTERS: &str = "的了是我你您他她它们們这這那哪吗嗎呢吧啊哦喔呀啦咯么麼没沒很太都也就还還跟和把被让讓给給说說想找够夠\
    买買卖賣谁誰啥咱俺妳另才再别只从從吃喝搞弄挺";

/// Japanese compounds without kana.
const JAPANESE: &[&str] = &[
    "解約",
    "退会",
    "契約",
    "料金",
    "担当",
    "一身上",
    "都合",
    "廃業",
    "閉店",
    "倒産",
    "無料",
    "有料",
    "月額",
    "年額",
    "値上",
    "高額",
    "特無",
    "特に",
    "同上",
    "以上",
    "機能不足",
    "不具合",
    "使用頻度",
    "利用頻度",
    "経費削減",
    "予算",
    "他社",
    "乗換",
    "乗り",
    "引越",
    "転勤",
    "転職",
    "異動",
    "退職",
    "入院",
    "出産",
    "不便",
    "不満",
    "対応",
    "連絡",
    "多忙",
    "終了",
    "完了",
    "満了",
    "導入",
    "弊社",
    "御社",
    "貴社",
    "当方",
    "当社",
    "私用",
    "家庭",
    "理由",
    "未使用",
    "未利用",
    "現金",
    "請求",
    "残高",
    "支払",
    "決済",
    "勘定",
    "株式会社",
    "有限会社",
    "事業",
    "業務",
    "諸事情",
    "見直",
    "内製化",
    "自社",
    "自作",
    "無回答",
    "回答",
    "該当",
    "場合",
];

/// Words of mainland China, spelt with characters that both scripts share or with its own.
const SIMPLIFIED: &[&str] = &[
    "公司",
    "注册",
    "不用",
    "不需要",
    "不想",
    "没用",
    "倒闭",
    "取消",
    "退款",
    "微信",
    "支付宝",
    "软件",
    "客服",
    "忘了",
    "效果",
    "垃圾",
    "太差",
    "不行",
    "不好用",
    "卡",
];

/// Words of Taiwan and Hong Kong.
const TRADITIONAL: &[&str] = &[
    "公司",
    "不用",
    "不需要",
    "不想",
    "取消",
    "退款",
    "客服",
    "沒用",
    "倒店",
    "收掉",
    "倒閉",
    "個人因素",
    "效果",
    "不行",
    "悠遊",
    "街口",
    "發票",
    "統編",
    "軟體",
    "頁面",
    "老闆",
    "不好用",
    "卡",
    "無",
    "囉",
    "掰",
    "支援",
    "古早",
    "客群",
];

/// How many of the Japanese words, of those of mainland China, and of those of Taiwan occur.
pub(super) fn found(text: &str) -> [f32; 3] {
    /// Which of the three lists a word is in, and its place there.
    static INDEX: LazyLock<Index<(usize, usize)>> = LazyLock::new(|| {
        Index::new([JAPANESE, SIMPLIFIED, TRADITIONAL].into_iter().enumerate().flat_map(|(list, words)| {
            words.iter().enumerate().map(move |(place, word)| (word.chars().collect(), (list, place)))
        }))
    });
    let characters: Vec<char> = text.chars().collect();
    let mut seen: Vec<(usize, usize)> = (0..characters.len())
        .flat_map(|at| INDEX.starting_at(&characters, at).map(|(_, word)| *word))
        .collect();
    seen.sort_unstable();
    seen.dedup();
    let mut counts = [0.0; 3];
    for (list, _) in seen {
        counts[list] += 1.0;
    }
    counts
}
