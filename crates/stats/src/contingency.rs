//! Tables of counts of two categorical variables.

use crate::{Error, distribution::chi_square_upper_tail};

/// A table of counts, by rows.
///
/// ```
/// use holdfast_stats::contingency::ContingencyTable;
/// let table = ContingencyTable::new(2, vec![10, 20, 30, 40])?;
/// assert_eq!(table.rows(), 2);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContingencyTable {
    columns: usize,
    counts: Vec<u64>,
}

/// Pearson's test that rows and columns of a table are independent.
///
/// ```
/// use holdfast_stats::contingency::ContingencyTable;
/// let test = ContingencyTable::new(2, vec![10, 20, 30, 60])?.independence();
/// assert_eq!((test.statistic, test.p_value), (0.0, 1.0));
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct IndependenceTest {
    /// Σ (observed − expected)² / expected.
    pub statistic: f64,
    /// (rows − 1)(columns − 1), rows and columns without counts left out.
    pub degrees_of_freedom: usize,
    /// P(X ≥ statistic) if rows and columns are independent; 1 without degrees of freedom.
    pub p_value: f64,
    /// Smallest expected count of a cell: below 5 the p-value is rough (Cochran 1954).
    pub smallest_expected: f64,
    /// Cramér's V, √(statistic / (n·(min(rows, columns) − 1))), 0 (independent) to 1.
    pub cramers_v: f64,
    /// Cramér's V corrected for its bias, which is large in sparse tables.
    pub cramers_v_corrected: f64,
}

impl ContingencyTable {
    /// A table from its counts, row after row.
    ///
    /// # Errors
    /// [`Error::Empty`] without columns or counts, [`Error::LengthMismatch`] if the counts do
    /// not fill whole rows.
    ///
    /// ```
    /// use holdfast_stats::contingency::ContingencyTable;
    /// assert!(ContingencyTable::new(2, vec![1, 2, 3]).is_err());
    /// ```
    pub fn new(columns: usize, counts: Vec<u64>) -> Result<Self, Error> {
        if columns == 0 || counts.is_empty() {
            return Err(Error::Empty { what: "counts" });
        }
        let filled = counts.len().div_ceil(columns) * columns;
        crate::error::same_length("counts", counts.len(), "whole rows", filled)?;
        Ok(Self { columns, counts })
    }

    /// Counts how often each pair of labels occurs; labels may be any numbers.
    ///
    /// # Errors
    /// Lengths that differ, no labels.
    ///
    /// ```
    /// use holdfast_stats::contingency::ContingencyTable;
    /// let table = ContingencyTable::from_labels(&[1, 1, 7], &[0, 5, 5])?;
    /// assert_eq!(table, ContingencyTable::new(2, vec![1, 1, 0, 1])?);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn from_labels(row: &[u32], column: &[u32]) -> Result<Self, Error> {
        crate::error::same_length("row", row.len(), "column", column.len())?;
        if row.is_empty() {
            return Err(Error::Empty { what: "row" });
        }
        let (row_labels, column_labels) = (distinct(row), distinct(column));
        let columns = column_labels.len();
        let mut counts = vec![0; row_labels.len() * columns];
        for (row, column) in row.iter().zip(column) {
            let row = row_labels.partition_point(|other| other < row);
            let column = column_labels.partition_point(|other| other < column);
            counts[row * columns + column] += 1;
        }
        Ok(Self { columns, counts })
    }

    /// Number of rows.
    ///
    /// ```
    /// use holdfast_stats::contingency::ContingencyTable;
    /// assert_eq!(ContingencyTable::new(1, vec![1, 2, 3])?.rows(), 3);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn rows(&self) -> usize {
        self.counts.len() / self.columns
    }

    /// Number of columns.
    ///
    /// ```
    /// use holdfast_stats::contingency::ContingencyTable;
    /// assert_eq!(ContingencyTable::new(3, vec![1, 2, 3])?.columns(), 3);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Pearson's chi-square test of independence, without continuity correction, and Cramér's
    /// V.
    ///
    /// Pearson K (1900), *Philosophical Magazine* 50:157–175; Cramér H (1946), *Mathematical
    /// Methods of Statistics*, 21.9; correction of V by Bergsma W (2013), *Journal of the
    /// Korean Statistical Society* 42:323–328. Rows and columns without counts are left out.
    ///
    /// ```
    /// use holdfast_stats::contingency::ContingencyTable;
    /// let test = ContingencyTable::new(2, vec![30, 10, 10, 30])?.independence();
    /// assert_eq!(test.statistic, 20.0);
    /// assert_eq!(test.cramers_v, 0.5);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn independence(&self) -> IndependenceTest {
        let mut row_totals = vec![0u64; self.rows()];
        let mut column_totals = vec![0u64; self.columns];
        for (index, &count) in self.counts.iter().enumerate() {
            row_totals[index / self.columns] += count;
            column_totals[index % self.columns] += count;
        }
        let total = row_totals.iter().sum::<u64>() as f64;
        let mut statistic = 0.0;
        let mut smallest_expected = f64::INFINITY;
        for (index, &count) in self.counts.iter().enumerate() {
            let row = row_totals[index / self.columns];
            let column = column_totals[index % self.columns];
            if row > 0 && column > 0 {
                let expected = row as f64 * column as f64 / total;
                smallest_expected = smallest_expected.min(expected);
                statistic += (count as f64 - expected).powi(2) / expected;
            }
        }
        let filled = |totals: &[u64]| totals.iter().filter(|&&total| total > 0).count();
        let (rows, columns) = (filled(&row_totals), filled(&column_totals));
        let degrees_of_freedom = rows.saturating_sub(1) * columns.saturating_sub(1);
        let (cramers_v, cramers_v_corrected) = if degrees_of_freedom == 0 {
            (0.0, 0.0)
        } else {
            cramers_v(statistic, total, rows as f64, columns as f64)
        };
        IndependenceTest {
            statistic,
            degrees_of_freedom,
            p_value: chi_square_upper_tail(statistic, degrees_of_freedom),
            smallest_expected: if total > 0.0 { smallest_expected } else { 0.0 },
            cramers_v,
            cramers_v_corrected,
        }
    }
}

fn cramers_v(statistic: f64, total: f64, rows: f64, columns: f64) -> (f64, f64) {
    let squared = statistic / total;
    let plain = (squared / (rows.min(columns) - 1.0)).sqrt().min(1.0);
    if total <= 1.0 {
        return (plain, 0.0);
    }
    let shrink = |size: f64| size - (size - 1.0).powi(2) / (total - 1.0);
    let corrected = (squared - (rows - 1.0) * (columns - 1.0) / (total - 1.0)).max(0.0);
    let size = shrink(rows).min(shrink(columns)) - 1.0;
    let corrected = if size > 0.0 { (corrected / size).sqrt().min(1.0) } else { 0.0 };
    (plain, corrected)
}

pub(crate) fn distinct(labels: &[u32]) -> Vec<u32> {
    let mut distinct = labels.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    distinct
}
