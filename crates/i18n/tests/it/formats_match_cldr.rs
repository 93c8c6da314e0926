//! Formats against what `Intl` of Chromium (ICU4C with CLDR) writes for the same values. Where
//! Holdfast departs on purpose, the line says so.

use holdfast_i18n::{Formats, Language};
use jiff::civil::date;

const NBSP: &str = "\u{a0}";

/// Currency, exponent, amount in minor units and the four renderings, languages in the order of
/// `Language::ALL`.
type Golden = (&'static str, u8, i64, [&'static str; 4]);

#[test]
fn money_matches_intl() {
    let golden: &[Golden] = &[
        ("USD", 2, 123_456_789, ["$1,234,567.89", "US$1,234,567.89", "US$1,234,567.89", "$1,234,567.89"]),
        ("USD", 2, -123_450, ["-$1,234.50", "-US$1,234.50", "-US$1,234.50", "-$1,234.50"]),
        ("EUR", 2, 123_456_789, ["€1,234,567.89", "€1,234,567.89", "€1,234,567.89", "€1,234,567.89"]),
        ("JPY", 0, 1_234_568, ["¥1,234,568", "JP¥1,234,568", "¥1,234,568", "￥1,234,568"]),
        ("CNY", 2, 123_456_789, ["CN¥1,234,567.89", "¥1,234,567.89", "CN¥1,234,567.89", "元_1,234,567.89"]),
        // Departure: CLDR writes a bare $ in traditional Chinese.
        ("TWD", 2, 123_456_789, ["NT$1,234,567.89", "NT$1,234,567.89", "NT$1,234,567.89", "NT$1,234,567.89"]),
        ("CHF", 2, -123_450, ["-CHF_1,234.50"; 4]),
        ("KWD", 3, 1_234_567_890, ["KWD_1,234,567.890"; 4]),
        ("GBP", 2, 5, ["£0.05"; 4]),
        ("GBP", 2, 0, ["£0.00"; 4]),
    ];
    for (currency, exponent, minor, expected) in golden {
        for (language, expected) in Language::ALL.into_iter().zip(expected) {
            let written = Formats::of(language).money(*minor, *exponent, currency);
            assert_eq!(written, expected.replace('_', NBSP), "{language} {currency}");
        }
    }
}

#[test]
fn compact_money_matches_intl_with_three_significant_digits() {
    let golden: &[Golden] = &[
        ("USD", 2, 123_456_789, ["$1.23M", "US$123万", "US$123萬", "$123万"]),
        ("USD", 2, 1_234_589, ["$12.3K", "US$1.23万", "US$1.23萬", "$1.23万"]),
        ("JPY", 0, 12_345, ["¥12.3K", "JP¥1.23万", "¥1.23萬", "￥1.23万"]),
        ("CNY", 2, 12_345_678_900, ["CN¥123M", "¥1.23亿", "CN¥1.23億", "元_1.23億"]),
        ("KWD", 3, 1_234_567_890, ["KWD_1.23M", "KWD_123万", "KWD_123萬", "KWD_123万"]),
        // Departure: small amounts keep their cents, amounts from 100 lose them.
        ("USD", 2, 1_234, ["$12.34", "US$12.34", "US$12.34", "$12.34"]),
        ("USD", 2, -56_789, ["-$568", "-US$568", "-US$568", "-$568"]),
        ("USD", 2, 0, ["$0", "US$0", "US$0", "$0"]),
    ];
    for (currency, exponent, minor, expected) in golden {
        for (language, expected) in Language::ALL.into_iter().zip(expected) {
            let written = Formats::of(language).compact_money(*minor, *exponent, currency);
            assert_eq!(written, expected.replace('_', NBSP), "{language} {currency} {minor}");
        }
    }
}

#[test]
fn numbers_match_intl() {
    for language in Language::ALL {
        let formats = Formats::of(language);
        assert_eq!(formats.integer(-1_234_567), "-1,234,567");
        assert_eq!(formats.decimal(-1_234_567.125, 3), "-1,234,567.125");
        assert_eq!(formats.percent(0.2654, 1), "26.5%");
        assert_eq!(formats.percent(1.0, 0), "100%");
    }
    let compact = Language::ALL.map(|language| Formats::of(language).compact_integer(123_456_789));
    assert_eq!(compact, ["123M", "1.23亿", "1.23億", "1.23億"]);
}

#[test]
fn dates_match_intl_medium_in_english_and_long_elsewhere() {
    let day = date(2026, 3, 5);
    let dates = Language::ALL.map(|language| Formats::of(language).date(day));
    assert_eq!(dates, ["Mar 5, 2026", "2026年3月5日", "2026年3月5日", "2026年3月5日"]);
    let months = Language::ALL.map(|language| Formats::of(language).month(day));
    assert_eq!(months, ["Mar 2026", "2026年3月", "2026年3月", "2026年3月"]);
    assert_eq!(Formats::of(Language::Japanese).month_compact(day), "2026-03");
}

#[test]
fn lists_match_intl() {
    let lists = Language::ALL.map(|language| Formats::of(language).list(&["A", "B", "C"]));
    assert_eq!(lists, ["A, B, and C", "A、B和C", "A、B和C", "A、B、C"]);
    assert_eq!(Formats::of(Language::English).list::<&str>(&[]), "");
    assert_eq!(Formats::of(Language::English).list(&["A"]), "A");
}

#[test]
fn ranges_stay_readable_with_negative_values() {
    let range = |language, low, high| Formats::of(language).range(low, high);
    assert_eq!(range(Language::English, "1%", "3%"), "1%–3%");
    assert_eq!(range(Language::English, "-5%", "-3%"), "-5% to -3%");
    // Departure: CLDR joins Chinese ranges with a hyphen.
    assert_eq!(range(Language::SimplifiedChinese, "-5%", "-3%"), "-5%～-3%");
    assert_eq!(range(Language::Japanese, "1", "3"), "1～3");
}

#[test]
fn collation_orders_by_pinyin_and_strokes() {
    // Pinyin: 北 bei, 广 guang, 上 shang. Strokes: 上 3, 北 5, 廣 15.
    let mut simplified = ["上海", "广州", "北京"];
    simplified.sort_by(|a, b| Formats::of(Language::SimplifiedChinese).compare(a, b));
    assert_eq!(simplified, ["北京", "广州", "上海"]);
    let mut traditional = ["廣州", "北京", "上海"];
    traditional.sort_by(|a, b| Formats::of(Language::TraditionalChinese).compare(a, b));
    assert_eq!(traditional, ["上海", "北京", "廣州"]);
    let mut japanese = ["さくら", "あおい", "カエデ"];
    japanese.sort_by(|a, b| Formats::of(Language::Japanese).compare(a, b));
    assert_eq!(japanese, ["あおい", "カエデ", "さくら"]);
}
