//! Where the bytes of the files go.

use std::{
    fs::{self, File},
    io::{BufWriter, ErrorKind, Write},
    path::{Path, PathBuf},
};

use crate::{Error, Result, Table};

/// Takes the bytes of the files, each file's in order.
pub trait Sink {
    /// Appends `bytes`, which are UTF-8 and end at the end of a row, to the file of `table`.
    ///
    /// # Errors
    /// Whatever keeps the bytes from being taken; the simulation stops.
    fn write(&mut self, table: Table, bytes: &[u8]) -> Result<()>;

    /// Called once, after the last byte.
    ///
    /// # Errors
    /// Whatever keeps the files from being complete.
    fn finish(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Counts bytes and rows and forgets them.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    bytes: Vec<u64>,
    lines: Vec<u64>,
}

impl Counts {
    /// Bytes of the file of `table`.
    pub fn bytes(&self, table: Table) -> u64 {
        self.bytes.get(table as usize).copied().unwrap_or(0)
    }

    /// Lines of the file of `table`, header included.
    pub fn lines(&self, table: Table) -> u64 {
        self.lines.get(table as usize).copied().unwrap_or(0)
    }
}

impl Sink for Counts {
    fn write(&mut self, table: Table, bytes: &[u8]) -> Result<()> {
        self.bytes.resize(Table::COUNT, 0);
        self.lines.resize(Table::COUNT, 0);
        self.bytes[table as usize] += bytes.len() as u64;
        let lines = String::from_utf8_lossy(bytes).lines().count();
        self.lines[table as usize] += lines as u64;
        Ok(())
    }
}

/// Writes the files into a folder: what a business exports into `exports/`, what only the
/// simulator knows into `truth/`.
#[derive(Debug)]
pub struct Folder {
    /// By table; a file that nothing is written to does not come to be.
    files: Vec<(PathBuf, Option<BufWriter<File>>)>,
}

/// Large enough that a write call costs nothing beside the bytes it moves.
const BUFFER: usize = 256 * 1024;

impl Folder {
    /// Creates `folder`; existing files of a simulation in it are removed.
    ///
    /// # Errors
    /// [`Error::Write`] with the path that could not be created or removed.
    pub fn create(folder: &Path) -> Result<Self> {
        for part in ["exports", "truth"] {
            let path = folder.join(part);
            fs::create_dir_all(&path).map_err(|source| Error::Write { path, source })?;
        }
        let mut files = Vec::with_capacity(Table::COUNT);
        for table in Table::ALL {
            let path = folder.join(table.file_name());
            match fs::remove_file(&path) {
                Err(source) if source.kind() != ErrorKind::NotFound => {
                    return Err(Error::Write { path, source });
                }
                _ => files.push((path, None)),
            }
        }
        Ok(Self { files })
    }
}

impl Sink for Folder {
    fn write(&mut self, table: Table, bytes: &[u8]) -> Result<()> {
        let (path, file) = &mut self.files[table as usize];
        let failed = |source| Error::Write { path: path.clone(), source };
        let file = if let Some(file) = file {
            file
        } else {
            let created = File::create(&path).map_err(failed)?;
            file.insert(BufWriter::with_capacity(BUFFER, created))
        };
        file.write_all(bytes).map_err(failed)
    }

    fn finish(&mut self) -> Result<()> {
        for (path, file) in &mut self.files {
            if let Some(file) = file {
                file.flush().map_err(|source| Error::Write { path: path.clone(), source })?;
            }
        }
        Ok(())
    }
}
