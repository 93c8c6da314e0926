//! The encoding matrix: every encoding, three kinds of export, three sizes.

use super::memory::write;
use encoding_rs::{BIG5, EUC_JP, Encoding, GB18030, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use holdfast_connectors::{Limits, discover, profile};
use std::path::Path;

#[derive(Clone, Copy, PartialEq)]
enum Language {
    Simplified,
    Traditional,
    Japanese,
    Western,
}

/// Texts of a language: names, reasons, comments.
fn words(language: Language) -> [&'static [&'static str]; 3] {
    match language {
        Language::Simplified => [
            &[
                "北京云帆科技有限公司",
                "上海晨光贸易",
                "张伟",
                "王芳",
                "广州智联网络",
                "李娜娜",
                "成都天府软件",
                "陈晓东",
                "深圳前海数据",
                "刘洋",
            ],
            &["价格太高", "功能缺失", "转用竞品", "客服响应慢", "业务关闭", "不再需要", "预算削减"],
            &[
                "导出报表经常失败，影响月底结算。",
                "希望能支持批量导入",
                "客服态度很好，但问题没有解决",
                "价格上涨百分之二十，公司不批准",
                "我们换了新的供应商",
            ],
        ],
        Language::Traditional => [
            &[
                "臺北雲端科技股份有限公司",
                "高雄晨光貿易",
                "陳怡君",
                "林志豪",
                "新竹智慧網路",
                "黃淑芬",
                "臺中天際軟體",
                "張家豪",
                "臺南數據",
                "李雅婷",
            ],
            &["價格太高", "功能不足", "轉用競品", "客服回應慢", "公司結束營業", "不再需要", "預算縮減"],
            &[
                "匯出報表經常失敗，影響月底結帳。",
                "希望能支援批次匯入",
                "客服態度很好，但問題沒有解決",
                "價格調漲兩成，公司不核准",
                "我們換了新的供應商",
            ],
        ],
        Language::Japanese => [
            &[
                "株式会社さくら商事",
                "髙橋製作所",
                "有限会社山﨑",
                "佐藤花子",
                "鈴木一郎",
                "東京データ株式会社",
                "田中物産",
                "渡辺美咲",
                "エムケイ商会",
                "青空ソフトウェア",
            ],
            &[
                "料金が高い",
                "機能が足りない",
                "他社へ乗り換え",
                "サポートの対応が遅い",
                "事業を終了",
                "利用しなくなった",
                "予算の削減",
            ],
            &[
                "帳票の出力に時間がかかり、月末の処理に間に合いません。",
                "一括登録ができると助かります",
                "担当者の対応は良かったのですが解決しませんでした",
                "値上げのため社内で承認が下りませんでした",
                "カタカナ表記のシステムと連携したい",
            ],
        ],
        Language::Western => [
            &[
                "Müller & Söhne GmbH",
                "Café Lumière",
                "José Peñalver",
                "Łukasz",
                "Åsa Öberg",
                "Société Générale d'Équipement",
                "Bjørn Sørensen",
                "João Conceição",
                "Zoë Brontë",
                "Straße 7",
            ],
            &[
                "Trop cher",
                "Función ausente",
                "Wechsel zum Wettbewerber",
                "Soporte lento",
                "Geschäft geschlossen",
                "plus nécessaire",
                "Budgetkürzung",
            ],
            &[
                "L'export échoue très souvent à la fin du mois.",
                "Añadir importación masiva, por favor",
                "Der Support war freundlich, half aber nicht",
                "Prix augmenté de 20 % – refusé",
                "Nous avons changé de fournisseur à Genève",
            ],
        ],
    }
}

fn headers(language: Language, kind: usize) -> &'static [&'static str] {
    match (language, kind) {
        (Language::Simplified, 0) => &["客户编号", "客户名称", "开通日期", "月费", "是否流失"],
        (Language::Simplified, 1) => &["订阅编号", "客户编号", "解约日期", "流失原因", "备注"],
        (Language::Simplified, _) => &["工单编号", "客户编号", "创建时间", "优先级", "内容"],
        (Language::Traditional, 0) => &["客戶編號", "客戶名稱", "開通日期", "月費", "是否流失"],
        (Language::Traditional, 1) => &["訂閱編號", "客戶編號", "解約日期", "流失原因", "備註"],
        (Language::Traditional, _) => &["工單編號", "客戶編號", "建立時間", "優先級", "內容"],
        (Language::Japanese, 0) => &["顧客番号", "顧客名", "契約開始日", "月額料金", "解約フラグ"],
        (Language::Japanese, 1) => &["契約番号", "顧客番号", "解約日", "解約理由", "コメント"],
        (Language::Japanese, _) => &["問い合わせ番号", "顧客番号", "受付日時", "優先度", "本文"],
        (Language::Western, 0) => &["Kundennummer", "Société", "Début", "Prix", "Résilié"],
        (Language::Western, 1) => &["Número", "Kunde", "Kündigung", "Begründung", "Remarque"],
        (Language::Western, _) => &["Ticket", "Client", "Créé", "Priorité", "Texte"],
    }
}

fn table(language: Language, kind: usize, rows: usize, seed: usize) -> String {
    let [names, reasons, comments] = words(language);
    let mut text = headers(language, kind).join(",");
    text.push('\n');
    for row in 0..rows {
        let roll = (row * 7_919 + seed * 104_729 + kind * 31) % 1_000_003;
        let day = 1 + roll % 28;
        let month = 1 + roll / 28 % 12;
        let name = names[roll % names.len()];
        let line = match kind {
            0 => format!("C{row:06},{name},2024-{month:02}-{day:02},{},{}", 1_000 + roll % 9_000, roll % 2),
            1 => format!(
                "S{row:06},C{:06},2024-{month:02}-{day:02},{},\"{}\"",
                roll % 5_000,
                reasons[roll / 3 % reasons.len()],
                comments[roll / 11 % comments.len()]
            ),
            _ => format!(
                "T{row:06},C{:06},2024-{month:02}-{day:02} 09:{day:02},{},\"{}\"",
                roll % 5_000,
                ["high", "low"][roll % 2],
                comments[roll / 5 % comments.len()]
            ),
        };
        text.push_str(&line);
        text.push('\n');
    }
    text
}

fn encode(text: &str, encoding: &'static Encoding, mark: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    if encoding == UTF_16LE || encoding == UTF_16BE {
        let little = encoding == UTF_16LE;
        for unit in mark.then_some(0xfeff).into_iter().chain(text.encode_utf16()) {
            bytes.extend_from_slice(&if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
        }
        return bytes;
    }
    if mark {
        bytes.extend_from_slice(b"\xef\xbb\xbf");
    }
    bytes.extend_from_slice(&encoding.encode(text).0);
    bytes
}

fn detected(folder: &Path, bytes: Vec<u8>) -> &'static Encoding {
    let path = write(folder, "export.csv", bytes);
    let limits = Limits::default();
    let found = discover(&[path], &limits).unwrap();
    profile(&found.inputs[0], &limits, None).unwrap().format.encoding
}

/// What each encoding is used for, and whether a byte-order mark stands in front.
const CASES: [(&Encoding, bool, &[Language]); 11] = {
    use Language::{Japanese, Simplified, Traditional, Western};
    const EVERYONE: &[Language] = &[Simplified, Traditional, Japanese, Western];
    [
        (UTF_8, false, EVERYONE),
        (UTF_8, true, EVERYONE),
        (UTF_16LE, true, EVERYONE),
        (UTF_16BE, true, EVERYONE),
        (UTF_16LE, false, EVERYONE),
        (UTF_16BE, false, EVERYONE),
        (SHIFT_JIS, false, &[Japanese]),
        (EUC_JP, false, &[Japanese]),
        (GB18030, false, &[Simplified]),
        (BIG5, false, &[Traditional]),
        (WINDOWS_1252, false, &[Western]),
    ]
};

/// Counts of files by encoding and rows: all, and read with the right encoding, headers
/// and values.
#[derive(Default)]
struct Tally {
    counts: std::collections::BTreeMap<(String, usize), (u32, u32)>,
    wrong: Vec<String>,
}

impl Tally {
    /// Profiles one file and compares its headers and first values with what was written.
    fn check(
        &mut self,
        folder: &Path,
        case: usize,
        language: Language,
        kind: usize,
        rows: usize,
        seed: usize,
    ) {
        let (encoding, mark, _) = CASES[case];
        let text = table(language, kind, rows, seed);
        // What an encoding lacks it cannot give back.
        let (bytes, kept) = match encoding {
            _ if encoding == UTF_16LE || encoding == UTF_16BE => (encode(&text, encoding, mark), text),
            _ => {
                let packed = encoding.encode(&text).0.into_owned();
                let kept = encoding.decode_without_bom_handling(&packed).0.into_owned();
                (encode(&text, encoding, mark), kept)
            }
        };
        let path = write(folder, "export.csv", bytes);
        let limits = Limits::default();
        let found = discover(&[path], &limits).unwrap();
        let profile = profile(&found.inputs[0], &limits, None).unwrap();
        let mut written = csv::Reader::from_reader(kept.as_bytes());
        let header = written.headers().unwrap().clone();
        let headers: Vec<&str> = profile.columns.iter().map(|column| column.header.as_str()).collect();
        // Of large tables the profile keeps scattered rows.
        let compared = if rows <= 1_000 { rows.min(10) } else { 0 };
        let values = profile.rows as usize == rows
            && written.records().take(compared).enumerate().all(|(row, record)| {
                profile.sample[row].iter().map(String::as_str).eq(record.unwrap().iter().map(str::trim))
            });
        let right =
            profile.format.encoding == encoding && headers == header.iter().collect::<Vec<_>>() && values;
        let name = format!("{}{}", encoding.name(), if mark { " with mark" } else { "" });
        if !right {
            self.wrong.push(format!("{name} {kind} {rows} {seed}: {}", profile.format.encoding.name()));
        }
        let count = self.counts.entry((name, rows)).or_default();
        *count = (count.0 + 1, count.1 + u32::from(right));
    }

    fn assert_99_of_100(&self) {
        for ((name, rows), (all, right)) in &self.counts {
            println!("{name}, {rows} rows: {right} of {all}");
        }
        let counted = self.counts.iter().filter(|((_, rows), _)| *rows >= 10);
        let (all, right) = counted.fold((0, 0), |sum, (_, (all, right))| (sum.0 + all, sum.1 + right));
        println!("ten rows and more: {right} of {all}");
        assert!(right * 100 >= all * 99, "{:?}", self.wrong);
    }
}

#[test]
fn encodings_are_right_in_99_of_100_files_of_ten_rows_and_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut tally = Tally::default();
    for (case, (_, _, languages)) in CASES.into_iter().enumerate() {
        for language in languages {
            for kind in 0..3 {
                tally.check(folder.path(), case, *language, kind, 0, 0);
                for rows in [10, 25, 100] {
                    for seed in 0..8 {
                        tally.check(folder.path(), case, *language, kind, rows, seed);
                    }
                }
            }
        }
    }
    tally.assert_99_of_100();
}

#[test]
#[ignore = "takes minutes: the full matrix, with files of 100,000 rows"]
fn encoding_matrix_to_100_000_rows() {
    let folder = tempfile::tempdir().unwrap();
    let mut tally = Tally::default();
    for (case, (_, _, languages)) in CASES.into_iter().enumerate() {
        for language in languages {
            for kind in 0..3 {
                tally.check(folder.path(), case, *language, kind, 0, 0);
                for seed in 0..30 {
                    tally.check(folder.path(), case, *language, kind, 10, seed);
                }
                tally.check(folder.path(), case, *language, kind, 100_000, 1);
            }
        }
    }
    tally.assert_99_of_100();
}

/// Sentences that people wrote, one a line of a real corpus.
fn sentences(path: &Path, take: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().skip(1).filter_map(take).map(|line| line.replace([',', '"'], " ")).collect()
}

#[test]
fn encodings_of_what_people_wrote_are_right() {
    let Some(data) = super::memory::data_sets() else { return };
    let folder = tempfile::tempdir().unwrap();
    let simplified = sentences(&data.join("text/waimai_10k_zh-CN.csv"), |line| {
        line.split_once(',').map(|(_, text)| text.to_owned())
    });
    let japanese = sentences(&data.join("text/jrte_pn_ja_train_dev.tsv"), |line| {
        line.split('\t').max_by_key(|cell| cell.len()).map(str::to_owned)
    });
    let traditional = sentences(&data.join("dimabsa2026/zho_laptop_train_alltasks.jsonl"), |line| {
        serde_json::from_str::<serde_json::Value>(line).ok()?["Text"].as_str().map(str::to_owned)
    });
    let mut wrong = Vec::new();
    let mut all = 0;
    for (encoding, texts) in [
        (SHIFT_JIS, &japanese),
        (EUC_JP, &japanese),
        (GB18030, &simplified),
        (BIG5, &traditional),
        (UTF_16LE, &traditional),
        (UTF_16BE, &japanese),
    ] {
        for (number, rows) in texts.chunks_exact(10).take(300).enumerate() {
            let mut text = "id,date,comment\n".to_owned();
            for (row, comment) in rows.iter().enumerate() {
                text.push_str(&format!("{row},2024-01-{:02},{comment}\n", row + 1));
            }
            let found = detected(folder.path(), encode(&text, encoding, false));
            all += 1;
            if found != encoding {
                wrong.push(format!("{} {number}: {}", encoding.name(), found.name()));
            }
        }
    }
    println!("{all} files of ten sentences, {} wrong: {wrong:?}", wrong.len());
    assert!(wrong.len() * 100 <= all, "{wrong:?}");
}

#[test]
fn rare_characters_survive_wherever_the_encoding_has_them() {
    let folder = tempfile::tempdir().unwrap();
    for (encoding, language) in [
        (UTF_8, Language::Japanese),
        (UTF_16LE, Language::Japanese),
        (UTF_16BE, Language::Traditional),
        (SHIFT_JIS, Language::Japanese),
        (EUC_JP, Language::Japanese),
        (GB18030, Language::Simplified),
        (BIG5, Language::Traditional),
    ] {
        for special in ["髙﨑", "𠮷野家", "🎉", "１２３", "Ⅲ㎝"] {
            let (_, _, lost) = encoding.encode(special);
            if lost && encoding != UTF_16LE && encoding != UTF_16BE {
                continue;
            }
            let text = table(language, 0, 40, 3).replacen(words(language)[0][3], special, 1);
            if !text.contains(special) {
                continue;
            }
            let path = write(folder.path(), "names.csv", encode(&text, encoding, false));
            let imported = super::memory::run(&[path]);
            let rows = imported.facts.rows(holdfast_domain::facts::FactKind::Account);
            assert_eq!(rows.len(), 40, "{} {special}", encoding.name());
            assert!(
                rows.iter().any(|row| row.get("name").is_some_and(|name| name == special)),
                "{} {special}",
                encoding.name()
            );
        }
    }
}
