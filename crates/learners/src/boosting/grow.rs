//! One symmetric tree: at every depth all leaves are split by the same question.

use super::bins::{Bins, Scale};
use super::forest::{Question, Test};
use std::mem::swap;

/// What bounds a tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) depth: usize,
    /// Penalty on squared leaf values.
    pub(super) penalty: f64,
    /// Curvature that each side of a question must have in all.
    pub(super) least_curvature: f64,
}

/// A question in terms of bins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Split {
    pub(super) feature: usize,
    /// Numbers: yes above this bin. Levels: yes at this bin.
    pub(super) bin: u8,
    /// Numbers: whether missing values are a yes.
    pub(super) missing: bool,
}

impl Split {
    /// Whether a row with these bins answers yes.
    pub(super) fn yes(self, row: &[u8], levels: bool) -> bool {
        let bin = row[self.feature];
        if levels {
            bin == self.bin
        } else if bin == 0 {
            self.missing
        } else {
            bin > self.bin
        }
    }

    pub(super) fn question(self, bins: &Bins) -> Question {
        let feature = &bins.features[self.feature];
        let test = match &feature.scale {
            Scale::Number { cuts } => match cuts.get(usize::from(self.bin).wrapping_sub(1)) {
                Some(cut) => Test::Above { cut: *cut, missing: self.missing },
                // Above bin 0: present or missing.
                None => Test::Above { cut: f32::MIN, missing: self.missing },
            },
            Scale::Levels { .. } => {
                Test::Is { code: if self.bin == 0 { crate::table::MISSING } else { u32::from(self.bin) - 1 } }
            }
        };
        Question { input: feature.input, test }
    }
}

/// Slope and curvature of the loss, summed.
type Pair = [f64; 2];

/// Working memory of one tree after another.
pub(super) struct Grower<'a> {
    bins: &'a Bins,
    limits: Limits,
    /// Sampled rows by leaf.
    order: Vec<u32>,
    aside: Vec<u32>,
    starts: Vec<usize>,
    /// One histogram a leaf.
    histograms: Vec<Pair>,
    next: Vec<Pair>,
    /// Curvature by bin over all rows.
    root: Vec<f64>,
    sides: Sides,
}

impl<'a> Grower<'a> {
    pub(super) fn new(bins: &'a Bins, limits: Limits) -> Self {
        Self {
            bins,
            limits,
            order: Vec::new(),
            aside: Vec::new(),
            starts: Vec::new(),
            histograms: Vec::new(),
            next: Vec::new(),
            root: Vec::new(),
            sides: Sides::default(),
        }
    }

    /// The questions of the tree that lowers the loss of these rows most, greedily, level by
    /// level; fewer than the depth when nothing helps. `pairs` has slope and curvature of
    /// every row of the table.
    pub(super) fn grow(&mut self, rows: &[u32], features: &[usize], pairs: &[Pair]) -> Vec<Split> {
        let size = self.bins.offsets.last().copied().unwrap_or(0);
        self.order.clear();
        self.order.extend_from_slice(rows);
        self.aside.resize(rows.len(), 0);
        self.starts.clear();
        self.starts.extend([0, rows.len()]);
        self.histograms.clear();
        self.histograms.resize(size, [0.0; 2]);
        self.fill(0, rows.len(), features, pairs, 0);
        self.root.clear();
        self.root.extend(self.histograms.iter().map(|pair| pair[1]));
        let mut splits = Vec::with_capacity(self.limits.depth);
        for level in 0..self.limits.depth {
            let Some(split) = self.best(1 << level, size, features) else { break };
            splits.push(split);
            self.partition(split);
            if level + 1 < self.limits.depth {
                self.divide(1 << level, size, features, pairs);
            }
        }
        splits
    }

    /// Adds rows `order[from..to]` to the histogram that begins at `at`.
    fn fill(&mut self, from: usize, to: usize, features: &[usize], pairs: &[Pair], at: usize) {
        let size = self.bins.offsets.last().copied().unwrap_or(0);
        let histogram = &mut self.histograms[at..at + size];
        let all = features.len() == self.bins.features.len();
        for row in &self.order[from..to] {
            let pair = pairs[*row as usize];
            let values = self.bins.row(*row as usize);
            if all {
                for (bin, offset) in values.iter().zip(&self.bins.offsets) {
                    let sum = &mut histogram[offset + usize::from(*bin)];
                    sum[0] += pair[0];
                    sum[1] += pair[1];
                }
            } else {
                for feature in features {
                    let sum = &mut histogram[self.bins.offsets[*feature] + usize::from(values[*feature])];
                    sum[0] += pair[0];
                    sum[1] += pair[1];
                }
            }
        }
    }

    /// The question with the largest gain over all leaves. Gains are compared in single
    /// precision: which of two nearly equal questions is asked does not matter.
    fn best(&mut self, leaves: usize, size: usize, features: &[usize]) -> Option<Split> {
        let penalty = self.limits.penalty;
        let used = (0..leaves).filter(|leaf| self.starts[*leaf] < self.starts[*leaf + 1]);
        let used: Vec<usize> = used.collect();
        let mut best: Option<(f32, Split)> = None;
        for feature in features {
            let description = &self.bins.features[*feature];
            let (start, end) = (self.bins.offsets[*feature], self.bins.offsets[*feature + 1]);
            let levels = matches!(description.scale, Scale::Levels { .. });
            self.sides.begin(end - start, penalty as f32, f32::from(description.direction));
            for leaf in &used {
                let histogram = &self.histograms[leaf * size + start..leaf * size + end];
                if levels {
                    self.sides.levels(histogram);
                } else {
                    self.sides.numbers(histogram, description.missing);
                }
            }
            for missing in [false, true] {
                let gains = if missing { &self.sides.missing_yes } else { &self.sides.missing_no };
                for (bin, gain) in gains.iter().enumerate() {
                    let gain = *gain - self.sides.whole;
                    if gain > best.as_ref().map_or(self.sides.whole * 1e-6, |(most, _)| *most) {
                        let split = Split { feature: *feature, bin: bin as u8, missing };
                        if self.balanced(split, levels, start, end) {
                            best = Some((gain, split));
                        }
                    }
                }
            }
        }
        best.map(|(_, split)| split)
    }

    /// Whether both sides have enough curvature in all: no question alone may single out a
    /// handful of rows.
    fn balanced(&self, split: Split, levels: bool, start: usize, end: usize) -> bool {
        let (mut yes, mut all) = (0.0, 0.0);
        for (bin, curvature) in self.root[start..end].iter().enumerate() {
            let bin = bin as u8;
            let is = if levels {
                bin == split.bin
            } else if bin == 0 {
                split.missing
            } else {
                bin > split.bin
            };
            all += curvature;
            if is {
                yes += curvature;
            }
        }
        yes >= self.limits.least_curvature && all - yes >= self.limits.least_curvature
    }

    /// Moves the rows of every leaf: no first, then yes.
    fn partition(&mut self, split: Split) {
        let levels = matches!(self.bins.features[split.feature].scale, Scale::Levels { .. });
        let mut starts = Vec::with_capacity(self.starts.len() * 2);
        for leaf in self.starts.windows(2) {
            let (from, to) = (leaf[0], leaf[1]);
            let (mut no, mut yes) = (from, 0);
            for position in from..to {
                let row = self.order[position];
                if split.yes(self.bins.row(row as usize), levels) {
                    self.aside[yes] = row;
                    yes += 1;
                } else {
                    self.order[no] = row;
                    no += 1;
                }
            }
            self.order[no..to].copy_from_slice(&self.aside[..yes]);
            starts.extend([from, no]);
        }
        starts.push(self.order.len());
        self.starts = starts;
    }

    /// Histograms of the new leaves: the smaller of two siblings is counted, the other is the
    /// difference.
    fn divide(&mut self, leaves: usize, size: usize, features: &[usize], pairs: &[Pair]) {
        swap(&mut self.histograms, &mut self.next);
        self.histograms.clear();
        self.histograms.resize(leaves * 2 * size, [0.0; 2]);
        for leaf in 0..leaves {
            let bounds = [self.starts[leaf * 2], self.starts[leaf * 2 + 1], self.starts[leaf * 2 + 2]];
            let small = usize::from(bounds[1] - bounds[0] > bounds[2] - bounds[1]);
            let (from, to) = (bounds[small], bounds[small + 1]);
            self.fill(from, to, features, pairs, (leaf * 2 + small) * size);
            let (first, second) = self.histograms[leaf * 2 * size..(leaf * 2 + 2) * size].split_at_mut(size);
            let (counted, other) = if small == 0 { (first, second) } else { (second, first) };
            if bounds[2] - bounds[0] == to - from {
                continue;
            }
            let parent = &self.next[leaf * size..(leaf + 1) * size];
            for ((other, parent), counted) in other.iter_mut().zip(parent).zip(counted.iter()) {
                other[0] = parent[0] - counted[0];
                other[1] = parent[1] - counted[1];
            }
        }
    }
}

/// Adds up gains of the questions about one feature, bin by bin.
#[derive(Default)]
struct Sides {
    /// With missing values on the no side, and on the yes side.
    missing_no: Vec<f32>,
    missing_yes: Vec<f32>,
    /// The same sum without a question.
    whole: f32,
    /// Slope and curvature up to each bin, without missing values.
    slopes: Vec<f32>,
    curvatures: Vec<f32>,
    penalty: f32,
    direction: f32,
}

impl Sides {
    fn begin(&mut self, bins: usize, penalty: f32, direction: f32) {
        for values in [&mut self.missing_no, &mut self.missing_yes] {
            values.clear();
            values.resize(bins, 0.0);
        }
        self.slopes.resize(bins, 0.0);
        self.curvatures.resize(bins, 0.0);
        self.whole = 0.0;
        self.penalty = penalty;
        self.direction = direction;
    }

    fn numbers(&mut self, histogram: &[Pair], has_missing: bool) {
        let bins = histogram.len();
        let mut below = [0.0_f64; 2];
        for (bin, pair) in histogram.iter().enumerate().skip(1) {
            below = [below[0] + pair[0], below[1] + pair[1]];
            self.slopes[bin] = below[0] as f32;
            self.curvatures[bin] = below[1] as f32;
        }
        let missing = [histogram[0][0] as f32, histogram[0][1] as f32];
        let total = [below[0] as f32 + missing[0], below[1] as f32 + missing[1]];
        let whole = total[0] * total[0] / (total[1] + self.penalty);
        self.whole += whole;
        self.slopes[0] = 0.0;
        self.curvatures[0] = 0.0;
        // Above bin 0 with missing values on the no side: present against missing. Above the
        // last bin nothing is left.
        let first = usize::from(!has_missing);
        let range = first..bins - 1;
        let question = Leaf { total, penalty: self.penalty, direction: self.direction, whole };
        question.add(
            &self.slopes[range.clone()],
            &self.curvatures[range.clone()],
            missing,
            &mut self.missing_no[range],
        );
        if has_missing {
            let range = 1..bins - 1;
            question.add(
                &self.slopes[range.clone()],
                &self.curvatures[range.clone()],
                [0.0; 2],
                &mut self.missing_yes[range],
            );
        }
    }

    fn levels(&mut self, histogram: &[Pair]) {
        let total = histogram.iter().fold([0.0; 2], |sum, pair| [sum[0] + pair[0], sum[1] + pair[1]]);
        let total = [total[0] as f32, total[1] as f32];
        let whole = total[0] * total[0] / (total[1] + self.penalty);
        self.whole += whole;
        let question = Leaf { total, penalty: self.penalty, direction: 0.0, whole };
        for (bin, pair) in histogram.iter().enumerate() {
            self.missing_no[bin] += question.gain(pair[0] as f32, pair[1] as f32);
        }
    }
}

/// A leaf that is to be divided.
struct Leaf {
    total: [f32; 2],
    penalty: f32,
    direction: f32,
    whole: f32,
}

impl Leaf {
    /// The squared slopes over curvatures of both sides, summed.
    #[inline]
    fn gain(&self, slope: f32, curvature: f32) -> f32 {
        let (below, above) = (curvature + self.penalty, self.total[1] - curvature + self.penalty);
        let other = self.total[0] - slope;
        (slope * slope * above + other * other * below) / (below * above)
    }

    fn add(&self, slopes: &[f32], curvatures: &[f32], missing: [f32; 2], gains: &mut [f32]) {
        if self.direction == 0.0 {
            for ((gain, slope), curvature) in gains.iter_mut().zip(slopes).zip(curvatures) {
                *gain += self.gain(slope + missing[0], curvature + missing[1]);
            }
            return;
        }
        for ((gain, slope), curvature) in gains.iter_mut().zip(slopes).zip(curvatures) {
            let (slope, curvature) = (slope + missing[0], curvature + missing[1]);
            let (below, above) = (curvature + self.penalty, self.total[1] - curvature + self.penalty);
            // The values would be -slope/curvature: a yes must not lie on the wrong side.
            let moves = self.direction * (slope * above - (self.total[0] - slope) * below);
            *gain += if moves >= 0.0 { self.gain(slope, curvature) } else { self.whole };
        }
    }
}
