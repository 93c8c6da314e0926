//! Chinese characters that are written differently in the two scripts and in Japan.
//!
//! The table of traditional and simplified pairs (`data/variants.txt`) comes from the
//! Unicode CLDR. Folding traditional to simplified gives both scripts the same n-grams; it
//! maps one character to one character, so offsets stay what they were.

use std::sync::OnceLock;

const PAIRS: &str = include_str!("../data/variants.txt");

/// Characters with a form of their own in Japan since the reform of 1946, or made there,
/// which neither Chinese script writes in ordinary text.
const JAPANESE_FORMS: &str = "両亀亜仏仮伝価倹偽児円処剣剤剰労効勅勧勲単厳収唖営噛団囲図圏圧塁塩増壊壌壱売変奨嬢実寛対専巌巣帯帰庁\
    広廃弐弾従徳徴応恵悩悪懐戦払抜択拝拠拡挙挿捜掲掻揺摂撃撹斉斎晩暁曽査栄桜桟検楽概様槙権欠歓歩歯歳歴殻毎気浄浜\
    渇済渉渋渓満滝瀬焼犠猟獣産畳痩発県砕稲穂穏穣竃竜粋粛経絵絶継続総緑縄縦繊繋聡聴脳臓舎舗艶荘蔵薫薬蛍蝋覇覚覧\
    観訳証説読謡譲豊賛転軽輌辺逓遅郷酔醗醤醸釈鉄鉱銭鋭錬録関閲闘陥険隠隣雑霊頴頼顔顕駅駆騒験髄髪鴎鶏鹸麹麺黒黙\
    齢込働畑峠辻枠匂腺凪栃";

/// First and last character of the two blocks that the table covers.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

/// What the forms of a character say about the script, as bits.
const TRADITIONAL: u8 = 1;
const SIMPLIFIED: u8 = 2;
const JAPANESE: u8 = 4;
/// Of everyday Chinese grammar; no form.
const CHINESE_GRAMMAR: u8 = 8;

struct Table {
    folded: Vec<u16>,
    forms: Vec<u8>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let size = (LAST - FIRST + 1) as usize;
        let mut table = Table { folded: vec![0; size], forms: vec![0; size] };
        let characters: Vec<char> =
            PAIRS.lines().filter(|line| !line.starts_with('#')).flat_map(str::chars).collect();
        let index = |character: char| {
            (FIRST..=LAST).contains(&(character as u32)).then(|| (character as u32 - FIRST) as usize)
        };
        for pair in characters.as_chunks::<2>().0 {
            if let (Some(traditional), Some(simplified)) = (index(pair[0]), index(pair[1])) {
                table.folded[traditional] = u16::try_from(pair[1] as u32).unwrap_or_default();
                table.forms[traditional] |= TRADITIONAL;
                table.forms[simplified] |= SIMPLIFIED;
            }
        }
        for place in 0..size {
            let once = u32::from(table.folded[place]);
            if once >= FIRST && table.folded[(once - FIRST) as usize] != 0 {
                table.folded[place] = table.folded[(once - FIRST) as usize];
            }
        }
        // Simplified forms that traditional text has always written too say nothing.
        for place in BOTH_SCRIPTS.chars().filter_map(index) {
            table.forms[place] &= !SIMPLIFIED;
        }
        for place in JAPANESE_FORMS.chars().filter_map(index) {
            if table.forms[place] == 0 {
                table.forms[place] = JAPANESE;
            }
        }
        // Traditional in the table, but ordinary in Japan and in simplified text.
        for place in AMBIGUOUS_TRADITIONAL.chars().filter_map(index) {
            table.forms[place] = 0;
        }
        for place in crate::detect::CHINESE_CHARACTERS.chars().filter_map(index) {
            table.forms[place] |= CHINESE_GRAMMAR;
        }
        table
    })
}

/// Simplified forms that are characters of traditional text in their own right.
const BOTH_SCRIPTS: &str = "佛克冢冬出刮制升卜卷只吊向周咬咽哄喂回困奸姜娘家局布席幸弦彩御志念恤愈戚扇才扎托扣折挽捆搜昆\
    暗曲杆杯松板栗核梁棱欲污沈沾泄泛注漓炮狸玩症真私糊系累胡致舍芸蒙蔑薯表谷踊逾酸面台里后干发几余云丰丑仆\
    准千占卷合吁咸夸姜家征御恤愿斗曲朱札术朴杰极柜板松栗梁沖涂熏瓮症着私秋种筑签粮累纤胜胡致舍苏苹范荐虫蜡\
    表谷踊辟迹逾郁采里钟闲雕面须党余冲准凶凄划厂参叶吃周哗唇嘘园坏坛群伙皂佣游呆秘晒床";

/// Characters of the table that simplified text writes too.
const AMBIGUOUS_TRADITIONAL: &str = "著乾瞭藉麼於徵";

/// The simplified form of a traditional character, every other character as it is.
///
/// ```
/// assert_eq!("應該退訂".chars().map(holdfast_language::fold_variant).collect::<String>(), "应该退订");
/// ```
#[must_use]
pub fn fold_variant(character: char) -> char {
    let code = character as u32;
    if !(FIRST..=LAST).contains(&code) {
        return character;
    }
    match table().folded[(code - FIRST) as usize] {
        0 => character,
        simplified => char::from_u32(u32::from(simplified)).unwrap_or(character),
    }
}

/// Whose form of writing a character is: of traditional, of simplified Chinese, of Japanese
/// alone; more than one where forms coincide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Forms(u8);

impl Forms {
    pub(crate) fn of(character: char) -> Self {
        let code = character as u32;
        if (FIRST..=LAST).contains(&code) { Self(table().forms[(code - FIRST) as usize]) } else { Self(0) }
    }

    pub(crate) fn traditional(self) -> bool {
        self.0 & (TRADITIONAL | SIMPLIFIED) == TRADITIONAL
    }

    pub(crate) fn simplified(self) -> bool {
        self.0 & (TRADITIONAL | SIMPLIFIED) == SIMPLIFIED
    }

    pub(crate) fn japanese(self) -> bool {
        self.0 & JAPANESE != 0
    }

    /// Whether Chinese prose has the character everywhere and Japanese hardly ever.
    pub(crate) fn chinese_grammar(self) -> bool {
        self.0 & CHINESE_GRAMMAR != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_is_idempotent_and_keeps_other_characters() {
        for code in 0x20..=0xFFFF {
            let Some(character) = char::from_u32(code) else { continue };
            let folded = fold_variant(character);
            assert_eq!(fold_variant(folded), folded, "{character}");
        }
        assert_eq!(fold_variant('a'), 'a');
        assert_eq!(fold_variant('あ'), 'あ');
    }

    #[test]
    fn forms_tell_the_scripts_apart() {
        assert!(Forms::of('們').traditional() && !Forms::of('們').simplified());
        assert!(Forms::of('们').simplified());
        assert!(Forms::of('込').japanese() && Forms::of('価').japanese());
        for shared in "的用不我人大中".chars() {
            assert_eq!(Forms(Forms::of(shared).0 & !CHINESE_GRAMMAR), Forms(0), "{shared}");
        }
    }
}
