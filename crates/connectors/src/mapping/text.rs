//! A mapping as TOML that a person likes to read: one line a column.

use super::{ColumnMapping, InputMapping, Mapping};
use crate::values::dates::{DateOrder, NumericDate};
use crate::values::numbers::DecimalMark;
use std::fmt::Write;

pub(super) fn write(mapping: &Mapping) -> String {
    let mut out = String::from(
        "# How columns become facts. Correct it and give it to the next import.\n\
         # A column has exactly one of `field`, `attribute` and `ignore`; see the guide to importing.\n",
    );
    let _ = writeln!(out, "version = {}", mapping.version);
    for input in &mapping.inputs {
        write_input(&mut out, input);
    }
    for left_out in &mapping.left_out {
        let _ = write!(out, "\n[[left_out]]\nfile = {}\n", quoted(&left_out.file));
        if let Some(sheet) = &left_out.sheet {
            let _ = writeln!(out, "sheet = {}", quoted(sheet));
        }
        let _ = write!(out, "reason = {}", quoted(&left_out.reason));
        // The code in words, for whoever reads the file.
        if let Some(reason) = crate::LeftOutReason::from_code(&left_out.reason) {
            let _ = write!(out, " # {}", reason.english());
        }
        out.push('\n');
        if !left_out.detail.is_empty() {
            let _ = writeln!(out, "detail = {}", quoted(&left_out.detail));
        }
    }
    out
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn list(texts: &[String]) -> String {
    let items: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", items.join(", "))
}

fn write_input(out: &mut String, input: &InputMapping) {
    let _ = write!(out, "\n[[input]]\nfile = {}\n", quoted(&input.file));
    for (name, value) in
        [("sheet", input.sheet.as_ref()), ("source", Some(&input.source)), ("table", Some(&input.table))]
    {
        if let Some(value) = value {
            let _ = writeln!(out, "{name} = {}", quoted(value));
        }
    }
    if !input.emit.is_empty() {
        let _ = writeln!(out, "emit = {}", list(&input.emit));
    }
    for (name, value) in [
        ("encoding", input.encoding.as_ref()),
        ("delimiter", input.delimiter.as_ref()),
        ("currency", input.currency.as_ref()),
        ("unit", input.unit.as_ref()),
        ("same_customers_as", input.same_customers_as.as_ref()),
        ("only_with", input.only_with.as_ref()),
    ] {
        if let Some(value) = value {
            let _ = writeln!(out, "{name} = {}", quoted(value));
        }
    }
    if let Some(rows) = input.skipped_rows {
        let _ = writeln!(out, "skipped_rows = {rows}");
    }
    if let Some(header) = input.header {
        let _ = writeln!(out, "header = {header}");
    }
    for (name, value) in [("carriage_return", input.carriage_return), ("anonymous", input.anonymous)] {
        if value {
            let _ = writeln!(out, "{name} = true");
        }
    }
    if !input.key.is_empty() {
        let _ = writeln!(out, "key = {}", list(&input.key));
    }
    if let Some(join) = &input.account_through {
        let parts: Vec<String> = [
            ("column", Some(&join.column)),
            ("source", Some(&join.source)),
            ("key", Some(&join.key)),
            ("account", Some(&join.account)),
            ("currency", join.currency.as_ref()),
            ("occurred_at", join.occurred_at.as_ref()),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name} = {}", quoted(value?))))
        .collect();
        let _ = writeln!(out, "account_through = {{ {} }}", parts.join(", "));
    }
    if !input.constants.is_empty() {
        let items: Vec<String> =
            input.constants.iter().map(|(field, value)| format!("{field} = {}", quoted(value))).collect();
        let _ = writeln!(out, "constants = {{ {} }}", items.join(", "));
    }
    out.push_str("columns = [\n");
    for column in &input.columns {
        let _ = writeln!(out, "  {},", column_text(column));
    }
    out.push_str("]\n");
}

fn column_text(column: &ColumnMapping) -> String {
    let mut parts = vec![format!("header = {}", quoted(&column.header))];
    let mut add = |name: &str, value: String| parts.push(format!("{name} = {value}"));
    for (name, value) in
        [("field", &column.field), ("attribute", &column.attribute), ("ignore", &column.ignore)]
    {
        if let Some(value) = value {
            add(name, quoted(value));
        }
    }
    if let Some(read) = column.read {
        add("read", quoted(read.name()));
    }
    if let Some(order) = column.order {
        let name = match order {
            DateOrder::YearFirst => "year-first",
            DateOrder::DayFirst => "day-first",
            DateOrder::MonthFirst => "month-first",
        };
        add("order", quoted(name));
    }
    if let Some(numeric) = column.numeric {
        let name = match numeric {
            NumericDate::Compact => "compact",
            NumericDate::ExcelSerial => "excel-serial",
            NumericDate::EpochSeconds => "epoch-seconds",
            NumericDate::EpochMilliseconds => "epoch-milliseconds",
            NumericDate::EpochMicroseconds => "epoch-microseconds",
        };
        add("numeric", quoted(name));
    }
    if column.decimal == Some(DecimalMark::Comma) {
        add("decimal", quoted("comma"));
    }
    if let Some(divide) = column.divide {
        add("divide", divide.to_string());
    }
    for (name, words) in
        [("true_words", &column.true_words), ("false_words", &column.false_words), ("blank", &column.blank)]
    {
        if !words.is_empty() {
            add(name, list(words));
        }
    }
    for (name, value) in [
        ("utc", column.utc),
        ("minor_units", column.minor_units),
        ("per_interval", column.per_interval),
        ("tax_included", column.tax_included),
        ("invert", column.invert),
        ("derived_from_outcome", column.derived_from_outcome),
    ] {
        if value {
            add(name, "true".to_owned());
        }
    }
    format!("{{ {} }}", parts.join(", "))
}
