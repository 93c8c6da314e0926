//! What was read of messages, kept in a file: digests of texts and four numbers each, no text.

use std::collections::HashMap;
use std::io::Write as _;
use std::path::Path;

use holdfast_language::content_digest;

use super::Said;
use crate::error::Error;

const MAGIC: &[u8; 12] = b"HOLDLABEL\0\0\x01";

/// Bytes of a text: its digest and four numbers.
const ENTRY: usize = 32;

/// What these models read; nothing where the file is not there, damaged, or of other models.
pub(super) fn read(path: &Path, models: &[u8; 32]) -> HashMap<u128, Said> {
    std::fs::read(path).ok().and_then(|bytes| parse(&bytes, models)).unwrap_or_default()
}

fn parse(bytes: &[u8], models: &[u8; 32]) -> Option<HashMap<u128, Said>> {
    let rest = bytes.strip_prefix(MAGIC)?.strip_prefix(models)?;
    let (digest, body) = rest.split_first_chunk()?;
    if content_digest(body) != u128::from_le_bytes(*digest) || body.len() % ENTRY != 0 {
        return None;
    }
    let entry = |entry: &[u8; ENTRY]| {
        let (digest, values) = entry.split_first_chunk::<16>()?;
        let mut said = Said::default();
        for (value, bytes) in said.iter_mut().zip(values.as_chunks::<4>().0) {
            *value = f32::from_le_bytes(*bytes);
        }
        Some((u128::from_le_bytes(*digest), said))
    };
    body.as_chunks::<ENTRY>().0.iter().map(entry).collect()
}

/// Writes everything anew: what is no longer among the messages is forgotten.
pub(super) fn write(path: &Path, models: &[u8; 32], said: &HashMap<u128, Said>) -> Result<(), Error> {
    let mut entries: Vec<(&u128, &Said)> = said.iter().collect();
    entries.sort_unstable_by_key(|(digest, _)| **digest);
    let mut body = Vec::with_capacity(entries.len() * ENTRY);
    for (digest, said) in entries {
        body.extend_from_slice(&digest.to_le_bytes());
        for value in said {
            body.extend_from_slice(&value.to_le_bytes());
        }
    }
    let failed = |source| Error::Write { what: path.display().to_string(), source };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let staged = path.with_extension("staged");
    let write = || {
        let mut file = std::fs::File::create(&staged)?;
        file.write_all(MAGIC)?;
        file.write_all(models)?;
        file.write_all(&content_digest(&body).to_le_bytes())?;
        file.write_all(&body)?;
        file.sync_all()?;
        std::fs::rename(&staged, path)
    };
    write().map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_comes_back_and_what_does_not_fit_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("history/messages.labels");
        let said = HashMap::from([(1_u128, [0.5, -1.0, 0.0, 1.0]), (u128::MAX, [0.25; 4])]);
        write(&path, &[7; 32], &said).unwrap();
        assert_eq!(read(&path, &[7; 32]), said);
        assert!(read(&path, &[8; 32]).is_empty());
        let mut bytes = std::fs::read(&path).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        std::fs::write(&path, &bytes).unwrap();
        assert!(read(&path, &[7; 32]).is_empty());
        std::fs::write(&path, &bytes[..30]).unwrap();
        assert!(read(&path, &[7; 32]).is_empty());
    }
}
