//! Headers and encodings of other offices, decoded with `encoding_rs`.

use encoding_rs::{BIG5, Encoding, GB18030, SHIFT_JIS, UTF_8};
use holdfast_simulator::{
    Configuration, FileEncoding, Flavour, Flavoured, HeaderLanguage, Result, Run, Sink, Table, simulate,
};

use crate::memory::Business;

#[derive(Default)]
struct Files(Vec<Vec<u8>>);

impl Sink for Files {
    fn write(&mut self, table: Table, bytes: &[u8]) -> Result<()> {
        self.0.resize(Table::COUNT, Vec::new());
        self.0[table as usize].extend_from_slice(bytes);
        Ok(())
    }
}

#[track_caller]
fn check(
    language: &str,
    headers: HeaderLanguage,
    encoding: FileEncoding,
    oracle: &'static Encoding,
    header: &str,
) {
    let configuration = Configuration::default().in_language(language).unwrap();
    let run = Run::new(300, 8);
    let mut files = Files::default();
    let flavour = Flavour { headers, encoding };
    simulate(&configuration, run, &mut Flavoured::new(flavour, &mut files), &()).unwrap();
    let plain = Business::new(&configuration, run);
    for table in Table::ALL {
        if matches!(table, Table::Readme | Table::TruthHazards) {
            continue;
        }
        let (text, _, errors) = oracle.decode(&files.0[*table as usize]);
        assert!(!errors, "{table:?}");
        let expected = std::str::from_utf8(&plain.files[*table as usize]).unwrap();
        let body = |text: &str| text.split_once('\n').unwrap().1.to_owned();
        assert_eq!(body(&text), body(expected), "{table:?}");
    }
    let (usage, _, _) = oracle.decode(&files.0[Table::Usage as usize]);
    assert_eq!(usage.lines().next(), Some(header));
}

#[test]
fn encodings_decode_to_the_same_text() {
    check(
        "ja",
        HeaderLanguage::Japanese,
        FileEncoding::Windows31j,
        SHIFT_JIS,
        "顧客ID,発生日時,イベント,数量",
    );
    check(
        "zh-Hans",
        HeaderLanguage::SimplifiedChinese,
        FileEncoding::Gb18030,
        GB18030,
        "客户编号,发生时间,事件,数量",
    );
    check(
        "zh-Hant",
        HeaderLanguage::TraditionalChinese,
        FileEncoding::Big5,
        BIG5,
        "客戶編號,發生時間,事件,數量",
    );
    check(
        "en",
        HeaderLanguage::English,
        FileEncoding::Utf8WithMark,
        UTF_8,
        "Account ID,Occurred At,Event,Quantity",
    );
}

#[test]
fn characters_an_encoding_lacks_are_an_error_not_a_question_mark() {
    let mut files = Files::default();
    let flavour = Flavour { encoding: FileEncoding::Windows31j, ..Flavour::default() };
    let mut sink = Flavoured::new(flavour, &mut files);
    let error = simulate(&Configuration::default(), Run::new(500, 8), &mut sink, &()).unwrap_err();
    assert!(error.to_string().contains("windows-31j"), "{error}");
}
