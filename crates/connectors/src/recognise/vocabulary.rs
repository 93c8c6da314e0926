//! The vocabulary of headers and outcome words, read once from data files.

use super::headers::key;
use encoding_rs::{BIG5, EUC_JP, Encoding, GB18030, SHIFT_JIS};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

type Phrases = BTreeMap<String, BTreeMap<String, Vec<String>>>;

static HEADERS: &str = include_str!("vocabulary.toml");
static WORDS: &str = include_str!("words.toml");

pub(crate) struct Vocabulary {
    /// Phrase key → concept.
    pub(crate) exact: HashMap<String, &'static str>,
    /// Phrases long enough to be looked for inside longer headers, longest first.
    pub(crate) inside: Vec<(String, &'static str)>,
    ideographs: BTreeMap<&'static str, HashSet<char>>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(build);

/// The vocabulary.
pub(crate) fn get() -> &'static Vocabulary {
    &VOCABULARY
}

fn build() -> Vocabulary {
    let phrases: Phrases = toml::from_str(HEADERS).unwrap_or_default();
    let mut vocabulary =
        Vocabulary { exact: HashMap::new(), inside: Vec::new(), ideographs: BTreeMap::new() };
    for (concept, languages) in phrases {
        let concept: &'static str = String::leak(concept);
        for (language, phrases) in languages {
            let language: &'static str = match language.as_str() {
                "zh-Hans" => "zh-Hans",
                "zh-Hant" => "zh-Hant",
                "ja" => "ja",
                _ => "en",
            };
            let ideographs = vocabulary.ideographs.entry(language).or_default();
            for phrase in phrases {
                ideographs.extend(phrase.chars().filter(|c| !c.is_ascii()));
                let phrase_key = key(&phrase);
                let long = phrase.split(' ').count() >= 2 && phrase_key.len() >= 8
                    || !phrase.is_ascii() && phrase.chars().count() >= 3;
                if long {
                    vocabulary.inside.push((phrase_key.clone(), concept));
                }
                vocabulary.exact.entry(phrase_key).or_insert(concept);
            }
        }
    }
    for (language, common) in [("zh-Hans", ZH_HANS), ("zh-Hant", ZH_HANT), ("ja", JA)] {
        vocabulary.ideographs.entry(language).or_default().extend(common.chars());
    }
    vocabulary.inside.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    vocabulary
}

/// Whether a character is among the ordinary ones of the language an encoding is for.
pub(crate) fn is_known_ideograph(character: char, encoding: &'static Encoding) -> bool {
    let language = match () {
        () if encoding == SHIFT_JIS || encoding == EUC_JP => "ja",
        () if encoding == GB18030 => "zh-Hans",
        () if encoding == BIG5 => "zh-Hant",
        () => return false,
    };
    VOCABULARY.ideographs.get(language).is_some_and(|known| known.contains(&character))
}

/// Words of outcome columns.
#[derive(serde::Deserialize, Default)]
pub(crate) struct OutcomeWords {
    /// The customer left.
    left: Vec<String>,
    /// The customer is still there.
    stayed: Vec<String>,
}

static OUTCOMES: LazyLock<OutcomeWords> = LazyLock::new(|| {
    let mut words: OutcomeWords = toml::from_str(WORDS).unwrap_or_default();
    for word in words.left.iter_mut().chain(&mut words.stayed) {
        *word = key(word);
    }
    words
});

/// Whether a status or cause word means that the customer left (`Some(true)`), stayed
/// (`Some(false)`), or neither.
pub(crate) fn outcome_word(word: &str) -> Option<bool> {
    let word = key(word);
    if OUTCOMES.left.contains(&word) {
        return Some(true);
    }
    OUTCOMES.stayed.contains(&word).then_some(false)
}

/// The commonest ideographs of running text, beside those of the vocabulary.
const ZH_HANS: &str = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔服客户费额钱支付退订约套餐价格贵质量差慢技术支持投诉竞争对手原因解满意";
const ZH_HANT: &str = "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運筆服客戶費額錢支付退訂約套餐價格貴質量差慢技術支持投訴競爭對手原因解滿意";
const JA: &str = "日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住無真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢解約理由契顧客価格機能対応不足他社乗換利用頻低下予算削減閉鎖移転請求支払問合満";
