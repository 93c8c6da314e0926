//! Did we listen? A reply that asks for what the customer has already said.

use crate::normalise::{Normalised, fold};
use crate::redact::{PersonalData, find_personal_data};
use std::ops::Range;

/// What can be asked for and may have been said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Number of an order, invoice, ticket or account.
    Reference,
    /// E-mail address.
    Email,
    /// Telephone number.
    Phone,
    /// Browser, device, operating system, version of the app.
    Environment,
    /// Wording or code of an error message.
    ErrorMessage,
    /// A screenshot or recording.
    Screenshot,
    /// Having restarted, cleared the cache, reinstalled, logged in again.
    UsualRemedies,
    /// When it happened or since when.
    When,
}

/// A question whose answer was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedAgain {
    /// What was asked for.
    pub topic: Topic,
    /// Bytes of the reply that ask.
    pub question: Range<usize>,
    /// Which of the earlier messages had said it.
    pub message: usize,
    /// Bytes of that message that say it.
    pub answer: Range<usize>,
}

/// Words that ask for a topic, and words that show it was given; in folded spelling.
struct Rule {
    topic: Topic,
    asks: &'static [&'static str],
    given: &'static [&'static str],
}

const RULES: &[Rule] = &[
    Rule {
        topic: Topic::Reference,
        asks: &[
            "order number", "order id", "invoice number", "ticket number", "account number", "account id", "customer number", "customer id", "reference number",
            "订单号", "订单编号", "账号", "帐号", "发票号", "工单号", "客户编号", "会员编号", "注文番号", "請求書番号", "请求书番号", "受付番号", "お客様番号", "会員番号", "契約番号", "アカウントid",
        ],
        given: &["order", "invoice", "ticket", "account", "reference", "订单", "账号", "帐号", "发票", "工单", "编号", "注文番号", "請求書番号", "受付番号", "お客様番号", "会員番号", "契約番号", "アカウント", "id"],
    },
    Rule { topic: Topic::Email, asks: &["email address", "e-mail address", "your email", "your e-mail", "邮箱", "电子邮件", "信箱", "メールアドレス"], given: &[] },
    Rule { topic: Topic::Phone, asks: &["phone number", "telephone number", "contact number", "手机号", "电话号码", "联络电话", "联系电话", "電話番号", "お電話番号", "连络先の番号"], given: &[] },
    Rule {
        topic: Topic::Environment,
        asks: &[
            "which browser", "what browser", "which device", "what device", "operating system", "which version", "what version", "app version", "your browser",
            "什么浏览器", "哪个浏览器", "浏览器版本", "什么系统", "操作系统", "什么手机", "手机型号", "机型", "哪个版本", "什么版本", "版本号", "作业系统", "ブラウザは", "ブラウザの種類", "ご利用のブラウザ", "ご利用の端末", "端末の種類", "ご利用環境", "osは", "osの", "バージョンを", "機種",
        ],
        given: &["chrome", "firefox", "safari", "edge", "windows 1", "windows 7", "macos", "iphone", "ipad", "android", "pixel", "galaxy", "ios 1", "ios1", "华为", "小米", "oppo", "vivo", "微信版本"],
    },
    Rule {
        topic: Topic::ErrorMessage,
        asks: &["error message", "what error", "which error", "error code", "报错信息", "什么错误", "错误提示", "错误代码", "错误信息", "错误讯息", "什么讯息", "エラーメッセージ", "エラーコード", "エラーの内容", "どのようなエラー"],
        given: &["error 4", "error 5", "error code", "error:", "error \"", "says \"", "错误代码", "提示\"", "报错\"", "显示\"", "出现\"", "错误:", "エラーコード", "エラー「", "「", "と表示", "http 5", "http 4"],
    },
    Rule {
        topic: Topic::Screenshot,
        asks: &["screenshot", "screen shot", "screen recording", "截图", "截屏", "画面截图", "录屏", "スクリーンショット", "スクショ", "画面の写真"],
        given: &["attached", "attachment", "screenshot is", "see the screenshot", "see screenshot", "here is a screenshot", "已附", "附件", "附上", "见截图", "如图", "添付"],
    },
    Rule {
        topic: Topic::UsualRemedies,
        asks: &[
            "have you tried", "did you try", "try restarting", "try clearing", "try reinstall", "try logging", "clear your cache", "clear the cache", "please restart", "please reinstall",
            "您试过", "有没有试过", "请先重启", "请重启", "请清除缓存", "清一下缓存", "请重新安装", "请重新登录", "请尝试重", "请重新登入", "重新开机", "再起動をお試し", "再起動して", "キャッシュを削除", "キャッシュのクリア", "再インストールを", "再ログインを", "お試しください",
        ],
        given: &[
            "already restarted", "restarted", "cleared the cache", "cleared my cache", "cleared cache", "reinstalled", "logged out and", "already tried", "tried restarting", "tried clearing",
            "已经重启", "重启过", "重启了", "清过缓存", "清了缓存", "清除过缓存", "重装过", "重装了", "重新安装过", "重新登录过", "都试过", "重新登入过", "重开机", "再起動しまし", "再起動も", "再起動済", "キャッシュも", "キャッシュは", "再インストールしま", "再インストールも", "試しました", "試しましたが",
        ],
    },
    Rule {
        topic: Topic::When,
        asks: &["when did", "since when", "what time", "what date", "什么时候", "何时", "几点", "哪天", "いつ頃", "いつから", "いつごろ", "日時を", "発生日時"],
        given: &["yesterday", "since monday", "since tuesday", "since wednesday", "since thursday", "since friday", "this morning", "last night", "last week", "o'clock", " am ", " pm ", "昨天", "今天早上", "今早", "上周", "从周", "点左右", "点多", "昨日から", "今朝", "先週", "時頃", "月曜", "火曜", "水曜", "木曜", "金曜"],
    },
];

/// Questions in `reply` that one of the customer's earlier messages already answers.
#[must_use]
pub fn did_not_listen(earlier: &[&str], reply: &str) -> Vec<AskedAgain> {
    let asked = Folded::new(reply);
    let mut found = Vec::new();
    for rule in RULES {
        let Some(question) = rule.asks.iter().find_map(|words| asked.find(words)) else { continue };
        // Telling is not asking: a question, or a request.
        if !asked.asks() {
            continue;
        }
        let given = earlier.iter().enumerate().find_map(|(message, text)| Some((message, answer(rule, text)?)));
        if let Some((message, answer)) = given {
            found.push(AskedAgain { topic: rule.topic, question, message, answer });
        }
    }
    found
}

fn answer(rule: &Rule, text: &str) -> Option<Range<usize>> {
    let of_kind = |kind| find_personal_data(text).into_iter().find(|finding| finding.kind == kind).map(|finding| finding.range);
    match rule.topic {
        Topic::Email => of_kind(PersonalData::Email),
        Topic::Phone => of_kind(PersonalData::Phone),
        Topic::Reference => Folded::new(text).number_after(rule.given),
        _ => {
            let folded = Folded::new(text);
            rule.given.iter().find_map(|words| folded.find(words))
        }
    }
}

/// A text in folded spelling with the way back.
struct Folded {
    normalised: Normalised,
    characters: Vec<char>,
}

impl Folded {
    fn new(text: &str) -> Self {
        let normalised = Normalised::new(text);
        let characters = normalised.characters().iter().map(|character| fold(*character)).collect();
        Self { normalised, characters }
    }

    fn place(&self, words: &str) -> Option<Range<usize>> {
        let words: Vec<char> = words.chars().map(fold).collect();
        let start = self.characters.windows(words.len().max(1)).position(|window| window == words)?;
        Some(start..start + words.len())
    }

    fn find(&self, words: &str) -> Option<Range<usize>> {
        self.place(words).map(|place| self.normalised.origin(place))
    }

    /// A number or code of at least four digits soon after one of the words.
    fn number_after(&self, words: &[&str]) -> Option<Range<usize>> {
        words.iter().filter_map(|words| self.place(words)).find_map(|place| {
            let end = (place.end + 24).min(self.characters.len());
            let code = |character: char| character.is_ascii_alphanumeric() || character == '-';
            let mut at = place.end;
            while at < end {
                let length = self.characters[at..].iter().take_while(|character| code(**character)).count();
                let digits = self.characters[at..at + length].iter().filter(|character| character.is_ascii_digit()).count();
                if digits >= 4 {
                    return Some(self.normalised.origin(place.start..at + length));
                }
                at += length.max(1);
            }
            None
        })
    }

    fn asks(&self) -> bool {
        const REQUESTS: &[&str] = &[
            "?", "could you", "can you", "please", "let me know", "may i", "would you", "请", "麻烦", "能否", "能不能", "是否", "方便", "ください", "お願い", "いただけ", "教えて", "でしょうか", "ますか",
        ];
        REQUESTS.iter().any(|words| self.place(words).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topics(earlier: &[&str], reply: &str) -> Vec<Topic> {
        did_not_listen(earlier, reply).into_iter().map(|asked| asked.topic).collect()
    }

    #[test]
    fn what_was_said_is_asked_again() {
        let earlier = ["Order 48211-A never arrived. I already restarted the app, Chrome on Windows 11."];
        assert_eq!(topics(&earlier, "Could you send us your order number?"), [Topic::Reference]);
        assert_eq!(topics(&earlier, "Which browser do you use? Have you tried restarting?"), [Topic::Environment, Topic::UsualRemedies]);
        assert_eq!(topics(&["订单号是 20240881，我已经重启过了"], "麻烦提供一下您的订单号"), [Topic::Reference]);
        assert_eq!(topics(&["我的信箱是 a@b.example"], "方便提供您的電子郵件嗎？"), [Topic::Email]);
        assert_eq!(topics(&["注文番号 A-99812 です。再起動しましたが直りません"], "再起動をお試しください。"), [Topic::UsualRemedies]);
    }

    #[test]
    fn what_was_not_said_may_be_asked() {
        assert!(topics(&["It does not work"], "Could you send us your order number?").is_empty());
        assert!(topics(&["Order 48211-A"], "Your order number is on the label, nothing to do for you.").is_empty());
        assert!(topics(&[], "Which browser do you use?").is_empty());
    }

    #[test]
    fn the_quotes_are_substrings() {
        let earlier = ["Hi", "I use ＣＨＲＯＭＥ on a Mac"];
        let reply = "Which browser do you use?";
        let found = &did_not_listen(&earlier, reply)[0];
        assert_eq!(&reply[found.question.clone()], "Which browser");
        assert_eq!((found.message, &earlier[found.message][found.answer.clone()]), (1, "ＣＨＲＯＭＥ"));
    }
}
