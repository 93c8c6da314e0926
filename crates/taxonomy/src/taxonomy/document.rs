//! The TOML form of a taxonomy.

use std::collections::HashMap;

use serde::Deserialize;

use super::{Retired, Taxonomy};
use crate::id::UNKNOWN;
use crate::{
    Changeable, Class, ClassId, Group, HowLeft, Leaf, LeafId, RollUp, TaxonomyError, Term, Texts,
    WhereTheyWent,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reasons {
    version: u32,
    leaf: Vec<RawLeaf>,
    #[serde(default)]
    retired: Vec<RawRetired>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CustomLeaves {
    leaf: Vec<RawLeaf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLeaf {
    id: LeafId,
    s1: ClassId,
    s0: ClassId,
    s2: ClassId,
    changeable: Changeable,
    #[serde(default)]
    disagrees: Vec<RollUp>,
    name: Texts,
    meaning: Texts,
    #[serde(default)]
    renamed_from: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRetired {
    id: LeafId,
    version: u32,
    /// Leaf ids, equally weighted.
    replaced_by: Vec<LeafId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Classes {
    class: Vec<Class>,
    group: Vec<Group>,
    how_left: Vec<Term<HowLeft>>,
    where_they_went: Vec<Term<WhereTheyWent>>,
}

impl RawLeaf {
    fn into_leaf(self, custom: bool) -> Leaf {
        Leaf {
            id: self.id,
            s1: self.s1,
            s0: self.s0,
            s2: self.s2,
            changeable: self.changeable,
            disagrees: self.disagrees,
            name: self.name,
            meaning: self.meaning,
            renamed_from: self.renamed_from,
            custom,
        }
    }
}

fn parse<'de, Document: Deserialize<'de>>(name: &str, text: &'de str) -> Result<Document, TaxonomyError> {
    toml::from_str(text)
        .map_err(|source| TaxonomyError::Syntax { document: name.to_owned(), source: Box::new(source) })
}

pub(super) fn read(reasons: &str, classes: &str) -> Result<Taxonomy, TaxonomyError> {
    let reasons: Reasons = parse("the leaves", reasons)?;
    let classes: Classes = parse("the roll-up classes", classes)?;
    let mut leaves: Vec<Leaf> = reasons.leaf.into_iter().map(|leaf| leaf.into_leaf(false)).collect();
    // `unknown` last, whatever the document's order: charts and tables show it at the end.
    leaves.sort_by_key(|leaf| leaf.id.as_str() == UNKNOWN);
    let retired = reasons
        .retired
        .into_iter()
        .map(|raw| {
            let weight = 1.0 / raw.replaced_by.len() as f64;
            Retired {
                id: raw.id,
                version: raw.version,
                replaced_by: raw.replaced_by.into_iter().map(|leaf| (leaf, weight)).collect(),
            }
        })
        .collect();
    let mut taxonomy = Taxonomy {
        version: reasons.version,
        leaves,
        leaf_index: HashMap::new(),
        classes: classes.class,
        groups: classes.group,
        how_left: classes.how_left,
        where_they_went: classes.where_they_went,
        retired,
    };
    taxonomy.reindex();
    Ok(taxonomy)
}

pub(super) fn read_custom_leaves(document: &str) -> Result<Vec<Leaf>, TaxonomyError> {
    let custom: CustomLeaves = parse("the custom leaves", document)?;
    Ok(custom.leaf.into_iter().map(|leaf| leaf.into_leaf(true)).collect())
}
