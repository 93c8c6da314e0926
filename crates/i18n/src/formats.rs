//! The formats of one language, made once per thread.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::rc::Rc;

use icu::calendar::Gregorian;
use icu::collator::CollatorBorrowed;
use icu::collator::options::CollatorOptions;
use icu::datetime::FixedCalendarDateTimeFormatter;
use icu::datetime::fieldsets::{YM, YMD};
use icu::decimal::DecimalFormatter;
use icu::decimal::options::DecimalFormatterOptions;
use icu::list::ListFormatter;
use icu::list::options::ListFormatterOptions;
use writeable::Writeable;

use crate::Language;

/// Writes numbers, money, dates, ranges and lists the way one language does, and compares texts
/// in its order. Rules and data come from the Unicode CLDR; the few deliberate departures are
/// named where they happen.
pub struct Formats {
    pub(crate) language: Language,
    /// `None` never happens with the data built in; without the rules, plain digits are written.
    pub(crate) rules: Option<Rules>,
}

/// The ICU objects behind [`Formats`].
pub(crate) struct Rules {
    pub(crate) decimal: DecimalFormatter,
    pub(crate) date: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    pub(crate) month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    list: ListFormatter,
    collator: CollatorBorrowed<'static>,
}

thread_local! {
    /// ICU's objects stay on one thread unless a feature is on that would rebuild everything that
    /// reads a URL; one set per thread costs some kilobytes and no lock.
    static ALL: [OnceCell<Rc<Formats>>; 4] = const { [const { OnceCell::new() }; 4] };
}

impl Formats {
    /// The formats of a language. Made on first use and shared by the thread, so calling this
    /// again is cheap.
    pub fn of(language: Language) -> Rc<Self> {
        let position = match language {
            Language::English => 0,
            Language::SimplifiedChinese => 1,
            Language::TraditionalChinese => 2,
            Language::Japanese => 3,
        };
        ALL.with(|all| Rc::clone(all[position].get_or_init(|| Rc::new(Self::new(language)))))
    }

    fn new(language: Language) -> Self {
        Self { language, rules: Rules::load(language) }
    }

    /// The language of these formats.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Joins the last item with "and": `A, B, and C`, `A、B和C`, `A、B、C`.
    pub fn list<Item: AsRef<str>>(&self, items: &[Item]) -> String {
        let texts = || items.iter().map(AsRef::as_ref);
        match &self.rules {
            Some(rules) => rules.list.format(texts()).write_to_string().into_owned(),
            None => texts().collect::<Vec<&str>>().join(", "),
        }
    }

    /// Two values already written, as a range: `1–3` in English, `1~3` with the wide tilde in
    /// Chinese and Japanese. English writes `to` where the first value is negative, because a
    /// minus sign and a dash cannot be told apart. (CLDR joins Chinese ranges with a hyphen, which
    /// has the same weakness; the wide tilde of the punctuation standard GB/T 15834 has not.)
    pub fn range(&self, low: &str, high: &str) -> String {
        match self.language {
            Language::English if low.starts_with('-') || high.starts_with('-') => {
                format!("{low} to {high}")
            }
            Language::English => format!("{low}–{high}"),
            _ => format!("{low}\u{ff5e}{high}"),
        }
    }

    /// Compares two texts in the order of the language: pinyin for simplified Chinese, strokes for
    /// traditional Chinese, kana for Japanese. (Kanji carry no reading, so Japanese names in kanji
    /// come in the order of the JIS standard.)
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        match &self.rules {
            Some(rules) => rules.collator.compare(left, right),
            None => left.cmp(right),
        }
    }
}

impl Rules {
    fn load(language: Language) -> Option<Self> {
        let locale = language.locale();
        // CLDR's medium date is 2026/03/05 in Japanese; the form with the characters for year,
        // month and day is the same for all three CJK languages and cannot be misread.
        let date = match language {
            Language::English => YMD::medium(),
            _ => YMD::long(),
        };
        let month = match language {
            Language::English => YM::medium(),
            _ => YM::long(),
        };
        Some(Self {
            decimal: DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default()).ok()?,
            date: FixedCalendarDateTimeFormatter::try_new((&locale).into(), date).ok()?,
            month: FixedCalendarDateTimeFormatter::try_new((&locale).into(), month).ok()?,
            list: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default()).ok()?,
            collator: CollatorBorrowed::try_new((&locale).into(), CollatorOptions::default()).ok()?,
        })
    }
}

impl std::fmt::Debug for Formats {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Formats").field("language", &self.language).finish_non_exhaustive()
    }
}
