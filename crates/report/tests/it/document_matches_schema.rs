//! `report.json` and its JSON Schema.

use std::collections::BTreeSet;

use holdfast_report::json;
use serde_json::Value;

use crate::fixtures::{all, software, tiny};

fn schema() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/report.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Forbids fields that the schema does not name. Readers get the open schema, because later
/// minor versions add fields.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if fields.contains_key("properties") {
                fields.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
            fields.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

#[test]
fn documents_validate_and_have_no_field_that_the_schema_lacks() {
    let mut strict = schema();
    close(&mut strict);
    let validator = jsonschema::draft202012::new(&strict).unwrap();
    for (name, review) in all() {
        let document = serde_json::from_str(&json::to_text(&review).unwrap()).unwrap();
        let problems: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| format!("{}: {error}", error.instance_path))
            .collect();
        assert!(problems.is_empty(), "{name}: {problems:#?}");
    }
}

/// Paths of all fields of a schema: `accounts.churned_share.low`, with `*` for members of lists
/// and maps.
fn schema_fields(root: &Value, schema: &Value, path: &str, found: &mut BTreeSet<String>) {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let target = root.pointer(reference.trim_start_matches('#')).unwrap();
        return schema_fields(root, target, path, found);
    }
    for choice in schema.get("anyOf").and_then(Value::as_array).into_iter().flatten() {
        schema_fields(root, choice, path, found);
    }
    for (name, field) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let path = format!("{path}.{name}");
        schema_fields(root, field, &path, found);
        found.insert(path);
    }
    for members in ["items", "additionalProperties"] {
        if let Some(inner) = schema.get(members) {
            schema_fields(root, inner, &format!("{path}.*"), found);
        }
    }
}

fn document_fields(root: &Value, schema: &Value, value: &Value, path: &str, found: &mut BTreeSet<String>) {
    let resolved = resolve(root, schema);
    match value {
        Value::Object(fields) => {
            let known = resolved.iter().find_map(|one| one.get("properties"));
            for (name, inner) in fields {
                if let Some(field) = known.and_then(|known| known.get(name)) {
                    let path = format!("{path}.{name}");
                    document_fields(root, field, inner, &path, found);
                    found.insert(path);
                } else if let Some(members) = resolved.iter().find_map(|one| one.get("additionalProperties"))
                {
                    document_fields(root, members, inner, &format!("{path}.*"), found);
                }
            }
        }
        Value::Array(items) => {
            if let Some(members) = resolved.iter().find_map(|one| one.get("items")) {
                for item in items {
                    document_fields(root, members, item, &format!("{path}.*"), found);
                }
            }
        }
        _ => {}
    }
}

/// The schemas that a schema stands for, references and choices followed.
fn resolve<'a>(root: &'a Value, schema: &'a Value) -> Vec<&'a Value> {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return resolve(root, root.pointer(reference.trim_start_matches('#')).unwrap());
    }
    match schema.get("anyOf").and_then(Value::as_array) {
        Some(choices) => choices.iter().flat_map(|choice| resolve(root, choice)).collect(),
        None => vec![schema],
    }
}

#[test]
fn every_field_of_the_schema_is_written_by_some_document() {
    let schema = schema();
    let mut named = BTreeSet::new();
    schema_fields(&schema, &schema, "", &mut named);
    let mut written = BTreeSet::new();
    for (_, review) in all() {
        let document = serde_json::to_value(&review).unwrap();
        document_fields(&schema, &schema, &document, "", &mut written);
    }
    let unused: Vec<&String> = named.difference(&written).collect();
    assert!(unused.is_empty(), "the schema names fields that no document has: {unused:#?}");
    assert!(named.len() > 100, "{}", named.len());
}

#[test]
fn every_field_of_the_schema_is_described() {
    fn check(path: &str, value: &Value, missing: &mut Vec<String>) {
        if let Some(properties) = value.get("properties").and_then(Value::as_object) {
            for (name, field) in properties {
                let described = field.get("description").and_then(Value::as_str);
                if described.is_none_or(|text| text.trim().is_empty()) {
                    missing.push(format!("{path}.{name}"));
                }
            }
        }
        match value {
            Value::Object(fields) => {
                fields.iter().for_each(|(key, inner)| check(&format!("{path}/{key}"), inner, missing));
            }
            Value::Array(items) => items.iter().for_each(|inner| check(path, inner, missing)),
            _ => {}
        }
    }
    let mut missing = Vec::new();
    check("", &schema(), &mut missing);
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Whether two documents are equal but for the last digit of a real number, which the reader of
/// JSON may change.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, value)| other.get(key).is_some_and(|other| same(value, other)))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Number(one), Value::Number(other)) if one.is_f64() => {
            let (one, other) = (one.as_f64().unwrap(), other.as_f64().unwrap());
            (one - other).abs() <= 4.0 * f64::EPSILON * one.abs()
        }
        _ => one == other,
    }
}

#[test]
fn documents_are_read_back_unchanged() {
    for (name, review) in all() {
        let text = json::to_text(&review).unwrap();
        let back = json::from_text(&text).unwrap();
        let (one, other) = (serde_json::to_value(&review).unwrap(), serde_json::to_value(&back).unwrap());
        assert!(same(&one, &other), "{name}");
    }
}

#[test]
fn other_versions_and_other_documents_are_refused() {
    let mut review = software();
    "2.0".clone_into(&mut review.schema_version);
    let error = json::from_text(&json::to_text(&review).unwrap()).unwrap_err().to_string();
    assert!(error.contains("2.0") && error.contains("1.x"), "{error}");
    let error = json::from_text("{\"a\": 1}").unwrap_err().to_string();
    assert!(error.contains("no review"), "{error}");
}

#[test]
fn the_tiny_review_as_json() {
    insta::assert_snapshot!(json::to_text(&tiny()).unwrap());
}
