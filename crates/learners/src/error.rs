//! What can be wrong with examples, tables and stored models.

/// An error of this crate: what is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// A column, the target, the weights or the groups have another length than the table.
    #[error("{what} has {found} rows, {expected} are expected")]
    Length {
        /// Which of them; a column by its name.
        what: String,
        /// Its rows.
        found: usize,
        /// The rows of the table.
        expected: usize,
    },
    /// Two columns have one name.
    #[error("column `{0}` occurs twice; give each column a name of its own")]
    DuplicateColumn(String),
    /// A category's code stands for no name.
    #[error("column `{column}`, row {row}: code {code} stands for none of the {names} categories")]
    UnknownCode {
        /// The column.
        column: String,
        /// Its row, from 0.
        row: usize,
        /// The code.
        code: u32,
        /// How many names there are.
        names: usize,
    },
    /// A number is infinite.
    #[error("column `{column}`, row {row}: {value} is not a finite number; leave it missing (NaN)")]
    NotFinite {
        /// The column.
        column: String,
        /// Its row, from 0.
        row: usize,
        /// The value.
        value: f32,
    },
    /// A target outside \[0, 1\].
    #[error("row {row}: the target {value} is not between 0 and 1")]
    Target {
        /// The row, from 0.
        row: usize,
        /// The value.
        value: f32,
    },
    /// A negative or infinite weight.
    #[error("row {row}: the weight {value} is not a finite number of at least 0")]
    Weight {
        /// The row, from 0.
        row: usize,
        /// The value.
        value: f32,
    },
    /// Nothing can be learned: no rows with weight, or a target that is everywhere 0 or 1.
    #[error("nothing to learn: {0}")]
    NothingToLearn(&'static str),
    /// The table lacks a column the model was fitted with.
    #[error("the model needs the column `{0}`, which the table does not have")]
    MissingColumn(String),
    /// A column has another kind (number or category) than in training.
    #[error("column `{column}` holds {found}, the model was fitted with {expected}")]
    Kind {
        /// The column.
        column: String,
        /// What it holds.
        found: &'static str,
        /// What it held in training.
        expected: &'static str,
    },
    /// A row number outside the table.
    #[error("row {row} is asked for, the table has {rows}")]
    Row {
        /// The row asked for, from 0.
        row: usize,
        /// How many there are.
        rows: usize,
    },
    /// A setting outside its range.
    #[error("{setting}: {problem}")]
    Setting {
        /// The setting's name.
        setting: &'static str,
        /// What is wrong with it.
        problem: String,
    },
    /// A stored model of another version.
    #[error("the stored model has version {found}, this program reads version {expected}; fit it again")]
    Version {
        /// Version found.
        found: u32,
        /// Version read by this program.
        expected: u32,
    },
    /// A stored model whose parts do not fit together.
    #[error("the stored model is damaged: {0}; fit it again")]
    Damaged(String),
}
