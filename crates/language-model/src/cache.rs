//! Answers that are known, on disk: asked once, paid once.
//!
//! One file, one line an answer: a hash that names the model, the prompt and the text as it was
//! sent, the reasons, and the place of the quotation. No text, no name, no identifier.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use holdfast_taxonomy::Taxonomy;

use crate::answer::Labels;
use crate::error::Error;

/// The file in the cache's folder.
const FILE: &str = "answers.jsonl";

/// Answers that are known.
#[derive(Debug)]
pub struct Cache {
    known: Mutex<HashMap<String, Kept>>,
    file: Mutex<File>,
}

/// An answer as it is kept.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    key: String,
    leaves: Vec<(String, f64)>,
    span: Option<(usize, usize)>,
}

impl Cache {
    /// Opens or makes the cache in this folder. Lines that cannot be read are passed over.
    ///
    /// # Errors
    /// [`Error::Cache`] where the folder or the file cannot be used.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let failed = |source| Error::Cache { folder: folder.display().to_string(), source };
        std::fs::create_dir_all(folder).map_err(failed)?;
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(folder.join(FILE)).map_err(failed)?;
        let mut known = HashMap::new();
        let mut whole = true;
        for line in BufReader::new(&file).split(b'\n') {
            let line = line.map_err(failed)?;
            let kept = serde_json::from_slice::<Kept>(&line);
            whole = kept.is_ok() || line.is_empty();
            if let Ok(kept) = kept {
                known.insert(kept.key.clone(), kept);
            }
        }
        if !whole {
            // What was being written when the machine stopped must not spoil the next line.
            file.write_all(b"\n").map_err(failed)?;
        }
        Ok(Self { known: Mutex::new(known), file: Mutex::new(file) })
    }

    /// Deletes everything that was kept in this folder; `false` where there was nothing.
    ///
    /// # Errors
    /// [`Error::Cache`] where it cannot be deleted.
    pub fn erase(folder: &Path) -> Result<bool, Error> {
        match std::fs::remove_file(folder.join(FILE)) {
            Ok(()) => {
                // Only an empty folder goes; whatever else is in it is not ours.
                let _ = std::fs::remove_dir(folder);
                Ok(true)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(source) => Err(Error::Cache { folder: folder.display().to_string(), source }),
        }
    }

    /// The folder of the cache in a data folder.
    pub fn folder_in(data: &Path) -> PathBuf {
        data.join("language-model")
    }

    /// The answer about a text, if one is known and still holds.
    pub(crate) fn find(&self, key: &[u8; 32], sent: &str, taxonomy: &Taxonomy) -> Option<Labels> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = known.get(&hexadecimal(key))?;
        // The file may have been edited: it is checked like an answer.
        let leaves: Option<Vec<_>> = kept
            .leaves
            .iter()
            .map(|(leaf, probability)| {
                let leaf = taxonomy.leaf(leaf)?.id.clone();
                ((0.0..=1.0).contains(probability) && !leaf.is_unknown()).then_some((leaf, *probability))
            })
            .collect();
        let leaves = leaves?;
        let sum: f64 = leaves.iter().map(|(_, probability)| probability).sum();
        let span = match kept.span {
            Some((start, end)) => Some(sent.get(start..end).map(|_| start..end)?),
            None => None,
        };
        (sum < 1.0 + 1e-9).then_some(Labels { leaves, span })
    }

    /// Keeps an answer. Where it cannot be written, it is known for this run alone.
    pub(crate) fn keep(&self, key: &[u8; 32], labels: &Labels) {
        let kept = Kept {
            key: hexadecimal(key),
            leaves: labels.leaves.iter().map(|(leaf, part)| (leaf.as_str().to_owned(), *part)).collect(),
            span: labels.span.as_ref().map(|span| (span.start, span.end)),
        };
        if let Ok(mut line) = serde_json::to_vec(&kept) {
            line.push(b'\n');
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            // One call a line: two runs that write at the same time do not mix theirs.
            let _ = file.write_all(&line);
        }
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(kept.key.clone(), kept);
    }
}

fn hexadecimal(key: &[u8; 32]) -> String {
    blake3::Hash::from_bytes(*key).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use holdfast_taxonomy::LeafId;

    #[test]
    fn answers_outlive_the_run_and_a_torn_line() {
        let folder = tempfile::tempdir().unwrap();
        let labels = Labels { leaves: vec![(LeafId::new("price.too_high"), 0.75)], span: Some(0..3) };
        let taxonomy = Taxonomy::embedded();
        Cache::open(folder.path()).unwrap().keep(&[1; 32], &labels);
        let path = folder.path().join(FILE);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes.extend_from_slice(b"{\"key\":\"02");
        std::fs::write(&path, bytes).unwrap();
        let cache = Cache::open(folder.path()).unwrap();
        assert_eq!(cache.find(&[1; 32], "abc", taxonomy), Some(labels.clone()));
        assert_eq!(cache.find(&[1; 32], "ab", taxonomy), None);
        assert_eq!(cache.find(&[2; 32], "abc", taxonomy), None);
        cache.keep(&[3; 32], &labels);
        drop(cache);
        assert!(Cache::open(folder.path()).unwrap().find(&[3; 32], "abc", taxonomy).is_some());
        assert!(Cache::erase(folder.path()).unwrap());
        assert!(!Cache::erase(folder.path()).unwrap());
        assert!(!folder.path().exists());
    }

    #[test]
    fn what_was_edited_is_checked() {
        let folder = tempfile::tempdir().unwrap();
        let key = hexadecimal(&[1; 32]);
        for wrong in [
            format!("{{\"key\":\"{key}\",\"leaves\":[[\"made.up\",0.5]],\"span\":null}}"),
            format!("{{\"key\":\"{key}\",\"leaves\":[[\"price.too_high\",5]],\"span\":null}}"),
            format!("{{\"key\":\"{key}\",\"leaves\":[[\"price.too_high\",0.5]],\"span\":[2,900]}}"),
        ] {
            std::fs::write(folder.path().join(FILE), wrong).unwrap();
            assert_eq!(Cache::open(folder.path()).unwrap().find(&[1; 32], "abc", Taxonomy::embedded()), None);
        }
    }
}
