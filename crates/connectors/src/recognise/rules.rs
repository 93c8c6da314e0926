//! From a column's evidence to the rule by which its cells are read.

use super::headers;
use crate::finding::Finding;
use crate::mapping::{ColumnMapping, ReadAs};
use crate::profile::{ColumnProfile, ValueKind};
use crate::values::dates::{DateOrder, NumericDate};
use crate::values::numbers::DecimalMark;

/// What other columns of the same export prove.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Context {
    /// A proven order of day and month, and whether it is of the same file.
    pub(crate) order: Option<DateOrder>,
    /// A proven decimal mark.
    pub(crate) decimal: Option<DecimalMark>,
}

/// Day or month first, where the values prove it.
pub(crate) fn proven_order(column: &ColumnProfile) -> Option<DateOrder> {
    let [_, day, month] = column.dates.fitting;
    if column.kind() != ValueKind::Date || column.dates.known == column.date_count() {
        return None;
    }
    match day.cmp(&month) {
        std::cmp::Ordering::Greater if month * 50 < day * 49 => Some(DateOrder::DayFirst),
        std::cmp::Ordering::Less if day * 50 < month * 49 => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// Whether a column can be read as dates, given that its header says so.
pub(crate) fn can_be_date(column: &ColumnProfile) -> bool {
    column.kind() == ValueKind::Date || numeric_date(column).is_some()
}

fn numeric_date(column: &ColumnProfile) -> Option<NumericDate> {
    let dates = &column.dates;
    let words = if dates.words.len() <= 3 { dates.wordy } else { 0 };
    let all = column.filled.saturating_sub(words).max(1);
    let most = |count: u64| count * 50 >= all * 49 && count > 0;
    [
        (dates.compact, NumericDate::Compact),
        (dates.seconds, NumericDate::EpochSeconds),
        (dates.milliseconds, NumericDate::EpochMilliseconds),
        (dates.microseconds, NumericDate::EpochMicroseconds),
        (dates.serial, NumericDate::ExcelSerial),
    ]
    .into_iter()
    .find(|(count, _)| most(*count))
    .map(|(_, meaning)| meaning)
}

/// Whether whole numbers in a column without a telling header are clearly dates.
pub(crate) fn is_plainly_date(column: &ColumnProfile) -> bool {
    column.kind() == ValueKind::Date || numeric_date(column) == Some(NumericDate::Compact)
}

/// The rule for a column of dates; `order` stays empty where nothing decides.
pub(crate) fn date(
    column: &ColumnProfile,
    context: Context,
    source: &str,
    findings: &mut Vec<Finding>,
) -> ColumnMapping {
    let mut rule = ColumnMapping {
        header: column.header.clone(),
        read: Some(ReadAs::Date),
        utc: headers::hints(&column.header).utc,
        ..ColumnMapping::default()
    };
    let words = column.date_words();
    if !words.is_empty() {
        findings.push(
            Finding::new("still_running_words", source)
                .column(&column.header)
                .rows(column.dates.wordy)
                .with("words", words.join(", ")),
        );
        rule.blank = words;
    }
    if column.kind() != ValueKind::Date {
        rule.numeric = numeric_date(column);
        rule.order = Some(DateOrder::YearFirst);
        return rule;
    }
    let [year, day, month] = column.dates.fitting;
    let most = column.date_count();
    rule.order = if year == most && column.dates.known == most {
        Some(DateOrder::YearFirst)
    } else if day > month {
        Some(DateOrder::DayFirst)
    } else if month > day {
        Some(DateOrder::MonthFirst)
    } else if year > day {
        Some(DateOrder::YearFirst)
    } else if column.dates.open == 0 {
        // Every value is the same day under both orders: 01/01, 02/02 …
        Some(DateOrder::DayFirst)
    } else if let Some(order) = context.order {
        findings.push(
            Finding::new("dates_borrowed_order", source)
                .column(&column.header)
                .with("order", order_name(order)),
        );
        Some(order)
    } else {
        findings.push(Finding::new("dates_ambiguous", source).column(&column.header).rows(column.dates.open));
        None
    };
    let (less, more) = (day.min(month), day.max(month));
    let contradicting = most.saturating_sub(less).min(column.filled - column.dates.known.min(column.filled));
    let only_other = column.filled.saturating_sub(column.dates.wordy + more);
    if rule.order.is_some_and(|order| order != DateOrder::YearFirst) && only_other > 0 && contradicting > 0 {
        findings.push(
            Finding::new("dates_contradict", source)
                .column(&column.header)
                .rows(only_other)
                .with("order", rule.order.map_or("", order_name)),
        );
    }
    rule
}

pub(crate) fn order_name(order: DateOrder) -> &'static str {
    match order {
        DateOrder::YearFirst => "year_first",
        DateOrder::DayFirst => "day_first",
        DateOrder::MonthFirst => "month_first",
    }
}

/// The rule for a column of numbers.
pub(crate) fn number(
    column: &ColumnProfile,
    read: ReadAs,
    context: Context,
    source: &str,
    findings: &mut Vec<Finding>,
) -> ColumnMapping {
    let (mut mark, open) = column.decimal_mark();
    if open {
        // Nothing but groups of three after a comma: thousands. After a point: decimals, as
        // programs write them.
        mark = context.decimal.unwrap_or(DecimalMark::Point);
        findings.push(
            Finding::new("numbers_ambiguous", source)
                .column(&column.header)
                .rows(column.numbers.open)
                .with("example", column.numbers.example.clone().unwrap_or_default())
                .with("reading", if mark == DecimalMark::Point { "point" } else { "comma" }),
        );
    }
    ColumnMapping {
        header: column.header.clone(),
        read: Some(read),
        decimal: (mark == DecimalMark::Comma).then_some(mark),
        minor_units: read == ReadAs::Money && headers::hints(&column.header).minor_units,
        ..ColumnMapping::default()
    }
}

/// The rule that fits a way of reading; `None` where the column's values do not.
pub(crate) fn rule(
    column: &ColumnProfile,
    read: ReadAs,
    context: Context,
    source: &str,
    findings: &mut Vec<Finding>,
) -> ColumnMapping {
    match read {
        ReadAs::Date => date(column, context, source, findings),
        ReadAs::Integer | ReadAs::Number | ReadAs::Money => {
            let mut rule = number(column, read, context, source, findings);
            if read == ReadAs::Money && column.numbers.negative > 0 {
                findings.push(
                    Finding::new("negative_amounts", source)
                        .column(&column.header)
                        .rows(column.numbers.negative),
                );
            }
            if read == ReadAs::Money && column.numbers.whole < column.numbers.point && rule.minor_units {
                rule.minor_units = false;
            }
            rule
        }
        _ => ColumnMapping {
            header: column.header.clone(),
            read: (read != ReadAs::Text).then_some(read),
            ..ColumnMapping::default()
        },
    }
}

/// Whether a column's values can be read this way.
pub(crate) fn fits(column: &ColumnProfile, read: ReadAs) -> bool {
    let kind = column.kind();
    if kind == ValueKind::Empty {
        return true;
    }
    match read {
        // Kinds that no list knows stay as they are: nothing is lost with a column of many.
        ReadAs::Text | ReadAs::IncidentKind | ReadAs::EventKind => true,
        ReadAs::Integer | ReadAs::Number | ReadAs::Money => {
            matches!(kind, ValueKind::Integer | ValueKind::Number)
                || kind == ValueKind::Boolean && column.numbers.point == column.filled
        }
        ReadAs::Boolean => kind == ValueKind::Boolean,
        ReadAs::Date => can_be_date(column),
        ReadAs::Interval | ReadAs::Party | ReadAs::PaymentResult => column.distinct() <= 40,
    }
}
