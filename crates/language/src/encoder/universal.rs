//! The multilingual Universal Sentence Encoder 3 (Yang et al. 2019), averaging variant.
//!
//! A text's pieces are looked up in a table; three convolutions over 2, 3 and 5 neighbouring
//! pieces add what stands together; the mean over pieces, scaled by the root of their
//! number, goes through a small residual network. Widths: 512 values a piece, 3 × 256
//! convolved, 512 in the result.

use super::charsmap::CharacterMap;
use super::container::Container;
use super::matrix::{Rows, Weights, add, fill_rows, normalise_length, normalise_rows, rectify};
use super::pieces::{Pieces, Scratch};
use super::{EncoderError, LONGEST, Model, protobuf};
use fearless_simd::Level;

/// Values of a piece, and of the result.
const WIDTH: usize = 512;
/// Values of a convolution.
const BRANCH: usize = 256;
/// Values of a piece with what the convolutions add.
const ALL: usize = WIDTH + 3 * BRANCH;
/// Inner width of the residual network.
const INNER: usize = 320;
/// Pieces in a convolution's window, and how many of them stand on the left.
const WINDOWS: [(usize, usize); 3] = [(2, 0), (3, 1), (5, 2)];
/// Rows of zeros between texts: as far as a window reaches.
const GAP: usize = 2;
/// Blocks of the table that were made small together.
const BLOCKS: usize = 17;
/// Pieces that are computed together: enough to use each weight often, few enough for the
/// intermediate values to stay in a cache.
const TOGETHER: usize = 512;
/// Pieces among which equal ones are looked for: a quarter or fewer of them differ, which
/// takes 13 KiB of memory each.
const SHARED: usize = 16 * 1024;
const EPSILON: f32 = 1e-12;

const UNKNOWN: u32 = 0;
const START: u32 = 1;
const END: u32 = 2;

pub(super) struct Universal {
    level: Level,
    characters: CharacterMap,
    pieces: Pieces,
    /// 512 bytes a piece; the value is `byte × scale + lowest` of its block.
    table: Vec<u8>,
    scale: Vec<f32>,
    lowest: Vec<f32>,
    projection: Weights,
    projection_bias: Vec<f32>,
    projection_normal: [Vec<f32>; 2],
    branches: Vec<Branch>,
    normal: [Vec<f32>; 2],
    mean: Weights,
    mean_bias: Vec<f32>,
    dense: [Weights; 4],
    shortcut: [Weights; 2],
}

/// Two convolutions, each added to what it was made of.
struct Branch {
    window: usize,
    left: usize,
    /// The window's places side by side: what the first convolution makes of a piece at each
    /// of them depends on that piece alone.
    first: (Weights, Vec<f32>),
    second: (Weights, Vec<f32>),
}

/// What depends on a piece alone, computed once for all its occurrences: most of the work up
/// to the second convolutions.
struct Alone {
    /// The pieces, ascending.
    pieces: Vec<u32>,
    /// Three projections, side by side, for each piece.
    projected: Vec<f32>,
    /// By branch and piece: the first convolution of each place of the window.
    convolved: [Vec<f32>; 3],
}

impl Alone {
    fn place(&self, piece: u32) -> usize {
        self.pieces.partition_point(|own| *own < piece)
    }
}

impl Universal {
    pub(super) fn read(model: &Container<'_>) -> Result<Self, EncoderError> {
        let (pieces, characters) = vocabulary(model.part("vocabulary")?)?;
        let table = model.part("table")?.to_vec();
        if table.len() % WIDTH != 0 || table.len() / WIDTH < pieces.1 {
            return Err(EncoderError::Damaged("table"));
        }
        let weights = |name, rows, columns| {
            Ok::<_, EncoderError>(Weights::new(&model.numbers(name, rows * columns)?, rows, columns))
        };
        let beside = |names: [&'static str; 3]| {
            let mut all = Vec::new();
            for name in names {
                all.extend(model.numbers(name, BRANCH)?);
            }
            Ok::<_, EncoderError>(all)
        };
        let mut branches = Vec::new();
        let names = [
            ["w1_2", "b1_2", "w2_2", "b2_2"],
            ["w1_3", "b1_3", "w2_3", "b2_3"],
            ["w1_5", "b1_5", "w2_5", "b2_5"],
        ];
        for ((window, left), [first, first_bias, second, second_bias]) in WINDOWS.into_iter().zip(names) {
            let all = model.numbers(first, window * BRANCH * BRANCH)?;
            let mut places = all.chunks_exact(BRANCH * BRANCH).map(|own| Weights::new(own, BRANCH, BRANCH));
            let nearest = places.next().ok_or(EncoderError::Damaged("the convolutions"))?;
            let side_by_side = places.fold(nearest, |all, own| all.beside(&own));
            branches.push(Branch {
                window,
                left,
                first: (side_by_side, model.numbers(first_bias, BRANCH)?),
                second: (weights(second, window * BRANCH, BRANCH)?, model.numbers(second_bias, BRANCH)?),
            });
        }
        Ok(Self {
            level: Level::new(),
            characters,
            pieces: pieces.0,
            table,
            scale: model.numbers("scale", BLOCKS)?,
            lowest: model.numbers("lo", BLOCKS)?,
            projection: weights("proj2", WIDTH, BRANCH)?
                .beside(&weights("proj3", WIDTH, BRANCH)?)
                .beside(&weights("proj5", WIDTH, BRANCH)?),
            projection_bias: beside(["proj_b2", "proj_b3", "proj_b5"])?,
            projection_normal: [beside(["ln_g2", "ln_g3", "ln_g5"])?, beside(["ln_b2", "ln_b3", "ln_b5"])?],
            branches,
            normal: [model.numbers("ln_g", ALL)?, model.numbers("ln_b", ALL)?],
            mean: weights("cnn_W", ALL, WIDTH)?,
            mean_bias: model.numbers("cnn_b", WIDTH)?,
            dense: [
                weights("d0", WIDTH, INNER)?,
                weights("d1", INNER, INNER)?,
                weights("d2", INNER, WIDTH)?,
                weights("d3", WIDTH, WIDTH)?,
            ],
            shortcut: [weights("p1", WIDTH, INNER)?, weights("p3", INNER, WIDTH)?],
        })
    }

    /// The pieces of a text between a start and an end mark.
    fn segment(&self, text: &str, scratch: &mut Scratch, output: &mut Vec<u32>) {
        let first = output.len();
        output.push(START);
        let normal = self.characters.normalise(text);
        if normal.is_empty() {
            output.push(UNKNOWN);
        } else {
            self.pieces.segment(&normal, scratch, output);
        }
        output.truncate(first + LONGEST - 1);
        output.push(END);
    }

    /// The values of pieces, from the table.
    fn values(&self, pieces: &[u32]) -> Vec<f32> {
        let mut values = vec![0.0; pieces.len() * WIDTH];
        for (row, piece) in values.chunks_exact_mut(WIDTH).zip(pieces) {
            let (piece, block) = (*piece as usize, *piece as usize % BLOCKS);
            let (scale, lowest) = (self.scale[block], self.lowest[block]);
            for (value, byte) in row.iter_mut().zip(&self.table[piece * WIDTH..(piece + 1) * WIDTH]) {
                *value = f32::from(*byte) * scale + lowest;
            }
        }
        values
    }

    /// What depends on each of the pieces alone.
    fn alone(&self, pieces: &[u32]) -> Alone {
        let mut pieces = pieces.to_vec();
        pieces.sort_unstable();
        pieces.dedup();
        let width = self.projection.columns();
        let mut projected = vec![0.0; pieces.len() * width];
        fill_rows(&mut projected, &self.projection_bias);
        let [scale, shift] = &self.projection_normal;
        for (some, rows) in pieces.chunks(TOGETHER).zip(projected.chunks_mut(TOGETHER * width)) {
            let values = self.values(some);
            self.projection.multiply_onto(self.level, &values, Rows::Every(WIDTH), some.len(), rows);
            normalise_rows(self.level, rows, scale, shift, EPSILON);
        }
        let convolved = std::array::from_fn(|index| {
            let weights = &self.branches[index].first.0;
            let mut convolved = vec![0.0; pieces.len() * weights.columns()];
            let starts: Vec<usize> = (0..pieces.len()).map(|row| row * width + index * BRANCH).collect();
            let targets = convolved.chunks_mut(TOGETHER * weights.columns());
            for (starts, rows) in starts.chunks(TOGETHER).zip(targets) {
                weights.multiply_onto(self.level, &projected, Rows::At(starts), starts.len(), rows);
            }
            convolved
        });
        Alone { pieces, projected, convolved }
    }

    /// Appends the vectors of texts whose pieces follow one another.
    fn forward(&self, alone: &Alone, pieces: &[u32], lengths: &[usize], output: &mut Vec<f32>) {
        let count = pieces.len();
        // Where each piece stands once there are rows of zeros around every text.
        let mut places = Vec::with_capacity(count);
        let mut place = GAP;
        for length in lengths {
            places.extend(place..place + length);
            place += length + GAP;
        }
        let known: Vec<usize> = pieces.iter().map(|piece| alone.place(*piece)).collect();

        let mut all = vec![0.0; count * ALL];
        for (row, value) in all.chunks_exact_mut(ALL).zip(self.values(pieces).chunks_exact(WIDTH)) {
            row[..WIDTH].copy_from_slice(value);
        }
        let mut padded = vec![0.0; place * BRANCH];
        let mut starts = vec![0; count];
        let mut result = vec![0.0; count * BRANCH];
        for (index, branch) in self.branches.iter().enumerate() {
            for (start, place) in starts.iter_mut().zip(&places) {
                *start = (place - branch.left) * BRANCH;
            }
            self.first_convolution(alone, index, &known, lengths, &mut result);
            for ((row, place), known) in result.chunks_exact(BRANCH).zip(&places).zip(&known) {
                let target = &mut padded[place * BRANCH..(place + 1) * BRANCH];
                target.copy_from_slice(&alone.projected[(known * 3 + index) * BRANCH..][..BRANCH]);
                add(target, row);
            }
            let (weights, bias) = &branch.second;
            fill_rows(&mut result, bias);
            weights.multiply_onto(self.level, &padded, Rows::At(&starts), count, &mut result);
            rectify(&mut result);
            for ((row, place), all) in result.chunks_exact(BRANCH).zip(&places).zip(all.chunks_exact_mut(ALL))
            {
                let target = &mut all[WIDTH + index * BRANCH..][..BRANCH];
                target.copy_from_slice(&padded[place * BRANCH..(place + 1) * BRANCH]);
                add(target, row);
            }
        }
        let [scale, shift] = &self.normal;
        normalise_rows(self.level, &mut all, scale, shift, EPSILON);

        // The projection is linear, so the sum over pieces can be taken before it.
        let mut sums = vec![0.0; lengths.len() * ALL];
        let mut rows = all.chunks_exact(ALL);
        for (sum, length) in sums.chunks_exact_mut(ALL).zip(lengths) {
            for row in rows.by_ref().take(*length) {
                add(sum, row);
            }
        }
        self.head(&sums, lengths, output);
    }

    /// Appends the vectors of any number of texts, some at a time.
    fn forward_all(&self, pieces: &[u32], lengths: &[usize], output: &mut Vec<f32>) {
        let alone = self.alone(pieces);
        let (mut pieces, mut lengths) = (pieces, lengths);
        while let [length, ..] = lengths {
            let (mut texts, mut together) = (1, *length);
            while let Some(next) = lengths.get(texts).filter(|next| together + **next <= TOGETHER) {
                together += next;
                texts += 1;
            }
            self.forward(&alone, &pieces[..together], &lengths[..texts], output);
            (pieces, lengths) = (&pieces[together..], &lengths[texts..]);
        }
    }

    /// The first convolution of a branch, from what each piece gives at each place of the
    /// window; `known` says where a piece is in `alone`.
    fn first_convolution(
        &self,
        alone: &Alone,
        index: usize,
        known: &[usize],
        lengths: &[usize],
        result: &mut [f32],
    ) {
        let branch = &self.branches[index];
        let width = branch.window * BRANCH;
        fill_rows(result, &branch.first.1);
        let mut rows = result.chunks_exact_mut(BRANCH);
        let mut first = 0;
        for length in lengths {
            let text = &known[first..first + length];
            for (at, row) in rows.by_ref().take(*length).enumerate() {
                for place in 0..branch.window {
                    // Beyond the ends of the text there is nothing.
                    if let Some(piece) = (at + place).checked_sub(branch.left).and_then(|at| text.get(at)) {
                        add(row, &alone.convolved[index][piece * width + place * BRANCH..][..BRANCH]);
                    }
                }
            }
            first += length;
        }
        rectify(result);
    }

    /// From the sums over pieces to the vectors.
    fn head(&self, sums: &[f32], lengths: &[usize], output: &mut Vec<f32>) {
        let count = lengths.len();
        let mut mean = vec![0.0; count * WIDTH];
        for (row, length) in mean.chunks_exact_mut(WIDTH).zip(lengths) {
            for (value, bias) in row.iter_mut().zip(&self.mean_bias) {
                *value = *length as f32 * bias;
            }
        }
        self.mean.multiply_onto(self.level, sums, Rows::Every(ALL), count, &mut mean);
        for (row, length) in mean.chunks_exact_mut(WIDTH).zip(lengths) {
            let factor = 1.0 / (*length as f32).sqrt();
            for value in row {
                *value *= factor;
            }
        }
        let product = |weights: &Weights, left: &[f32], onto: Option<Vec<f32>>| {
            let mut result = onto.unwrap_or_else(|| vec![0.0; count * weights.columns()]);
            weights.multiply_onto(self.level, left, Rows::Every(left.len() / count), count, &mut result);
            result
        };
        let [dense0, dense1, dense2, dense3] = &self.dense;
        let [shortcut1, shortcut3] = &self.shortcut;
        let mut first = product(dense0, &mean, None);
        rectify(&mut first);
        let mut second = product(dense1, &first, Some(product(shortcut1, &mean, None)));
        rectify(&mut second);
        let mut third = product(dense2, &second, None);
        rectify(&mut third);
        let mut last = product(dense3, &third, Some(product(shortcut3, &second, None)));
        for row in last.chunks_exact_mut(WIDTH) {
            for value in row.iter_mut() {
                *value = libm::tanhf(*value);
            }
            normalise_length(row);
        }
        output.extend_from_slice(&last);
    }
}

impl Model for Universal {
    fn dimensions(&self) -> usize {
        WIDTH
    }

    fn encode(&self, texts: &[&str], output: &mut Vec<f32>) {
        output.reserve(texts.len() * WIDTH);
        let (mut scratch, mut pieces, mut lengths) = (Scratch::default(), Vec::new(), Vec::new());
        for text in texts {
            let before = pieces.len();
            self.segment(text, &mut scratch, &mut pieces);
            lengths.push(pieces.len() - before);
            if pieces.len() >= SHARED {
                self.forward_all(&pieces, &lengths, output);
                pieces.clear();
                lengths.clear();
            }
        }
        self.forward_all(&pieces, &lengths, output);
    }
}

/// Reads a SentencePiece model: the pieces, how many there are, and the map of characters.
fn vocabulary(model: &[u8]) -> Result<((Pieces, usize), CharacterMap), EncoderError> {
    const PIECES: u64 = 1;
    const NORMALISER: u64 = 3;
    let damaged = || EncoderError::Damaged("the vocabulary");
    let (mut texts, mut scores, mut characters) = (Vec::new(), Vec::new(), None);
    for field in protobuf::fields(model) {
        let field = field?;
        if field.number == PIECES {
            let (mut text, mut score): (&[u8], f32) = (&[], 0.0);
            for part in protobuf::fields(field.bytes) {
                let part = part?;
                match part.number {
                    1 => text = part.bytes,
                    2 => score = f32::from_le_bytes(*part.bytes.first_chunk::<4>().ok_or_else(damaged)?),
                    _ => {}
                }
            }
            // The marks for unknown, start and end never stand for what is written in a text.
            let mark = texts.len() <= END as usize;
            texts.push(if mark { &[] } else { text });
            scores.push(score);
        } else if field.number == NORMALISER {
            for part in protobuf::fields(field.bytes) {
                let part = part?;
                if part.number == 2 {
                    characters = Some(CharacterMap::parse(part.bytes)?);
                }
            }
        }
    }
    let count = texts.len();
    let pieces = Pieces::new(texts.into_iter(), scores, UNKNOWN);
    Ok(((pieces, count), characters.ok_or_else(damaged)?))
}
