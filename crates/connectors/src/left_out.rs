//! Why a file is not imported, as stable codes that texts in any language can be made of.

use crate::error::Error;

/// Why a file or a sheet is not imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LeftOutReason {
    /// No header row tells its columns apart.
    NoHeader,
    /// Several rows describe one customer and nothing dates them.
    SeveralRowsUndated,
    /// Texts that belong to nobody.
    TextsWithoutCustomer,
    /// Neither a customer nor an outcome.
    NeitherCustomerNorOutcome,
    /// Customers without an identifier beside files that have one.
    CannotBeJoined,
    /// Its rows name no customer, and no other file says whose they are.
    RowsNameNoCustomer,
    /// A column that this kind of table needs is missing.
    RequiredColumnMissing,
    /// It asks for more than a limit allows; the detail names the limit.
    OverLimit,
    /// Not text.
    NotText,
    /// Neither a header nor rows.
    NoTable,
    /// A workbook that cannot be read; the detail says where.
    DamagedWorkbook,
    /// A Parquet file that cannot be read; the detail says why.
    DamagedParquet,
    /// An empty file.
    EmptyFile,
    /// A workbook of a kind that is not read.
    OtherWorkbook,
    /// An archive.
    Archive,
    /// A hidden file.
    HiddenFile,
    /// Not a kind of file that holds tables.
    OtherFile,
}

/// Every reason, its code and its English words.
const REASONS: [(LeftOutReason, &str, &str); 17] = {
    use LeftOutReason as Reason;
    [
        (
            Reason::NoHeader,
            "no_header",
            "it has no header row, so that its columns cannot be told apart; name them in a mapping",
        ),
        (
            Reason::SeveralRowsUndated,
            "several_rows_undated",
            "several rows describe the same customer and nothing dates them; one row a customer, or events with a date, can be read",
        ),
        (
            Reason::TextsWithoutCustomer,
            "texts_without_customer",
            "it holds texts without a customer identifier, so that they cannot be joined to anybody",
        ),
        (
            Reason::NeitherCustomerNorOutcome,
            "neither_customer_nor_outcome",
            "it has neither a customer identifier nor a column that says who left, when, or after how long",
        ),
        (
            Reason::CannotBeJoined,
            "cannot_be_joined",
            "it has no customer identifier while other files have one: its rows cannot be joined to them; import it alone",
        ),
        (
            Reason::RowsNameNoCustomer,
            "rows_name_no_customer",
            "its rows name no customer, and no other file says whose they are",
        ),
        (
            Reason::RequiredColumnMissing,
            "required_column_missing",
            "a column that this kind of table needs is missing",
        ),
        (
            Reason::OverLimit,
            "over_limit",
            "it asks for more than a limit allows; raise the limit if the file is trusted",
        ),
        (Reason::NotText, "not_text", "it is not text: it holds many NUL bytes"),
        (Reason::NoTable, "no_table", "there is no table in it, neither a header nor rows"),
        (
            Reason::DamagedWorkbook,
            "damaged_workbook",
            "the workbook is damaged or locked and could not be read; open it and save it anew",
        ),
        (Reason::DamagedParquet, "damaged_parquet", "the Parquet file could not be read; write it anew"),
        (Reason::EmptyFile, "empty_file", "the file is empty"),
        (
            Reason::OtherWorkbook,
            "other_workbook",
            "this kind of workbook is not read; save it as .xlsx or .csv",
        ),
        (Reason::Archive, "archive", "it is an archive; unpack it first"),
        (Reason::HiddenFile, "hidden_file", "it is a hidden file"),
        (Reason::OtherFile, "other_file", "it is not a kind of file that holds tables"),
    ]
};

impl LeftOutReason {
    /// Every reason.
    pub fn all() -> impl Iterator<Item = Self> {
        REASONS.iter().map(|(reason, _, _)| *reason)
    }

    fn entry(self) -> (&'static str, &'static str) {
        REASONS
            .iter()
            .find(|(reason, _, _)| *reason == self)
            .map_or(("other_file", ""), |(_, code, words)| (code, words))
    }

    /// The stable code, which selects the words in each language.
    pub fn code(self) -> &'static str {
        self.entry().0
    }

    /// The words in English.
    pub fn english(self) -> &'static str {
        self.entry().1
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        REASONS.iter().find(|(_, known, _)| *known == code).map(|(reason, _, _)| *reason)
    }

    /// Whether people would expect the file to be read, so that leaving it out is worth a
    /// finding: not so for hidden files and read-me notes.
    pub fn is_worth_telling(self) -> bool {
        !matches!(self, Self::HiddenFile | Self::OtherFile)
    }
}

/// A reason and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyLeftOut {
    /// The reason.
    pub reason: LeftOutReason,
    /// A name, a number or another program's words; empty where nothing is to be added.
    pub detail: String,
}

impl From<LeftOutReason> for WhyLeftOut {
    fn from(reason: LeftOutReason) -> Self {
        Self { reason, detail: String::new() }
    }
}

impl WhyLeftOut {
    /// The words in English.
    pub fn english(&self) -> String {
        match self.detail.as_str() {
            "" => self.reason.english().to_owned(),
            detail => format!("{} ({detail})", self.reason.english()),
        }
    }
}

impl Error {
    /// Why the file at fault can be left out while the others are read; `None` where the
    /// error is not about one file's content.
    pub fn why_left_out(&self) -> Option<WhyLeftOut> {
        match self {
            Self::Format { reason, detail, .. } => {
                Some(WhyLeftOut { reason: *reason, detail: detail.clone() })
            }
            Self::Limit { limit, allowed, .. } => {
                Some(WhyLeftOut { reason: LeftOutReason::OverLimit, detail: format!("{limit} = {allowed}") })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LeftOutReason;

    #[test]
    fn every_reason_has_a_code_of_its_own() {
        for reason in LeftOutReason::all() {
            assert_eq!(LeftOutReason::from_code(reason.code()), Some(reason));
            assert!(reason.english().len() > 10);
        }
    }
}
