//! Broken and hostile files: refused by name or read, never a panic, a hang or a flood.

use super::memory::write;
use holdfast_connectors::{
    Error, ImportOptions, Limits, ProposeOptions, RejectList, Silent, discover, import, profile, propose,
};
use holdfast_domain::clock::FixedClock;
use std::io::Write;
use std::path::PathBuf;

/// Everything that a dry run does with a file.
fn dry_run(path: &PathBuf) -> Result<(), Error> {
    let limits = Limits::default();
    let found = discover(std::slice::from_ref(path), &limits)?;
    if let Some(skipped) = found.skipped.first() {
        return Err(Error::Format {
            path: path.display().to_string(),
            reason: skipped.why.reason,
            detail: skipped.why.detail.clone(),
        });
    }
    let mut profiles = Vec::new();
    for input in &found.inputs {
        profiles.push(profile(input, &limits, None)?);
    }
    let proposal = propose(&profiles, &ProposeOptions::default());
    let rejects = RejectList::default();
    let clock = FixedClock("2026-11-01T00:00:00Z".parse().unwrap());
    import(
        &found.inputs,
        &proposal.mapping,
        &ImportOptions {
            facts: None,
            clock: &clock,
            zone: jiff::tz::TimeZone::UTC,
            limits,
            parquet: None,
            rejects: &rejects,
            progress: &Silent,
        },
    )
    .map(|_| ())
}

/// Peak memory of this process so far, bytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib * 1024)
}

fn refused_by(path: &PathBuf, limit: &str) {
    let error = dry_run(path).expect_err(limit).to_string();
    assert!(error.contains(limit), "{limit}: {error}");
    if let Some(peak) = peak_memory() {
        assert!(peak < 512 << 20, "{limit}: {peak} bytes");
    }
}

fn gzip(parts: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for part in parts {
        packed.write_all(&part).unwrap();
    }
    packed.finish().unwrap()
}

fn workbook(sheet: &[&[u8]], shared: &[&[u8]], repeat: usize) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let mut part = |name: &str, pieces: &[&[u8]], repeat: usize| {
        archive.start_file(name, options).unwrap();
        for (index, piece) in pieces.iter().enumerate() {
            for _ in 0..if index == 1 { repeat } else { 1 } {
                archive.write_all(piece).unwrap();
            }
        }
    };
    part("[Content_Types].xml", &[b"<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"], 1);
    part("_rels/.rels", &[b"<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"], 1);
    part("xl/workbook.xml", &[b"<?xml version=\"1.0\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"], 1);
    part("xl/_rels/workbook.xml.rels", &[b"<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"], 1);
    part("xl/sharedStrings.xml", shared, repeat);
    part("xl/worksheets/sheet1.xml", sheet, repeat);
    archive.finish().unwrap().into_inner()
}

const SHEET: &[u8] = b"<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
const SHEET_END: &[u8] = b"</sheetData></worksheet>";
const SHARED: &[u8] =
    b"<?xml version=\"1.0\"?><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
const SHARED_END: &[u8] = b"</sst>";

#[test]
fn bombs_are_refused_by_the_name_of_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let zeros = gzip((0..300).map(|_| vec![b'0'; 1 << 20]));
    refused_by(&write(folder.path(), "one_line.csv.gz", zeros), "row_bytes");
    let lines = gzip((0..300).map(|_| b"1,1\n".repeat(1 << 18)));
    refused_by(&write(folder.path(), "lines.csv.gz", lines), "inflated_ratio");
    refused_by(&write(folder.path(), "wide.csv", "a,".repeat(500_000)), "columns");
    refused_by(
        &write(
            folder.path(),
            "long.csv",
            [b"customer_id,churned\n".as_slice(), &vec![b'x'; 64 << 20]].concat(),
        ),
        "row_bytes",
    );
    let quotes = "customer_id,churned\n".to_owned() + &"\"a,b\n\"c\",\"d\n".repeat(500_000);
    let error = dry_run(&write(folder.path(), "quotes.csv", quotes));
    assert!(error.is_ok() || error.unwrap_err().to_string().contains("unclosed_quotes"));
    let strings =
        workbook(&[SHEET, b"", SHEET_END], &[SHARED, &b"<si><t/></si>".repeat(1 << 16), SHARED_END], 640);
    assert!(strings.len() < 4 << 20, "{}", strings.len());
    refused_by(&write(folder.path(), "strings.xlsx", strings), "shared_bytes");
    let corner = workbook(
        &[
            SHEET,
            b"<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row>",
            SHEET_END,
        ],
        &[SHARED, SHARED_END],
        1,
    );
    refused_by(&write(folder.path(), "corner.xlsx", corner), "columns");
    let mut text = vec![b'x'; 1 << 20];
    text.extend_from_slice(&[b'y'; 100]);
    let cell = workbook(
        &[
            b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>",
            &text,
            b"</t></is></c></row></sheetData></worksheet>",
        ],
        &[SHARED, SHARED_END],
        64,
    );
    refused_by(&write(folder.path(), "cell.xlsx", cell), "row_bytes");
}

struct Dice(u64);

impl Dice {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize
    }
}

fn mutate(count: usize) {
    let folder = tempfile::tempdir().unwrap();
    let seeds: Vec<(&str, Vec<u8>)> = vec![
        ("a.csv", "customer_id,signup_date,churned,plan,mrr\nc1,05-03-2024,yes,\"Pro, \"\"x\"\"\",1.200,50\nc2,31-12-2023,no,Basic,20\n".repeat(3).into_bytes()),
        ("b.tsv", "顧客番号\t契約開始日\t解約日\t解約理由\nA1\t令和6年3月5日\t\t\nA2\t2024年3月5日\t2024/5/1\t料金が高い\n".as_bytes().to_vec()),
        ("c.csv", encoding_rs::SHIFT_JIS.encode("顧客番号,顧客名,解約フラグ\n1,髙橋,1\n2,山﨑,0\n").0.into_owned()),
        ("d.jsonl", b"{\"customer_id\":\"a\",\"churned\":true,\"x\":{\"y\":[1,2]}}\n{\"customer_id\":\"b\",\"churned\":false}\n".to_vec()),
        ("h.json", b"[\n  {\"customer_id\": \"a\", \"churned\": true, \"tags\": [\"x\", \"]\"]},\n  {\"customer_id\": \"b\", \"churned\": false}\n]\n".to_vec()),
        ("e.csv.gz", gzip(std::iter::once(b"id;date;amount;customer\n1;01.02.2024;1.234,50;a\n".to_vec()))),
        ("f.csv", "\u{feff}a,b\r\n1,2\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("g.xlsx", workbook(&[SHEET, b"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>customer_id</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>churned</t></is></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"b\"><v>1</v></c></row>", SHEET_END], &[SHARED, SHARED_END], 1)),
    ];
    let bits: &[&[u8]] = &[
        b"\"",
        b",",
        b"\n",
        b"\r",
        b"\0",
        b"\xff",
        b"\x80",
        b"\xe3\x81",
        b"=1+1",
        b"9999999999999999999999",
        b"-",
        b"{",
        b"\t",
        b"2024-13-45",
        b"1e999",
    ];
    let mut dice = Dice(0x1234_5678_9abc_def1);
    let mut longest = std::time::Duration::ZERO;
    for round in 0..count {
        let (name, seed) = &seeds[round % seeds.len()];
        let mut bytes = seed.clone();
        for _ in 0..=dice.next() % 8 {
            if bytes.is_empty() {
                break;
            }
            let at = dice.next() % bytes.len();
            match dice.next() % 5 {
                0 => bytes[at] ^= 1 << (dice.next() % 8),
                1 => bytes.truncate(at),
                2 => {
                    let bit = bits[dice.next() % bits.len()];
                    bytes.splice(at..at, bit.iter().copied());
                }
                3 => {
                    let end = (at + dice.next() % 40).min(bytes.len());
                    bytes.drain(at..end);
                }
                _ => {
                    let end = (at + dice.next() % 60).min(bytes.len());
                    let copy = bytes[at..end].to_vec();
                    bytes.splice(at..at, copy);
                }
            }
        }
        let started = std::time::Instant::now();
        // Refused or read: both are answers.
        let _ = dry_run(&write(folder.path(), name, &bytes));
        longest = longest.max(started.elapsed());
        assert!(started.elapsed().as_secs() < 5, "round {round} of {name} hangs");
    }
    if let Some(peak) = peak_memory() {
        println!("{count} files: at most {} ms each, {} MiB at peak", longest.as_millis(), peak >> 20);
        assert!(peak < 512 << 20, "{peak} bytes");
    }
}

#[test]
fn mutated_files_never_panic_or_hang() {
    mutate(5_000);
}

#[test]
#[ignore = "takes minutes; the full count of the acceptance"]
fn mutated_files_never_panic_or_hang_100_000() {
    mutate(100_000);
}
