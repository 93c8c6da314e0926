//! The package's own file of weights: numbers, vocabulary, map of characters, directory of
//! arrays, arrays. Little-endian.

use super::super::container::Container;
use super::super::pieces::Pieces;
use super::super::quantised::{BLOCK, FourBits, STORED};
use super::super::{EncoderError, Model};
use super::{E5, LANES, Layer, Linear, Normal};
use fearless_simd::Level;
use std::collections::{BTreeMap, HashMap};

const DAMAGED: EncoderError = EncoderError::Damaged("weights");

/// Reads the part `weights` of a model file.
pub(in super::super) fn read(model: &Container<'_>) -> Result<Box<dyn Model>, EncoderError> {
    let bytes = model.part("weights")?;
    let mut rest = Bytes(bytes);
    if rest.take(4)? != b"E5S1" {
        return Err(DAMAGED);
    }
    rest.take(4)?;
    let [width, layers, heads, inner, words, window, kinds] = rest.numbers()?;
    let epsilon = f32::from_le_bytes(rest.array()?);
    let block = rest.number()?;
    let shapes_fit =
        block == BLOCK && heads > 0 && width % (heads * LANES) == 0 && window > 2 && width % BLOCK == 0;
    if !shapes_fit || inner % BLOCK != 0 || width > 4096 || inner > 16384 || !(2..=96).contains(&layers) {
        return Err(DAMAGED);
    }
    let [count, start, end, padding, unknown] = rest.numbers()?;
    let (pieces, characters) = vocabulary(&mut rest, count, [start, end, padding, unknown])?;
    let arrays = Arrays::read(&mut rest, bytes)?;
    let square = |names: &[String]| arrays.linear(names, width, width);
    let mut all = Vec::new();
    for layer in 0..layers {
        let name = |part: &str| format!("l{layer}.{part}");
        all.push(Layer {
            attention: square(&[name("q"), name("k"), name("v")])?,
            attended: square(&[name("ao")])?,
            attention_normal: arrays.normal(&name("aln"), width)?,
            widen: arrays.linear(&[name("fi")], width, inner)?,
            narrow: arrays.linear(&[name("fo")], inner, width)?,
            normal: arrays.normal(&name("oln"), width)?,
        });
    }
    let mut positions = arrays.numbers("emb.pos", window * width)?;
    // Of the kinds of text only the first is used.
    let kind = arrays.numbers("emb.type", kinds.saturating_mul(width))?;
    for row in positions.chunks_exact_mut(width) {
        for (position, kind) in row.iter_mut().zip(&kind) {
            *position += kind;
        }
    }
    let model = E5 {
        level: Level::new(),
        width,
        heads,
        window,
        epsilon,
        pieces,
        start: start as u32,
        end: end as u32,
        characters,
        words: arrays.bytes("emb.word", words * (width / BLOCK) * STORED)?.to_vec(),
        positions,
        first_normal: arrays.normal("emb.ln", width)?,
        layers: all,
    };
    if [count, start, end, unknown].iter().any(|piece| *piece > words) {
        return Err(DAMAGED);
    }
    Ok(Box::new(model))
}

type Characters = BTreeMap<char, Box<[char]>>;

/// The pieces with their scores, then the map of characters.
fn vocabulary(
    rest: &mut Bytes<'_>,
    count: usize,
    marks: [usize; 4],
) -> Result<(Pieces, Characters), EncoderError> {
    let length = usize::try_from(u64::from_le_bytes(rest.array()?)).map_err(|_| DAMAGED)?;
    let offsets: Vec<usize> =
        rest.words(count.checked_add(1).ok_or(DAMAGED)?)?.map(|word| word as usize).collect();
    let scores: Vec<f32> = rest.words(count)?.map(f32::from_bits).collect();
    let texts = rest.take(length)?;
    let mut pieces = Vec::with_capacity(count);
    for (index, range) in offsets.windows(2).enumerate() {
        let text = texts.get(range[0]..range[1]).ok_or(DAMAGED)?;
        // Marks never stand for what is written in a text. The last piece is the mask.
        let mark = marks.contains(&index) || index + 1 == count;
        pieces.push(if mark { &[] } else { text });
    }
    let characters = rest.number()?;
    let size = rest.number()?;
    let mut map = Bytes(rest.take(size)?);
    let mut known = BTreeMap::new();
    let character = |map: &mut Bytes<'_>| char::from_u32(u32::from_le_bytes(map.array()?)).ok_or(DAMAGED);
    for _ in 0..characters {
        let from = character(&mut map)?;
        let [length] = map.array::<1>()?;
        let to = (0..length).map(|_| character(&mut map)).collect::<Result<_, _>>()?;
        known.insert(from, to);
    }
    Ok((Pieces::new(pieces.into_iter(), scores, marks[3] as u32), known))
}

/// The arrays by name.
struct Arrays<'a>(HashMap<&'a [u8], &'a [u8]>);

impl<'a> Arrays<'a> {
    /// Reads the directory; places in it count from the start of the whole file.
    fn read(rest: &mut Bytes<'a>, whole: &'a [u8]) -> Result<Self, EncoderError> {
        let mut arrays = HashMap::new();
        for _ in 0..rest.number()? {
            let length = u16::from_le_bytes(rest.array()?);
            let name = rest.take(usize::from(length))?;
            rest.take(5)?;
            let [from, length] = [u64::from_le_bytes(rest.array()?), u64::from_le_bytes(rest.array()?)];
            let from = usize::try_from(from).map_err(|_| DAMAGED)?;
            let length = usize::try_from(length).map_err(|_| DAMAGED)?;
            let (_, after) = whole.split_at_checked(from).ok_or(DAMAGED)?;
            let (array, _) = after.split_at_checked(length).ok_or(DAMAGED)?;
            arrays.insert(name, array);
        }
        Ok(Self(arrays))
    }

    fn bytes(&self, name: &str, length: usize) -> Result<&'a [u8], EncoderError> {
        self.0.get(name.as_bytes()).copied().filter(|array| array.len() == length).ok_or(DAMAGED)
    }

    fn numbers(&self, name: &str, count: usize) -> Result<Vec<f32>, EncoderError> {
        let bytes = self.bytes(name, count * 4)?;
        Ok(bytes.as_chunks::<4>().0.iter().map(|number| f32::from_le_bytes(*number)).collect())
    }

    fn normal(&self, name: &str, width: usize) -> Result<Normal, EncoderError> {
        Ok([self.numbers(&format!("{name}.w"), width)?, self.numbers(&format!("{name}.b"), width)?])
    }

    /// Weights and biases side by side.
    fn linear(&self, names: &[String], rows: usize, columns: usize) -> Result<Linear, EncoderError> {
        let (mut stored, mut bias) = (Vec::new(), Vec::new());
        for name in names {
            stored.push(self.bytes(&format!("{name}.w"), columns * (rows / BLOCK) * STORED)?);
            bias.extend(self.numbers(&format!("{name}.b"), columns)?);
        }
        Ok(Linear { weights: FourBits::new(&stored, rows), bias })
    }
}

/// What is left to read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], EncoderError> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(DAMAGED)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const LENGTH: usize>(&mut self) -> Result<[u8; LENGTH], EncoderError> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(DAMAGED)?;
        self.0 = rest;
        Ok(*taken)
    }

    fn number(&mut self) -> Result<usize, EncoderError> {
        Ok(u32::from_le_bytes(self.array()?) as usize)
    }

    fn numbers<const COUNT: usize>(&mut self) -> Result<[usize; COUNT], EncoderError> {
        let mut numbers = [0; COUNT];
        for number in &mut numbers {
            *number = self.number()?;
        }
        Ok(numbers)
    }

    fn words(&mut self, count: usize) -> Result<impl Iterator<Item = u32> + use<'a>, EncoderError> {
        let bytes = self.take(count.checked_mul(4).ok_or(DAMAGED)?)?;
        Ok(bytes.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word)))
    }
}
