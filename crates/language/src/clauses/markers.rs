//! Words of contrast, denial and report in four languages. They are folded like the texts
//! they are looked for in (see [`fold`](crate::fold)).

mod phrases;

pub(super) use phrases::Occurrences;

/// On which side of the marker the granted clause stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The marker opens the clause that is meant; what stands before is granted.
    Before,
    /// The marker opens a clause that is granted.
    Opening,
    /// The marker closes a clause that is granted.
    After,
}

struct Marker {
    words: &'static str,
    place: Place,
}

const fn before(words: &'static str) -> Marker {
    Marker { words, place: Place::Before }
}

const fn opening(words: &'static str) -> Marker {
    Marker { words, place: Place::Opening }
}

const fn after(words: &'static str) -> Marker {
    Marker { words, place: Place::After }
}

/// Longer markers first where one begins with another.
const CONTRASTS: &[Marker] = &[
    before("but"),
    before("however"),
    before("it's just that"),
    before("its just that"),
    before("the real reason"),
    before("the actual reason"),
    before("the truth is"),
    before("except that"),
    before("except"),
    before("yet"),
    before("nevertheless"),
    opening("even though"),
    opening("although"),
    opening("though"),
    opening("despite"),
    opening("granted"),
    before("但是"),
    before("但"),
    before("不过"),
    before("可是"),
    before("可惜"),
    before("只是"),
    before("然而"),
    before("而是"),
    before("其实"),
    before("问题是"),
    before("就是太"),
    opening("虽然"),
    opening("虽说"),
    opening("虽"),
    opening("尽管"),
    opening("固然"),
    before("しかし"),
    before("ただし"),
    before("ただ、"),
    before("でも、"),
    before("むしろ"),
    before("実は"),
    before("正直"),
    after("けれども"),
    after("けれど"),
    after("けども"),
    after("けど"),
    after("のですが"),
    after("んですが"),
    after("のだが"),
    after("ものの"),
    after("ですが"),
    after("ますが"),
    after("ませんが"),
    after("ましたが"),
    after("でしたが"),
    after("たのに"),
    after("ではなくて"),
    after("じゃなくて"),
    after("ではなく"),
    after("じゃなく"),
    after("でなく"),
    after("というより"),
    after("以前に"),
];

/// Phrases that deny a reason.
const DENIAL_PHRASES: &[&str] = &[
    "not about",
    "n't about",
    "not because",
    "n't because",
    "nothing to do with",
    "nothing against",
    "no complaint",
    "no issue with",
    "no issues with",
    "no problem with",
    "no problems with",
    "not a problem",
    "not the problem",
    "n't the problem",
    "not the issue",
    "n't the issue",
    "n't an issue",
    "not an issue",
    "not the reason",
    "n't the reason",
    "it's not the",
    "it is not the",
    "it isn't the",
    "it wasn't the",
    "wasn't the price",
    "isn't the price",
    "not the price",
    "not the cost",
    "nothing wrong with",
    "n't mind the",
    "n't mind paying",
    "don't blame",
    "rather than the",
    "not that the",
    "not that it",
    "不是因为",
    "倒不是",
    "并不是",
    "并非",
    "不是说",
    "不在于",
    "无关",
    "没关系",
    "没有关系",
    "没意见",
    "没啥意见",
    "没什么意见",
    "没有不满",
    "没什么不满",
    "不是嫌",
    "不怪",
    "没什么可挑",
    "没话说",
    "没得挑",
    "ではなく",
    "じゃなく",
    "ではないの",
    "ではないん",
    "ではありませ",
    "じゃないん",
    "じゃありませ",
    "わけではな",
    "わけじゃな",
    "わけではあり",
    "不満はな",
    "不満はあり",
    "不満はござ",
    "不満がある",
    "文句はな",
    "文句はあり",
    "問題はな",
    "問題はあり",
    "関係な",
    "関係あり",
    "せいではな",
    "せいじゃな",
    "理由ではな",
    "原因ではな",
    "というより",
    "以前に",
];

/// Openings and closings of a denial with the denied thing between them.
const BETWEEN: &[(&str, &[&str])] = &[
    ("不是", &["问题", "原因", "关系", "的事"]),
    ("跟", &["没关系", "无关"]),
    ("和", &["没关系", "无关"]),
    ("not ", &["that's the issue", "that is the problem"]),
];

/// Phrases that ascribe what follows to somebody else.
const REPORT_PHRASES: &[&str] = &[
    "boss says",
    "boss said",
    "boss thinks",
    "boss blames",
    "boss keeps",
    "manager says",
    "manager said",
    "manager thinks",
    "he says",
    "she says",
    "he said",
    "she said",
    "they say",
    "people say",
    "everyone says",
    "everybody says",
    "some say",
    "colleagues say",
    "husband says",
    "wife says",
    "husband thinks",
    "wife thinks",
    "partner says",
    "cfo says",
    "cfo thinks",
    "finance says",
    "finance thinks",
    "accounting says",
    "the team says",
    "blames",
    "according to",
    "official reason",
    "老板说",
    "老板觉得",
    "领导说",
    "领导觉得",
    "同事说",
    "别人说",
    "人家说",
    "有人说",
    "他们说",
    "大家说",
    "大家都说",
    "都说",
    "财务说",
    "主管说",
    "经理说",
    "老公说",
    "老婆说",
    "家人说",
    "朋友说",
    "嘴上说",
    "对外说",
    "表面上",
    "と言っ",
    "と言い",
    "と言う",
    "とは言",
    "って言",
    "と申し",
    "とのこと",
    "らしい",
    "周りは",
    "表向き",
    "建前",
    "上司は",
    "社長は",
    "経理は",
    "上は",
];

/// A marker of contrast that starts at this character: on which side the granted clause
/// stands, and the marker's length.
pub(super) fn contrast_at(folded: &[char], at: usize) -> Option<(Place, usize)> {
    let first = folded[at];
    if !(first.is_ascii_lowercase() || first as u32 >= 0x3041) {
        return None;
    }
    let word = first.is_ascii_lowercase();
    if word && at > 0 && folded[at - 1].is_alphanumeric() {
        return None;
    }
    phrases::contrast_at(folded, at, word)
}

/// Verbs with which a text tries to command its reader, and what they are aimed at. Both
/// must occur: a customer may well write "instructions" or "ignore".
const COMMANDS: &[(&[&str], &[&str])] = &[
    (
        &["ignore", "disregard", "forget", "override", "bypass", "stop following"],
        &[
            "instruction",
            "previous rules",
            "your rules",
            "all rules",
            "system prompt",
            "the prompt",
            "your prompt",
            "guidelines",
            "above text",
            "prior text",
            "the taxonomy",
        ],
    ),
    (
        &[
            "label",
            "classify",
            "categorize",
            "categorise",
            "tag",
            "mark",
            "output",
            "return",
            "respond",
            "answer",
            "set",
            "assign",
        ],
        &[
            "this message as",
            "this text as",
            "this ticket as",
            "this as",
            "all messages as",
            "all records",
            "every record",
            "the leaf",
            "leaf:",
            "leaf=",
            "\"leaf\"",
            "as json",
            "probability 1",
            "only with",
            "only the word",
        ],
    ),
    (
        &["you are", "act as", "pretend"],
        &[
            "language model",
            "an ai",
            "a classifier",
            "the classifier",
            "administrator",
            "in developer mode",
            "dan ",
        ],
    ),
    (&["system:", "system prompt", "<|", "[inst", "### instruction", "assistant:", "begin system"], &[""]),
    (&["忽略", "无视", "忘记", "忘掉", "不要理会"], &["指令", "指示", "提示词", "规则", "设定", "要求"]),
    (
        &["标记为", "标注为", "归类为", "分类为", "归为", "判定为", "输出"],
        &["请", "把", "将", "必须", "只", "所有"],
    ),
    (&["你现在是", "你是一个", "系统提示", "系统指令", "系统:"], &[""]),
    (&["無視", "忘れて", "従わない", "上書き"], &["指示", "命令", "プロンプト", "ルール", "设定", "設定"]),
    (
        &["分類", "ラベル", "出力", "判定", "タグ"],
        &["してください", "しなさい", "せよ", "付けて", "つけて", "返して", "出して"],
    ),
    (
        &["あなたは", "システム:", "システムプロンプト"],
        &["ai", "分類器", "言語モデル", "アシスタント", "管理者", "システム:", "プロンプト"],
    ),
];

/// Groups of the taxonomy.
const GROUPS: &[&str] = &[
    "customer",
    "fit",
    "expectation",
    "onboarding",
    "adoption",
    "outcome",
    "product",
    "competitor",
    "price",
    "service",
    "experience",
    "channel",
    "relationship",
    "trust",
    "payment",
    "external",
];

/// True if the identifier of a leaf stands in the text: `price.too_high` is no word of a customer.
pub(super) fn names_a_leaf(folded: &[char]) -> bool {
    folded.iter().enumerate().any(|(dot, character)| {
        *character == '.'
            && dot > 0
            && folded.get(dot + 1).is_some_and(char::is_ascii_lowercase)
            && GROUPS.iter().any(|group| {
                dot.checked_sub(group.len()).is_some_and(|start| {
                    folded[start..].iter().zip(group.chars()).all(|(own, expected)| *own == expected)
                        && (start == 0 || !folded[start - 1].is_alphanumeric())
                })
            })
            && folded[dot + 1..]
                .iter()
                .take_while(|next| next.is_ascii_lowercase() || **next == '_')
                .any(|next| *next == '_')
    })
}
