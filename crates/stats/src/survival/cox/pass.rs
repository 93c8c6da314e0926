//! The partial likelihood, its score and its information, in two passes over the rows.
//!
//! With r = w·exp(η) and, at the event time t, S(t) the sum of r and a(t) that of r·x over the
//! rows at risk, log-likelihood and score need only S: the score is Σ x·M with the
//! martingale residuals M = w·δ − r·H, H the hazard cumulated over the row's time at risk.
//! The information is Σ r·H·x·x' − Σ c(t)·a(t)·a(t)': its first part is one weighted matrix
//! of squares over rows, whatever the times, its second needs a(t) only. So the first pass,
//! from the last time to the first, takes S, a and the second part; the second pass takes
//! everything else, in vector operations over blocks of rows.

use std::ops::Range;

use super::{
    Ties,
    design::{BLOCK, Design, EventTime},
};

/// Sums at one coefficient vector; buffers are used again by the next.
#[derive(Clone)]
pub(super) struct Evaluation {
    ties: Ties,
    pub(super) log_likelihood: f64,
    pub(super) score: Vec<f64>,
    /// Full symmetric matrix by rows.
    pub(super) information: Vec<f64>,
    /// Diagonal of the information's first part: the size against which its rank is judged.
    pub(super) second_moment: Vec<f64>,
    /// w·exp(η) of each row.
    pub(super) risk: Vec<f64>,
    /// Hazard cumulated to each time of each stratum, from zero (see [`Design::exit`]).
    pub(super) cumulative: Vec<f64>,
    /// At the same places: what an event's own time takes off its cumulated hazard.
    pub(super) relief: Vec<f64>,
    at_risk: AtRisk,
}

/// Sums over the rows at risk.
#[derive(Clone)]
pub(super) struct AtRisk {
    rows: usize,
    pub(super) risk: f64,
    pub(super) moment: Vec<f64>,
    pub(super) dead_risk: f64,
    pub(super) dead_moment: Vec<f64>,
}

/// One event time's scalars: sums over its (Efron) steps.
pub(super) struct Steps {
    pub(super) hazard: f64,
    /// Part of `hazard` that its own events do not bear.
    pub(super) relief: f64,
    log: f64,
    /// Weights of a·a', −(a·d' + d·a') and d·d' in the information's second part.
    pub(super) squares: [f64; 3],
}

impl Steps {
    /// Efron: step l of d sees the risk S − (l/d)·D, D being that of the tied events.
    pub(super) fn new(ties: Ties, time: &EventTime, risk: f64, dead_risk: f64) -> Self {
        let tied = time.dead_end - time.first;
        if tied == 1 || ties == Ties::Breslow {
            let hazard = time.weight / risk;
            let squares = [hazard / risk, 0.0, 0.0];
            return Self { hazard, relief: 0.0, log: time.weight * risk.ln(), squares };
        }
        let weight = time.weight / tied as f64;
        let mut steps = Self { hazard: 0.0, relief: 0.0, log: 0.0, squares: [0.0; 3] };
        for step in 0..tied {
            let part = step as f64 / tied as f64;
            let risk = risk - part * dead_risk;
            let hazard = weight / risk;
            steps.hazard += hazard;
            steps.relief += part * hazard;
            steps.log += weight * risk.ln();
            steps.squares[0] += hazard / risk;
            steps.squares[1] += part * hazard / risk;
            steps.squares[2] += part * part * hazard / risk;
        }
        steps
    }
}

impl Evaluation {
    pub(super) fn new(design: &Design, ties: Ties) -> Self {
        let (width, places) = (design.width, design.times.len() + design.strata.len());
        Self {
            ties,
            log_likelihood: 0.0,
            score: vec![0.0; width],
            information: vec![0.0; width * width],
            second_moment: vec![0.0; width],
            risk: vec![0.0; design.rows],
            cumulative: vec![0.0; places],
            relief: vec![0.0; places],
            at_risk: AtRisk::new(width),
        }
    }

    /// Coefficients are those of the scaled covariates.
    pub(super) fn evaluate(&mut self, design: &Design, coefficients: &[f64]) {
        self.information.fill(0.0);
        self.log_likelihood = self.risks(design, coefficients);
        let (ties, width) = (self.ties, design.width);
        let mut at_risk = self.at_risk.clone();
        let mut second = std::mem::take(&mut self.information);
        let (mut log, places) = (0.0, (&mut self.cumulative, &mut self.relief));
        backwards(design, &self.risk, &mut at_risk, |place, time, sums| {
            let steps = Steps::new(ties, time, sums.risk, sums.dead_risk);
            log += steps.log;
            places.0[place] = steps.hazard;
            places.1[place] = steps.relief;
            let [own, cross, dead] = steps.squares;
            let (a, d) = (&sums.moment, &sums.dead_moment);
            for row in 0..width {
                let line = &mut second[row * width..=row * width + row];
                if cross == 0.0 {
                    let left = own * a[row];
                    line.iter_mut().zip(a).for_each(|(cell, a)| *cell -= left * a);
                } else {
                    let to_a = own * a[row] - cross * d[row];
                    let to_d = dead * d[row] - cross * a[row];
                    for ((cell, a), d) in line.iter_mut().zip(a).zip(d) {
                        *cell -= to_a * a + to_d * d;
                    }
                }
            }
        });
        self.log_likelihood -= log;
        self.information = second;
        self.at_risk = at_risk;
        for (number, stratum) in design.strata.iter().enumerate() {
            let first = stratum.times.start + number;
            self.cumulative[first] = 0.0;
            self.relief[first] = 0.0;
            for place in first + 1..=stratum.times.end + number {
                self.cumulative[place] += self.cumulative[place - 1];
            }
        }
        self.squares(design);
    }

    /// Fills in r; returns Σ w·η over events.
    fn risks(&mut self, design: &Design, coefficients: &[f64]) -> f64 {
        let mut events = 0.0;
        let mut predictor = [0.0; BLOCK];
        for (block, risk) in self.risk.chunks_mut(BLOCK).enumerate() {
            let start = block * BLOCK;
            predictor.fill(0.0);
            if !design.offset.is_empty() {
                predictor[..risk.len()].copy_from_slice(&design.offset[start..start + risk.len()]);
            }
            for (values, &coefficient) in design.block(block).chunks_exact(BLOCK).zip(coefficients) {
                for (sum, value) in predictor.iter_mut().zip(values) {
                    *sum += coefficient * value;
                }
            }
            for (index, risk) in risk.iter_mut().enumerate() {
                let weight = design.weight[start + index];
                *risk = weight * predictor[index].exp();
                if design.dead[start + index] {
                    events += weight * predictor[index];
                }
            }
        }
        events
    }

    /// Hazard cumulated over the time that the row was at risk.
    pub(super) fn borne(&self, design: &Design, row: usize) -> f64 {
        let exit = design.exit[row] as usize;
        let mut hazard = self.cumulative[exit];
        if design.dead[row] {
            hazard -= self.relief[exit];
        }
        match &design.entry {
            None => hazard,
            Some(entry) => hazard - self.cumulative[entry.index[row] as usize],
        }
    }

    /// Score, and the first part of the information.
    fn squares(&mut self, design: &Design) {
        let width = design.width;
        let mut score = vec![0.0; width];
        let mut first = vec![0.0; width * width];
        let mut borne = [0.0; BLOCK];
        let mut martingale = [0.0; BLOCK];
        let mut scaled = [0.0; BLOCK];
        for block in 0..design.rows.div_ceil(BLOCK) {
            let rows = block * BLOCK..((block + 1) * BLOCK).min(design.rows);
            borne.fill(0.0);
            martingale.fill(0.0);
            for (index, row) in rows.enumerate() {
                borne[index] = self.risk[row] * self.borne(design, row);
                let event = if design.dead[row] { design.weight[row] } else { 0.0 };
                martingale[index] = event - borne[index];
            }
            let values = design.block(block);
            for (row, own) in values.chunks_exact(BLOCK).enumerate() {
                score[row] += dot(&martingale, own);
                for ((scaled, own), borne) in scaled.iter_mut().zip(own).zip(&borne) {
                    *scaled = own * borne;
                }
                for (column, other) in values.chunks_exact(BLOCK).take(row + 1).enumerate() {
                    first[row * width + column] += dot(&scaled, other);
                }
            }
        }
        self.score = score;
        for row in 0..width {
            self.second_moment[row] = first[row * width + row];
            for column in 0..=row {
                let sum = self.information[row * width + column] + first[row * width + column];
                self.information[row * width + column] = sum;
                self.information[column * width + row] = sum;
            }
        }
    }
}

/// Visits every event time from the last to the first with the sums over the rows at risk;
/// `visit` gets its place in the table of cumulated hazards.
pub(super) fn backwards(
    design: &Design,
    risk: &[f64],
    sums: &mut AtRisk,
    mut visit: impl FnMut(usize, &EventTime, &AtRisk),
) {
    for (number, stratum) in design.strata.iter().enumerate().rev() {
        sums.clear();
        let mut next = stratum.rows.end;
        let mut entering = stratum.rows.end;
        for index in stratum.times.clone().rev() {
            let time = &design.times[index];
            sums.add(design, risk, time.dead_end..next);
            next = time.first;
            sums.take_events(design, risk, time.first..time.dead_end);
            if let Some(entry) = &design.entry {
                while entering > stratum.rows.start {
                    let row = entry.order[entering - 1] as usize;
                    if entry.time[row] < time.time {
                        break;
                    }
                    sums.remove(design, risk, row);
                    entering -= 1;
                }
                sums.settle(time.dead_end - time.first);
            }
            visit(index + number + 1, time, sums);
        }
    }
}

impl AtRisk {
    pub(super) fn new(width: usize) -> Self {
        Self { rows: 0, risk: 0.0, moment: vec![0.0; width], dead_risk: 0.0, dead_moment: vec![0.0; width] }
    }

    fn clear(&mut self) {
        self.rows = 0;
        self.risk = 0.0;
        self.moment.fill(0.0);
    }

    fn add(&mut self, design: &Design, risk: &[f64], rows: Range<usize>) {
        self.rows += rows.len();
        self.risk += sum_of(design, risk, rows, &mut self.moment);
    }

    fn take_events(&mut self, design: &Design, risk: &[f64], rows: Range<usize>) {
        if rows.len() == 1 && design.entry.is_none() {
            return self.add(design, risk, rows);
        }
        self.rows += rows.len();
        self.dead_moment.fill(0.0);
        self.dead_risk = sum_of(design, risk, rows, &mut self.dead_moment);
        self.risk += self.dead_risk;
        self.moment.iter_mut().zip(&self.dead_moment).for_each(|(sum, dead)| *sum += dead);
    }

    fn remove(&mut self, design: &Design, risk: &[f64], row: usize) {
        self.rows -= 1;
        self.risk -= risk[row];
        for (sum, value) in self.moment.iter_mut().zip(design.row_values(row)) {
            *sum -= risk[row] * value;
        }
    }

    /// Where only the tied rows are left, the sums are theirs, without the rounding that
    /// taking away has left.
    fn settle(&mut self, tied: usize) {
        if self.rows == tied {
            self.risk = self.dead_risk;
            self.moment.copy_from_slice(&self.dead_moment);
        }
    }
}

/// Adds Σ r·x over the rows to `moment` and returns Σ r.
fn sum_of(design: &Design, risk: &[f64], rows: Range<usize>, moment: &mut [f64]) -> f64 {
    let mut total = 0.0;
    let mut start = rows.start;
    while start < rows.end {
        let block = start / BLOCK;
        let end = rows.end.min((block + 1) * BLOCK);
        let (from, to) = (start - block * BLOCK, end - block * BLOCK);
        let risk = &risk[start..end];
        for (sum, values) in moment.iter_mut().zip(design.block(block).chunks_exact(BLOCK)) {
            *sum += dot(risk, &values[from..to]);
        }
        total += risk.iter().sum::<f64>();
        start = end;
    }
    total
}

/// Σ a·b in eight running sums, which the compiler makes vectors.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (a_eights, a_rest) = a.as_chunks::<8>();
    let (b_eights, b_rest) = b.as_chunks::<8>();
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    if a_eights.is_empty() {
        return rest;
    }
    let mut sums = [0.0; 8];
    for (a, b) in a_eights.iter().zip(b_eights) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum::<f64>() + rest
}
