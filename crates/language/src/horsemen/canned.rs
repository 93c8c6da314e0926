//! Replies that anybody could have got: stock phrases, or nothing but a link.

use crate::clauses::clauses;
use crate::normalise::{Normalised, fold};
use std::sync::LazyLock;

/// How impersonal a reply is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Canned {
    /// It answers this customer.
    Personal,
    /// Stock phrases make up most of it.
    StockPhrases,
    /// It refers to a link, an article or a page and says nothing else.
    LinkOnly,
}

/// Phrases of templates.
const STOCK: &[&str] = &[
    "thank you for contact",
    "thanks for contact",
    "thank you for reach",
    "thanks for reach",
    "thank you for your message",
    "thank you for your email",
    "thank you for your e-mail",
    "thank you for your feedback",
    "thank you for your patience",
    "thank you for your inquiry",
    "thank you for your enquiry",
    "your request has been received",
    "has been received",
    "we have received your",
    "your ticket has been",
    "your feedback is important",
    "is important to us",
    "valued customer",
    "dear customer",
    "we apologi",
    "apologies for any inconvenience",
    "sorry for any inconvenience",
    "any inconvenience",
    "business days",
    "business hours",
    "working hours",
    "do not reply",
    "don't reply",
    "not reply to this",
    "automated",
    "automatic reply",
    "automatically generated",
    "auto-reply",
    "as soon as possible",
    "a member of our team",
    "our team will",
    "a representative will",
    "in the order they",
    "in the order received",
    "high volume",
    "higher than usual",
    "longer than usual",
    "knowledge base",
    "help center",
    "help centre",
    "faq",
    "please visit",
    "please refer to",
    "for more information",
    "feel free to",
    "hesitate to",
    "rate your experience",
    "rate our service",
    "take a moment",
    "has been closed",
    "has been resolved",
    "marked as resolved",
    "we value your",
    "have a great day",
    "best regards",
    "kind regards",
    "customer support team",
    "clear your cache",
    "latest version",
    "we understand how frustrating",
    "understand your concern",
    "rest assured",
    "understanding",
    "shared it with the relevant",
    "great question",
    "have an amazing",
    "refund policy",
    "in line with our procedures",
    "will be contacted",
    "chat hours",
    "community forum",
    "was this answer helpful",
    "follow the instructions",
    "ideas portal",
    "simply reply",
    "message finds you well",
    "take all reports seriously",
    "loyal member",
    "转交相关部门",
    "第一时间通知",
    "清除缓存",
    "更新至最新",
    "网络连接正常",
    "很高兴为您服务",
    "有什么可以帮",
    "欢迎使用",
    "回复1",
    "理解与支持",
    "理解您的心情",
    "升级处理",
    "留意查收",
    "自助办理",
    "收到啦",
    "敬请期待",
    "系统通知",
    "专属客",
    "服务热线",
    "转达相关",
    "洽全台",
    "请先确认",
    "依序为您",
    "转交专责",
    "主动通知",
    "依各发卡",
    "操作步骤如下",
    "希望对您有帮助",
    "重视您的",
    "非常重视",
    "五星好评",
    "请自行",
    "我们会重视",
    "最新版に更新",
    "端末を再起動",
    "キャッシュを削除",
    "休業期間",
    "マイページ",
    "改善に努め",
    "開発チームに申し伝え",
    "利用規約",
    "お役に立て",
    "電源を抜",
    "解決しない場合",
    "感谢您的来信",
    "感谢您的反馈",
    "感谢您的留言",
    "感谢您的联系",
    "感谢您的咨询",
    "感谢您的来电",
    "感谢您的支持",
    "感谢您的耐心",
    "感谢来信",
    "感谢您与我们",
    "感谢您联系",
    "您的反馈我们已",
    "已收到您的",
    "我们已收到",
    "已经收到",
    "尊敬的客户",
    "亲爱的客户",
    "尊敬的用户",
    "亲爱的用户",
    "亲爱的顾客",
    "给您带来不便",
    "造成您的不便",
    "造成不便",
    "带来的不便",
    "敬请谅解",
    "敬请见谅",
    "尽快回复",
    "尽快与您",
    "尽快为您",
    "尽速",
    "自动回复",
    "系统自动",
    "请勿回复",
    "请勿直接回复",
    "工作日",
    "工作时间",
    "上班时间",
    "服务时间",
    "客服人员将",
    "专员将",
    "专人",
    "帮助中心",
    "常见问题",
    "请参考",
    "请参阅",
    "请查看",
    "请详见",
    "祝您生活愉快",
    "祝您",
    "为您服务",
    "宝贵意见",
    "宝贵的意见",
    "您的意见",
    "满意度",
    "评价",
    "耐心等候",
    "耐心等待",
    "谢谢您的",
    "顺颂",
    "敬上",
    "お問い合わせいただき",
    "お問い合わせありがとう",
    "お問合せいただき",
    "お問合せありがとう",
    "ご連絡いただき",
    "ご連絡ありがとう",
    "ご利用いただき",
    "ご利用ありがとう",
    "平素は",
    "平素より",
    "いつもご利用",
    "格別のお引き立て",
    "厚く御礼",
    "ご不便をおかけ",
    "ご迷惑をおかけ",
    "ご迷惑お掛け",
    "自動返信",
    "自動送信",
    "自動配信",
    "自動で送信",
    "返信いただいても",
    "返信なさらない",
    "返信はできません",
    "送信専用",
    "営業日以内",
    "営業日",
    "営業時間",
    "順次",
    "受け付けました",
    "受付いたしました",
    "承りました",
    "受け付けいたしました",
    "担当者より",
    "担当より",
    "改めてご連絡",
    "今しばらくお待ち",
    "お待ちください",
    "お待ちいただ",
    "ヘルプセンター",
    "よくある質問",
    "よくあるご質問",
    "faq",
    "こちらをご覧",
    "こちらをご参照",
    "ご参照ください",
    "ご確認ください",
    "ご了承ください",
    "ご理解のほど",
    "ご理解いただ",
    "貴重なご意見",
    "貴重なお声",
    "今後の参考",
    "参考にさせていただ",
    "今後とも",
    "よろしくお願いいたします",
    "よろしくお願い申し上げ",
    "アンケート",
    "混み合って",
    "お時間をいただ",
];

/// A reply is stock if at least this share of its letters stands in stock clauses.
const MOSTLY: f32 = 0.5;
/// Letters of its own beside a link and stock phrases that make a reply more than a link.
const OWN_LETTERS: usize = 28;

/// Looks whether a reply is canned, by rules.
#[must_use]
pub fn canned(reply: &str) -> Canned {
    let normalised = Normalised::new(reply);
    let folded: String = normalised.characters().iter().map(|character| fold(*character)).collect();
    let (without_links, links) = without_links(&folded);
    let characters: Vec<char> = without_links.chars().collect();
    let (mut all, mut stock) = (0, 0);
    for clause in clauses(&characters) {
        let text: String = characters[clause.range].iter().collect();
        // A Chinese character or kana says about as much as two Latin letters.
        let letters: usize = text
            .chars()
            .filter(|character| character.is_alphanumeric())
            .map(|character| if character.is_ascii() { 1 } else { 2 })
            .sum();
        all += letters;
        if STOCK_FOLDED.iter().chain(POINTERS_FOLDED.iter()).any(|phrase| text.contains(phrase)) {
            stock += letters;
        }
    }
    if links > 0 && all - stock < OWN_LETTERS {
        Canned::LinkOnly
    } else if all > 0 && stock as f32 >= MOSTLY * all as f32 {
        Canned::StockPhrases
    } else {
        Canned::Personal
    }
}

/// Words that only point somewhere.
const POINTERS: &[&str] = &[
    "see the link",
    "see link",
    "this link",
    "link below",
    "see below",
    "see here",
    "click here",
    "read this",
    "this article",
    "following article",
    "please see",
    "see:",
    "see docs",
    "see our",
    "check out",
    "guide:",
    "track it here",
    "请点",
    "点击",
    "详见",
    "见此",
    "如下链接",
    "请看",
    "链接",
    "连结",
    "请见",
    "说明在",
    "下記url",
    "こちらから",
    "はこちら",
    "リンク",
    "下記を",
    "下記の",
    "以下の",
    "ご用意しております",
];

fn all_folded(phrases: &[&str]) -> Vec<String> {
    phrases.iter().map(|phrase| phrase.chars().map(fold).collect()).collect()
}

static STOCK_FOLDED: LazyLock<Vec<String>> = LazyLock::new(|| all_folded(STOCK));
static POINTERS_FOLDED: LazyLock<Vec<String>> = LazyLock::new(|| all_folded(POINTERS));

/// The text with its links taken out, and how many there were.
fn without_links(text: &str) -> (String, usize) {
    let mut out = String::with_capacity(text.len());
    let mut links = 0;
    let mut rest = text;
    while let Some(start) =
        ["https://", "http://", "www."].iter().filter_map(|scheme| rest.find(scheme)).min()
    {
        out.push_str(&rest[..start]);
        let link = &rest[start..];
        let end = link.find(|character: char| !character.is_ascii_graphic()).unwrap_or(link.len());
        rest = &link[end..];
        links += 1;
        out.push(' ');
    }
    out.push_str(rest);
    // Addresses without a scheme: "help.example.com/x".
    let words: Vec<&str> = out.split(' ').collect();
    let kept: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| {
            let address = word.contains('/') && word.contains('.') && word.is_ascii() && word.len() > 8;
            links += usize::from(address);
            !address
        })
        .collect();
    (kept.join(" "), links)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(reply: &str, expected: Canned) {
        assert_eq!(canned(reply), expected, "{reply}");
    }

    #[test]
    fn stock_phrases_links_and_answers() {
        check(
            "Thank you for contacting us. Your request has been received and our team will reply within 2 business days.",
            Canned::StockPhrases,
        );
        check("https://help.example.com/a/123", Canned::LinkOnly);
        check("Please see this article: https://help.example.com/a/123", Canned::LinkOnly);
        check(
            "お問い合わせありがとうございます。担当者より順次ご連絡いたしますので、今しばらくお待ちください。",
            Canned::StockPhrases,
        );
        check("请参考帮助中心：https://help.example.cn/1", Canned::LinkOnly);
        check("感謝您的來信，我們已收到您的意見，將盡快為您處理。", Canned::StockPhrases);
        check(
            "Your March invoice counted two seats twice; I have refunded 48 dollars and fixed the seat list, so April is right.",
            Canned::Personal,
        );
        check("三月的账单重复算了两个席位，我已经退了 300 元，四月起按 5 个席位算。", Canned::Personal);
    }
}
