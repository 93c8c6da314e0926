//! How much an input may ask for before it is refused, by name.

/// Bounds that every reader enforces while it reads, so that a hostile or broken file is
/// refused by the limit's name instead of exhausting memory or time.
///
/// The defaults leave room for honest exports of a million accounts and keep the peak
/// memory of reading one file below 512 MiB.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// `row_bytes`: longest row, bytes of UTF-8 (default 1 MiB).
    pub row_bytes: usize,
    /// `columns`: most columns of a table (default 16,384, as in a workbook).
    pub columns: usize,
    /// `cells`: most filled cells read from one workbook sheet (default 50 million).
    pub cells: u64,
    /// `inflated_bytes`: most bytes that a compressed file or one sheet of a workbook may
    /// inflate to (default 64 GiB; they are streamed, not held).
    pub inflated_bytes: u64,
    /// `inflated_ratio`: most bytes that a compressed byte may become, counted once more
    /// than 64 MiB have come out (default 400; real exports stay below 100).
    pub inflated_ratio: u64,
    /// `shared_bytes`: most inflated bytes of the parts of a workbook that are held in
    /// memory, its shared texts and styles (default 40 MiB).
    pub shared_bytes: u64,
    /// `workbook_bytes`: largest workbook file, compressed (default 256 MiB).
    pub workbook_bytes: u64,
    /// `workbook_parts`: most parts inside a workbook (default 5,000).
    pub workbook_parts: u64,
    /// `unclosed_quotes`: most quotation marks that never close, after which a file is
    /// taken for broken (default 100).
    pub unclosed_quotes: u32,
    /// `rejects`: most rejected cells that are written out; further ones are counted
    /// (default 1 million).
    pub rejects: u64,
    /// `known_rows`: most keys held in memory to find duplicates and to join files
    /// (default 100 million, 16 bytes each at most).
    pub known_rows: usize,
    /// `profile_bytes`: a delimited file larger than this is profiled from its head and
    /// from chunks spread over it instead of from every row (default 64 MiB).
    pub profile_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            row_bytes: 1 << 20,
            columns: 16_384,
            cells: 50_000_000,
            inflated_bytes: 64 << 30,
            inflated_ratio: 400,
            shared_bytes: 40 << 20,
            workbook_bytes: 256 << 20,
            workbook_parts: 5_000,
            unclosed_quotes: 100,
            rejects: 1_000_000,
            known_rows: 100_000_000,
            profile_bytes: 64 << 20,
        }
    }
}
