//! The TOML form of one crosswalk.

use std::collections::HashMap;

use serde::Deserialize;

use super::{Crosswalk, Target, distribution};
use crate::id::UNKNOWN;
use crate::{HowLeft, Problem, Taxonomy, TaxonomyError, WhereTheyWent, normalise};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCrosswalk {
    id: String,
    title: String,
    source: String,
    #[serde(default)]
    columns: Vec<String>,
    map: Vec<RawMap>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMap {
    values: Vec<String>,
    /// Absent where the value tells how the customer left but not why.
    leaves: Option<Vec<String>>,
    weights: Option<Vec<f64>>,
    how_left: Option<HowLeft>,
    where_they_went: Option<WhereTheyWent>,
}

pub(super) fn read(taxonomy: &Taxonomy, text: &str) -> Result<Crosswalk, TaxonomyError> {
    let raw: RawCrosswalk = toml::from_str(text).map_err(|source| TaxonomyError::Syntax {
        document: "a crosswalk".to_owned(),
        source: Box::new(source),
    })?;
    let mut problems = Vec::new();
    let mut values = Vec::new();
    let mut targets = Vec::new();
    let mut exact = HashMap::new();
    for map in raw.map {
        let names = map.leaves.unwrap_or_else(|| vec![UNKNOWN.to_owned()]);
        let shown = map.values.first().cloned().unwrap_or_default();
        match distribution(taxonomy, &raw.id, &shown, &names, map.weights.as_deref()) {
            Ok(leaves) => {
                targets.push(Target { leaves, how_left: map.how_left, where_they_went: map.where_they_went });
            }
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        }
        let target = targets.len() - 1;
        for value in map.values {
            let normal = normalise(&value);
            if normal.is_empty() {
                problems.push(Problem::EmptyValue(raw.id.clone()));
            } else if exact.insert(normal, target).is_some() {
                problems.push(Problem::DuplicateValue { place: raw.id.clone(), value });
            } else {
                values.push((value, target));
            }
        }
    }
    if !problems.is_empty() {
        return Err(TaxonomyError::Invalid { document: format!("the crosswalk '{}'", raw.id), problems });
    }
    Ok(Crosswalk {
        id: raw.id,
        title: raw.title,
        source: raw.source,
        columns: raw.columns,
        values,
        targets,
        exact,
    })
}
