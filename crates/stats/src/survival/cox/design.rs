//! The rows of a regression in the order in which they are walked.

use super::CoxRows;
use crate::{
    Error,
    error::{all_finite, same_length},
};

/// Rows in a block: within a block the values of one covariate are contiguous, so that sums
/// over rows are vector operations, and a block stays in the nearest cache.
pub(super) const BLOCK: usize = 64;

/// Rows by stratum, time, and events before censorings; covariates centred and scaled to
/// standard deviation one, which keeps sums of squares free of cancellation.
pub(super) struct Design {
    pub(super) rows: usize,
    pub(super) width: usize,
    pub(super) names: Vec<String>,
    /// Row of the input of each design row.
    pub(super) input: Vec<u32>,
    /// Rows given, before those of weight zero were left out.
    pub(super) given: usize,
    /// Block after block: `width` runs of [`BLOCK`] values, zero beyond the last row.
    values: Vec<f64>,
    pub(super) weight: Vec<f64>,
    pub(super) dead: Vec<bool>,
    /// Centred; empty if none was given.
    pub(super) offset: Vec<f64>,
    pub(super) offset_mean: f64,
    pub(super) mean: Vec<f64>,
    pub(super) scale: Vec<f64>,
    /// Largest less smallest scaled value of each covariate.
    pub(super) range: Vec<f64>,
    pub(super) times: Vec<EventTime>,
    pub(super) strata: Vec<Stratum>,
    /// Where the row's exit stands in a table of hazards cumulated to each time, of which
    /// each stratum has one entry more than it has times, the first zero.
    pub(super) exit: Vec<u32>,
    pub(super) entry: Option<Entries>,
    pub(super) cluster: Option<Vec<u32>>,
}

/// A distinct time with events in one stratum.
pub(super) struct EventTime {
    pub(super) time: f64,
    /// First design row with this exit time; events are `first..dead_end`.
    pub(super) first: usize,
    pub(super) dead_end: usize,
    /// Total weight of the events.
    pub(super) weight: f64,
}

pub(super) struct Stratum {
    pub(super) label: u32,
    pub(super) rows: std::ops::Range<usize>,
    pub(super) times: std::ops::Range<usize>,
}

/// Left truncation.
pub(super) struct Entries {
    /// As [`Design::exit`], for what was cumulated before the row entered.
    pub(super) index: Vec<u32>,
    /// Rows by stratum and entry.
    pub(super) order: Vec<u32>,
    /// Entry time of each row.
    pub(super) time: Vec<f64>,
}

impl Design {
    pub(super) fn new(rows: &CoxRows<'_>) -> Result<Self, Error> {
        let data = rows.data;
        if rows.covariates.is_empty() {
            return Err(Error::Empty { what: "covariates" });
        }
        if data.event.iter().all(|&event| event == 0) {
            return Err(Error::NoEvents { rows: data.rows() });
        }
        if let Some(strata) = rows.strata {
            data.check_labels("strata", strata)?;
        }
        let count = data.rows();
        let (labels, stratum) = match rows.strata {
            None => (vec![0], None),
            Some(strata) => {
                let (labels, dense) = data.dense_labels(strata);
                (labels, Some(dense))
            }
        };
        let order = order(data, stratum.as_deref(), labels.len());
        let input: Vec<u32> = order.iter().map(|&position| data.row[position as usize]).collect();
        let dead: Vec<bool> = order.iter().map(|&position| data.event[position as usize] > 0).collect();
        let weight = order.iter().map(|&position| data.weight_of(position as usize)).collect();
        let mut design = Self {
            rows: count,
            width: rows.covariates.len(),
            names: rows.covariates.iter().map(|covariate| covariate.name.to_owned()).collect(),
            given: data.given,
            values: vec![0.0; count.div_ceil(BLOCK) * BLOCK * rows.covariates.len()],
            weight,
            dead,
            offset: Vec::new(),
            offset_mean: 0.0,
            mean: Vec::new(),
            scale: Vec::new(),
            range: Vec::new(),
            times: Vec::new(),
            strata: Vec::new(),
            exit: vec![0; count],
            entry: None,
            cluster: data
                .cluster
                .as_ref()
                .map(|cluster| order.iter().map(|&position| cluster[position as usize]).collect()),
            input,
        };
        let number = |row: usize| stratum.as_ref().map_or(0, |dense| dense[order[row] as usize] as usize);
        let time: Vec<f64> = order.iter().map(|&position| data.time[position as usize]).collect();
        design.find_times(&labels, number, &time);
        design.find_entries(data, &order, stratum.as_deref());
        for (column, covariate) in rows.covariates.iter().enumerate() {
            design.add_covariate(column, covariate.name, covariate.values)?;
        }
        if let Some(offset) = rows.offset {
            same_length("offset", offset.len(), "time", design.given)?;
            all_finite("offset", offset)?;
            let own = design.input.iter().map(|&row| offset[row as usize]);
            design.offset_mean = own.clone().sum::<f64>() / count as f64;
            design.offset = own.map(|value| value - design.offset_mean).collect();
        }
        Ok(design)
    }

    /// The values of one block: `width` runs of [`BLOCK`].
    pub(super) fn block(&self, block: usize) -> &[f64] {
        let size = BLOCK * self.width;
        &self.values[block * size..(block + 1) * size]
    }

    /// The scaled values of one row.
    pub(super) fn row_values(&self, row: usize) -> impl Iterator<Item = f64> + '_ {
        let block = self.block(row / BLOCK);
        (0..self.width).map(move |column| block[column * BLOCK + row % BLOCK])
    }

    fn find_times(&mut self, labels: &[u32], number: impl Fn(usize) -> usize, time: &[f64]) {
        let mut row = 0;
        for (stratum, &label) in labels.iter().enumerate() {
            let (first_row, first_time) = (row, self.times.len());
            while row < self.rows && number(row) == stratum {
                let first = row;
                let mut dead_end = row;
                let mut weight = 0.0;
                while row < self.rows && number(row) == stratum && time[row] == time[first] {
                    if self.dead[row] {
                        dead_end = row + 1;
                        weight += self.weight[row];
                    }
                    row += 1;
                }
                if dead_end > first {
                    self.times.push(EventTime { time: time[first], first, dead_end, weight });
                }
                self.exit[first..row].fill((self.times.len() + stratum) as u32);
            }
            self.strata.push(Stratum { label, rows: first_row..row, times: first_time..self.times.len() });
        }
    }

    fn find_entries(&mut self, data: &super::SurvivalData, order: &[u32], stratum: Option<&[u32]>) {
        let Some(entry) = &data.entry else { return };
        let mut row_of = vec![0u32; order.len()];
        for (row, &position) in order.iter().enumerate() {
            row_of[position as usize] = row as u32;
        }
        let by_entry: Vec<u32> = match stratum {
            None => entry.order.iter().map(|&position| row_of[position as usize]).collect(),
            Some(dense) => by_label(entry.order.iter().copied(), dense, self.strata.len())
                .into_iter()
                .map(|position| row_of[position as usize])
                .collect(),
        };
        let time: Vec<f64> = order.iter().map(|&position| entry.time[position as usize]).collect();
        let mut index = vec![0u32; order.len()];
        for (number, stratum) in self.strata.iter().enumerate() {
            let mut passed = stratum.times.start;
            for &row in &by_entry[stratum.rows.clone()] {
                // At risk from just after the entry: times up to it are not the row's.
                while passed < stratum.times.end && self.times[passed].time <= time[row as usize] {
                    passed += 1;
                }
                index[row as usize] = (passed + number) as u32;
            }
        }
        self.entry = Some(Entries { index, order: by_entry, time });
    }

    fn add_covariate(&mut self, column: usize, name: &str, values: &[f64]) -> Result<(), Error> {
        if values.len() != self.given {
            let name = name.to_owned();
            return Err(Error::CovariateLength { name, values: values.len(), rows: self.given });
        }
        if let Some(index) = values.iter().position(|value| !value.is_finite()) {
            return Err(Error::CovariateNotFinite { name: name.to_owned(), index, value: values[index] });
        }
        let count = self.rows as f64;
        let own = || self.input.iter().map(|&row| values[row as usize]);
        let (mut low, mut high, mut sum) = (f64::INFINITY, f64::NEG_INFINITY, 0.0);
        for value in own() {
            low = low.min(value);
            high = high.max(value);
            sum += value;
        }
        if low >= high {
            return Err(Error::RedundantCovariate { name: name.to_owned() });
        }
        let mean = sum / count;
        let squares: f64 = own().map(|value| (value - mean) * (value - mean)).sum();
        let scale = (squares / (count - 1.0)).sqrt();
        let size = BLOCK * self.width;
        for (row, &from) in self.input.iter().enumerate() {
            self.values[row / BLOCK * size + column * BLOCK + row % BLOCK] =
                (values[from as usize] - mean) / scale;
        }
        self.mean.push(mean);
        self.scale.push(scale);
        self.range.push((high - low) / scale);
        Ok(())
    }
}

/// Sorted positions by stratum, time, events first; counting sorts on rows already sorted by
/// time.
fn order(data: &super::SurvivalData, stratum: Option<&[u32]>, strata: usize) -> Vec<u32> {
    let mut order: Vec<u32> = Vec::with_capacity(data.rows());
    let mut start = 0;
    while start < data.rows() {
        let mut end = start + 1;
        while end < data.rows() && data.time[end] == data.time[start] {
            end += 1;
        }
        order.extend((start..end).filter(|&row| data.event[row] > 0).map(|row| row as u32));
        order.extend((start..end).filter(|&row| data.event[row] == 0).map(|row| row as u32));
        start = end;
    }
    match stratum {
        None => order,
        Some(dense) => by_label(order.into_iter(), dense, strata),
    }
}

/// Positions by label, keeping their order within one.
fn by_label(positions: impl Iterator<Item = u32> + Clone, label: &[u32], labels: usize) -> Vec<u32> {
    let mut next = vec![0usize; labels + 1];
    for &label in label {
        next[label as usize + 1] += 1;
    }
    for index in 0..labels {
        next[index + 1] += next[index];
    }
    let mut sorted = vec![0u32; label.len()];
    for position in positions {
        let slot = &mut next[label[position as usize] as usize];
        sorted[*slot] = position;
        *slot += 1;
    }
    sorted
}
