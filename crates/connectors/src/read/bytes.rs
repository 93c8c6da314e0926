//! Bytes of a file as UTF-8, inflated and decoded as they stream by.

use super::json_array::ArrayToLines;
use super::{DAMAGE, Format};
use crate::discover::{Container, InputFile};
use crate::error::Error;
use crate::limits::Limits;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counts what is read from below it.
struct Counted<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// The raw bytes of a file, inflated where it is gzipped, under the inflation limits.
pub(crate) struct RawStream {
    inner: Box<dyn Read + Send>,
    gzip: bool,
    packed: Arc<AtomicU64>,
    inflated: u64,
    limits: Limits,
    path: PathBuf,
}

impl RawStream {
    pub(crate) fn open(input: &InputFile, limits: &Limits) -> Result<Self, Error> {
        let file = File::open(&input.path).map_err(|error| Error::file(&input.path, &error))?;
        let packed = Arc::new(AtomicU64::new(0));
        let inner: Box<dyn Read + Send> = if input.gzip {
            let counted = Counted { inner: file, count: Arc::clone(&packed) };
            Box::new(flate2::bufread::MultiGzDecoder::new(BufReader::with_capacity(1 << 16, counted)))
        } else {
            Box::new(file)
        };
        Ok(Self {
            inner,
            gzip: input.gzip,
            packed,
            inflated: 0,
            limits: limits.clone(),
            path: input.path.clone(),
        })
    }

    /// Reads until `buffer` is full or the file ends; returns the bytes read.
    pub(crate) fn fill(&mut self, buffer: &mut [u8]) -> Result<usize, Error> {
        let mut filled = 0;
        while filled < buffer.len() {
            let read = match self.inner.read(&mut buffer[filled..]) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Error::file(&self.path, &error)),
            };
            filled += read;
            if self.gzip {
                self.inflated += read as u64;
                self.check()?;
            }
        }
        Ok(filled)
    }

    fn check(&self) -> Result<(), Error> {
        if self.inflated > self.limits.inflated_bytes {
            return Err(Error::limit(
                &self.path,
                "inflated_bytes",
                self.limits.inflated_bytes,
                "the compressed file inflates further",
            ));
        }
        let packed = self.packed.load(Ordering::Relaxed).max(1);
        if self.inflated > 64 << 20 && self.inflated / packed > self.limits.inflated_ratio {
            return Err(Error::limit(
                &self.path,
                "inflated_ratio",
                self.limits.inflated_ratio,
                format!("{packed} bytes became {} and more", self.inflated),
            ));
        }
        Ok(())
    }
}

/// Reads the first bytes of a file, inflated.
pub(crate) fn head(input: &InputFile, bytes: usize, limits: &Limits) -> Result<Vec<u8>, Error> {
    let expected = if input.gzip { bytes } else { bytes.min(input.bytes as usize + 1) };
    let mut buffer = vec![0; expected];
    let read = RawStream::open(input, limits)?.fill(&mut buffer)?;
    buffer.truncate(read);
    Ok(buffer)
}

/// A file as UTF-8; invalid sequences of legacy encodings become [`DAMAGE`]. UTF-8 itself
/// is passed on unchecked: whoever makes text of it checks it.
pub(crate) struct TextStream {
    raw: RawStream,
    decoder: Option<encoding_rs::Decoder>,
    packed: Vec<u8>,
    unread: std::ops::Range<usize>,
    started: bool,
    ended: bool,
    carriage_return: bool,
    /// For JSON, which may come as an array.
    array: Option<ArrayToLines>,
    /// Most bytes that one step can yield: small files need no large buffers.
    step: usize,
}

const PACKED: usize = 1 << 18;

impl TextStream {
    pub(crate) fn open(input: &InputFile, format: &Format, limits: &Limits) -> Result<Self, Error> {
        let decoder =
            (format.encoding != encoding_rs::UTF_8).then(|| format.encoding.new_decoder_with_bom_removal());
        Ok(Self {
            raw: RawStream::open(input, limits)?,
            packed: if decoder.is_some() {
                vec![0; PACKED.min(input.bytes as usize + 16)]
            } else {
                Vec::new()
            },
            decoder,
            unread: 0..0,
            started: false,
            ended: false,
            carriage_return: format.carriage_return,
            array: (input.container == Container::JsonLines).then(ArrayToLines::default),
            step: if input.gzip { usize::MAX } else { input.bytes as usize + 16 },
        })
    }

    /// Appends about `want` bytes to `out`; returns whether the file has ended.
    pub(crate) fn append(&mut self, out: &mut Vec<u8>, want: usize) -> Result<bool, Error> {
        let before = out.len();
        let want = want.min(self.step);
        if self.decoder.is_none() {
            out.resize(before + want, 0);
            let read = self.raw.fill(&mut out[before..])?;
            out.truncate(before + read);
            self.ended = read < want;
            if !self.started {
                self.started = true;
                if out[before..].starts_with(b"\xef\xbb\xbf") {
                    out.drain(before..before + 3);
                }
            }
        } else {
            self.decode(out, want)?;
        }
        if self.carriage_return {
            for byte in &mut out[before..] {
                if *byte == b'\r' {
                    *byte = b'\n';
                }
            }
        }
        if let Some(array) = &mut self.array {
            array.apply(out, before);
        }
        Ok(self.ended)
    }

    fn decode(&mut self, out: &mut Vec<u8>, want: usize) -> Result<(), Error> {
        let Some(decoder) = self.decoder.as_mut() else {
            return Ok(());
        };
        let before = out.len();
        let mut source_ended = false;
        while out.len() - before < want && !self.ended {
            if self.unread.is_empty() && !source_ended {
                let read = self.raw.fill(&mut self.packed)?;
                self.unread = 0..read;
                source_ended = read < self.packed.len();
            }
            let start = out.len();
            out.resize(start + self.unread.len() * 3 + 64, 0);
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(
                &self.packed[self.unread.clone()],
                &mut out[start..],
                source_ended,
            );
            out.truncate(start + written);
            self.unread.start += read;
            match result {
                encoding_rs::DecoderResult::InputEmpty => self.ended = source_ended,
                encoding_rs::DecoderResult::OutputFull => {}
                encoding_rs::DecoderResult::Malformed(_, _) => {
                    let mut mark = [0; 4];
                    out.extend_from_slice(DAMAGE.encode_utf8(&mut mark).as_bytes());
                }
            }
        }
        Ok(())
    }
}

/// BLAKE3 of a file's bytes, streamed.
pub(crate) fn hash(path: &Path) -> Result<blake3::Hasher, Error> {
    let mut file = File::open(path).map_err(|error| Error::file(path, &error))?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(hasher),
            Ok(read) => {
                hasher.update(&buffer[..read]);
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Error::file(path, &error)),
        }
    }
}
