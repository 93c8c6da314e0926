//! Typed columns with missing values, and tables of them.

use crate::engine::Error;

/// UTF-8 texts laid end to end: text `i` is `bytes[offsets[i]..offsets[i + 1]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextValues {
    offsets: Vec<i32>,
    bytes: String,
}

impl Default for TextValues {
    fn default() -> Self {
        Self { offsets: vec![0], bytes: String::new() }
    }
}

impl TextValues {
    /// Empty, with room for `rows` texts of `bytes` bytes in all.
    pub fn with_capacity(rows: usize, bytes: usize) -> Self {
        let mut offsets = Vec::with_capacity(rows + 1);
        offsets.push(0);
        Self { offsets, bytes: String::with_capacity(bytes) }
    }

    /// Appends a text.
    ///
    /// # Panics
    /// If a column grows past 2 GiB; writers hand over batches long before that.
    pub fn push(&mut self, text: &str) {
        self.bytes.push_str(text);
        self.offsets.push(i32::try_from(self.bytes.len()).expect("a batch of text stays below 2 GiB"));
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text at `row`.
    pub fn get(&self, row: usize) -> &str {
        &self.bytes[self.offsets[row] as usize..self.offsets[row + 1] as usize]
    }

    /// All bytes, in order.
    pub fn bytes(&self) -> &str {
        &self.bytes
    }

    /// The `len() + 1` offsets and the bytes, to hand to an engine without copying.
    pub fn into_parts(self) -> (Vec<i32>, String) {
        (self.offsets, self.bytes)
    }
}

impl<'a> FromIterator<&'a str> for TextValues {
    fn from_iter<I: IntoIterator<Item = &'a str>>(texts: I) -> Self {
        let mut values = Self::default();
        for text in texts {
            values.push(text);
        }
        values
    }
}

/// The values of a column; where a value is missing a placeholder stands.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnData {
    /// Texts.
    Text(TextValues),
    /// Whole numbers; also money in minor units and instants in microseconds.
    Integer(Vec<i64>),
    /// Real numbers.
    Number(Vec<f64>),
    /// Truth values.
    Boolean(Vec<bool>),
}

impl ColumnData {
    /// How many rows.
    pub fn len(&self) -> usize {
        match self {
            Self::Text(values) => values.len(),
            Self::Integer(values) => values.len(),
            Self::Number(values) => values.len(),
            Self::Boolean(values) => values.len(),
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A column: values, and which of them are there.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    data: ColumnData,
    /// `None`: all there. Otherwise one flag a row, `true` where there is a value.
    present: Option<Vec<bool>>,
}

impl Column {
    /// A column without missing values.
    pub fn complete(data: ColumnData) -> Self {
        Self { data, present: None }
    }

    /// A column with one flag a row, `true` where there is a value.
    ///
    /// # Errors
    /// [`Error::Shape`] if the lengths differ.
    pub fn new(data: ColumnData, present: Vec<bool>) -> Result<Self, Error> {
        if data.len() != present.len() {
            return Err(Error::Shape(format!("{} values but {} presence flags", data.len(), present.len())));
        }
        let present = if present.iter().all(|flag| *flag) { None } else { Some(present) };
        Ok(Self { data, present })
    }

    /// Texts, some missing.
    pub fn texts<'a>(texts: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        let mut values = TextValues::default();
        let mut present = Vec::new();
        for text in texts {
            values.push(text.unwrap_or_default());
            present.push(text.is_some());
        }
        Self { data: ColumnData::Text(values), present: Some(present) }.tidy()
    }

    /// Whole numbers, some missing.
    pub fn integers(values: impl IntoIterator<Item = Option<i64>>) -> Self {
        let (data, present) = values.into_iter().map(|v| (v.unwrap_or_default(), v.is_some())).unzip();
        Self { data: ColumnData::Integer(data), present: Some(present) }.tidy()
    }

    /// Real numbers, some missing.
    pub fn numbers(values: impl IntoIterator<Item = Option<f64>>) -> Self {
        let (data, present) = values.into_iter().map(|v| (v.unwrap_or_default(), v.is_some())).unzip();
        Self { data: ColumnData::Number(data), present: Some(present) }.tidy()
    }

    /// Truth values, some missing.
    pub fn booleans(values: impl IntoIterator<Item = Option<bool>>) -> Self {
        let (data, present) = values.into_iter().map(|v| (v.unwrap_or_default(), v.is_some())).unzip();
        Self { data: ColumnData::Boolean(data), present: Some(present) }.tidy()
    }

    fn tidy(mut self) -> Self {
        if self.present.as_ref().is_some_and(|flags| flags.iter().all(|flag| *flag)) {
            self.present = None;
        }
        self
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.data.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.data.is_empty()
    }

    /// Whether there is a value at `row`.
    pub fn is_present(&self, row: usize) -> bool {
        self.present.as_ref().is_none_or(|flags| flags[row])
    }

    /// The values, placeholders included.
    pub fn data(&self) -> &ColumnData {
        &self.data
    }

    /// Values and presence flags, to hand to an engine without copying.
    pub fn into_parts(self) -> (ColumnData, Option<Vec<bool>>) {
        (self.data, self.present)
    }

    /// The text at `row`; `None` where missing or where the column holds no text.
    pub fn text(&self, row: usize) -> Option<&str> {
        match &self.data {
            ColumnData::Text(values) if self.is_present(row) => Some(values.get(row)),
            _ => None,
        }
    }

    /// The whole number at `row`; `None` where missing or of another type.
    pub fn integer(&self, row: usize) -> Option<i64> {
        match &self.data {
            ColumnData::Integer(values) if self.is_present(row) => Some(values[row]),
            _ => None,
        }
    }

    /// The number at `row`, whole numbers included; `None` where missing or of another type.
    pub fn number(&self, row: usize) -> Option<f64> {
        match &self.data {
            ColumnData::Number(values) if self.is_present(row) => Some(values[row]),
            ColumnData::Integer(values) if self.is_present(row) => Some(values[row] as f64),
            _ => None,
        }
    }

    /// The truth value at `row`; `None` where missing or of another type.
    pub fn boolean(&self, row: usize) -> Option<bool> {
        match &self.data {
            ColumnData::Boolean(values) if self.is_present(row) => Some(values[row]),
            _ => None,
        }
    }
}

/// Named columns of equal length.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    names: Vec<String>,
    columns: Vec<Column>,
}

impl Table {
    /// A table of these columns.
    ///
    /// # Errors
    /// [`Error::Shape`] if lengths differ or a name occurs twice.
    pub fn new(columns: Vec<(String, Column)>) -> Result<Self, Error> {
        let mut table = Self::default();
        for (name, column) in columns {
            table.push(name, column)?;
        }
        Ok(table)
    }

    /// Appends a column.
    ///
    /// # Errors
    /// [`Error::Shape`] if its length differs from the others' or its name is taken.
    pub fn push(&mut self, name: impl Into<String>, column: Column) -> Result<(), Error> {
        let name = name.into();
        if self.names.contains(&name) {
            return Err(Error::Shape(format!("column {name} occurs twice")));
        }
        if let Some(first) = self.columns.first()
            && first.len() != column.len()
        {
            return Err(Error::Shape(format!(
                "column {name} has {} rows, the table {}",
                column.len(),
                first.len()
            )));
        }
        self.names.push(name);
        self.columns.push(column);
        Ok(())
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, Column::len)
    }

    /// The names of the columns, in order.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The columns, in order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Names and columns, taken apart.
    pub fn into_columns(self) -> impl Iterator<Item = (String, Column)> {
        self.names.into_iter().zip(self.columns)
    }

    /// The column of this name.
    ///
    /// # Errors
    /// [`Error::NoColumn`] naming what there is instead.
    pub fn column(&self, name: &str) -> Result<&Column, Error> {
        self.names
            .iter()
            .position(|known| known == name)
            .map(|index| &self.columns[index])
            .ok_or_else(|| Error::NoColumn { name: name.to_owned(), known: self.names.join(", ") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_unequal_length_do_not_make_a_table() {
        let columns = vec![
            ("a".to_owned(), Column::integers([Some(1), None])),
            ("b".to_owned(), Column::texts([Some("x")])),
        ];
        assert!(Table::new(columns).is_err());
    }

    #[test]
    fn a_missing_value_reads_as_none() {
        let column = Column::texts([Some("é"), None, Some("")]);
        assert_eq!((column.text(0), column.text(1), column.text(2)), (Some("é"), None, Some("")));
        assert_eq!(column.integer(0), None);
    }
}
