//! Names of reasons for the report, from the taxonomy.

use holdfast_i18n::Language;
use holdfast_report::{Name, Names};
use holdfast_taxonomy::Taxonomy;

/// The embedded taxonomy in one language.
pub(crate) struct TaxonomyNames {
    language: holdfast_taxonomy::Language,
}

impl TaxonomyNames {
    pub(crate) fn new(language: Language) -> Self {
        let language = match language {
            Language::English => holdfast_taxonomy::Language::English,
            Language::SimplifiedChinese => holdfast_taxonomy::Language::SimplifiedChinese,
            Language::TraditionalChinese => holdfast_taxonomy::Language::TraditionalChinese,
            Language::Japanese => holdfast_taxonomy::Language::Japanese,
        };
        Self { language }
    }

    fn of(&self, id: &str) -> Name {
        let taxonomy = Taxonomy::embedded();
        Name {
            name: taxonomy.name(id, self.language).to_owned(),
            meaning: taxonomy.meaning(id, self.language).to_owned(),
        }
    }
}

impl Names for TaxonomyNames {
    fn reason(&self, id: &str) -> Name {
        self.of(id)
    }

    fn class(&self, id: &str) -> Name {
        self.of(id)
    }
}
