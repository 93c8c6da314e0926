//! Importing again, correcting, setting bad rows aside, joining.

use super::memory::{run, run_at, run_into, write};
use holdfast_domain::clock::FixedClock;
use holdfast_domain::facts::FactKind;

const CUSTOMERS: &str = "customer_id,signup_date,churned,plan,monthly_charge\n\
    a,31/01/2024,no,Basic,10.50\nb,15/02/2024,yes,Pro,20\nc,28/02/2024,no,Pro,\"1,020.00\"\n";

#[test]
fn the_same_file_again_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "customers.csv", CUSTOMERS);
    let first = run(std::slice::from_ref(&path));
    let before = first.facts.rows(FactKind::Account);
    let second = run_into(&[path], first.facts);
    assert!(second.outcome.inputs[0].unchanged);
    assert_eq!(second.facts.rows(FactKind::Account), before);
}

#[test]
fn a_corrected_file_replaces_by_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "customers.csv", CUSTOMERS);
    let first = run(std::slice::from_ref(&path));
    write(
        folder.path(),
        "customers.csv",
        CUSTOMERS.replace("b,15/02/2024,yes", "b,16/02/2024,no").replace("a,", "d,1/03/2024,no,Basic,1\na,"),
    );
    let second = run_into(&[path], first.facts);
    let rows = second.facts.rows(FactKind::Account);
    assert_eq!(rows.len(), 4);
    let b = rows.iter().find(|row| row["account_id"] == "b").unwrap();
    assert_eq!((b["churned"].as_str(), b["started_at"].as_str()), ("false", "1708041600000000"));
    assert!(second.has_finding("replaced_by_correction"));
}

#[test]
fn bad_rows_are_set_aside_and_the_rest_is_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = String::from("customer_id,signup_date,churned,monthly_charge\n");
    for row in 0..200 {
        text.push_str(&format!("c{row},2024-01-{:02},{},{}\n", row % 28 + 1, ["yes", "no"][row % 2], row));
    }
    text.push_str("x1,2024-02-31,no,5\nx2,2024-02-01,perhaps,5\nx3,2024-02-01,no,five\nx4,2024-02-01\n,2024-02-01,no,5\n");
    let path = write(folder.path(), "customers.csv", text);
    let imported = run(&[path]);
    let report = &imported.outcome.inputs[0];
    assert_eq!((report.rows_read, report.rows_loaded, report.rows_rejected), (205, 200, 5));
    let rejects: Vec<(u64, String, &str)> = imported
        .rejects
        .rejects()
        .into_iter()
        .map(|reject| (reject.row, reject.column, reject.reason))
        .collect();
    assert_eq!(
        rejects,
        [
            (201, "signup_date".to_owned(), "not_a_date"),
            (202, "churned".to_owned(), "not_yes_or_no"),
            (203, "monthly_charge".to_owned(), "not_an_amount"),
            (204, String::new(), "wrong_number_of_cells"),
            (205, "customer_id".to_owned(), "missing_value"),
        ]
    );
}

#[test]
fn bytes_that_are_no_text_are_never_loaded_silently() {
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = b"customer_id,name,churned,signup_date\n".to_vec();
    for row in 0..100 {
        bytes.extend_from_slice(format!("c{row},山田{row},{},2024-01-01\n", row % 2).as_bytes());
    }
    bytes.extend_from_slice(b"bad,\xff\xfe\xe5,0,2024-01-01\n");
    let path = write(folder.path(), "customers.csv", bytes);
    let imported = run(&[path]);
    assert_eq!(imported.facts.count(FactKind::Account), 100);
    assert!(imported.has_finding("text_damaged"));
    assert_eq!(imported.rejects.rejects()[0].reason, "not_valid_text");
}

#[test]
fn dates_that_could_be_either_are_said_to_be_so() {
    let folder = tempfile::tempdir().unwrap();
    let text = "customer_id,signup_date,churned\na,01/02/2024,no\nb,03/04/2024,yes\nc,05/06/2024,no\n";
    let imported = run(&[write(folder.path(), "customers.csv", text)]);
    assert!(imported.has_finding("dates_ambiguous"));
    assert!(imported.facts.rows(FactKind::Account).iter().all(|row| !row.contains_key("started_at")));
}

#[test]
fn money_is_exact_and_follows_the_currency() {
    let folder = tempfile::tempdir().unwrap();
    let text = "invoice_id,customer_id,invoice_date,amount,currency\n\
        1,a,2024-01-13,10.10,USD\n2,a,2024-02-13,1200,JPY\n3,b,2024-03-13,1.234,KWD\n4,b,2024-03-13,-0.07,usd\n5,b,2024-03-13,9,XXQ\n";
    let imported = run(&[write(folder.path(), "invoices.csv", text)]);
    let amounts: Vec<(String, String)> = imported
        .facts
        .rows(FactKind::Invoice)
        .into_iter()
        .map(|row| (row["amount"].clone(), row["currency"].clone()))
        .collect();
    let expected = [("1010", "USD"), ("1200", "JPY"), ("1234", "KWD"), ("-7", "USD")];
    assert_eq!(amounts, expected.map(|(amount, code)| (amount.to_owned(), code.to_owned())));
    assert!(imported.has_finding("currency_unknown"));
}

#[test]
fn usage_without_a_customer_is_joined_and_left_out_alone() {
    let folder = tempfile::tempdir().unwrap();
    let subscriptions = "contract_number,customer_number,start_date,mrr\ns1,a,2024-01-13,10\ns2,b,2024-01-14,20\ns3,b,2024-02-14,5\n";
    let mut usage = String::from("subscription_id,event_time,event_name\n");
    for row in 0..50 {
        usage.push_str(&format!("s{},2024-03-{:02}T10:00:00Z,login\n", row % 3 + 1, row % 28 + 1));
    }
    let first = write(folder.path(), "usage.csv", usage);
    let alone = run(std::slice::from_ref(&first));
    assert_eq!(alone.proposal.mapping.left_out.len(), 1);
    let second = write(folder.path(), "subscriptions.csv", subscriptions);
    let both = run(&[first, second]);
    assert_eq!(both.facts.count(FactKind::Usage), 50);
    assert_eq!(both.facts.count(FactKind::Subscription), 3);
}

#[test]
fn a_mapping_with_a_mistake_says_where() {
    let text = "version = 1\n[[input]]\nfile = \"a.csv\"\nsource = \"a\"\ntable = \"custmers\"\n";
    let error = holdfast_connectors::Mapping::from_toml(text, "m.toml").unwrap_err().to_string();
    assert!(error.contains("a.csv") && error.contains("custmers"), "{error}");
    let text = "version = 1\n[[input]]\nfile = \"a.csv\"\nsource = \"a\"\ntabel = \"customers\"\n";
    let error = holdfast_connectors::Mapping::from_toml(text, "m.toml").unwrap_err().to_string();
    assert!(error.contains("line 5") && error.contains("tabel"), "{error}");
}

#[test]
fn an_array_of_objects_is_read_like_lines_under_the_same_limits() {
    let folder = tempfile::tempdir().unwrap();
    let array = "[\n  {\n    \"customer_id\": \"a\",\n    \"signup_date\": \"2024-01-31\",\n    \"churned\": false\n  },\n  \
        {\"customer_id\": \"b, [c]\", \"churned\": true, \"signup_date\": \"2024-02-01\"},\n  5\n]\n";
    let imported = run(&[write(folder.path(), "customers.json", array)]);
    let rows = imported.facts.rows(FactKind::Account);
    assert_eq!(rows.iter().map(|row| row["account_id"].as_str()).collect::<Vec<_>>(), ["a", "b, [c]"]);
    let rejects = imported.rejects.rejects();
    assert_eq!((rejects.len(), rejects[0].row, rejects[0].reason), (1, 3, "not_json"));
    let long = format!("[{{\"customer_id\": \"{}\"}}]", "x".repeat(2 << 20));
    let path = write(folder.path(), "long.json", long);
    let limits = holdfast_connectors::Limits::default();
    let found = holdfast_connectors::discover(&[path], &limits).unwrap();
    let error = holdfast_connectors::profile(&found.inputs[0], &limits, None).unwrap_err().to_string();
    assert!(error.contains("row_bytes"), "{error}");
}

#[test]
fn json_lines_and_gzip_are_read_like_csv() {
    use std::io::Write;
    let folder = tempfile::tempdir().unwrap();
    let lines = "{\"customer_id\":\"a\",\"signup_date\":\"2024-01-31\",\"churned\":false,\"company\":{\"industry\":\"x\"}}\n\
        {\"customer_id\":\"b\",\"churned\":true,\"signup_date\":\"2024-02-01\"}\nnot json\n";
    let imported = run(&[write(folder.path(), "customers.jsonl", lines)]);
    assert_eq!(imported.facts.count(FactKind::Account), 2);
    assert_eq!(imported.rejects.rejects()[0].reason, "not_json");
    assert!(imported.has_finding("lines_not_json"));
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(CUSTOMERS.as_bytes()).unwrap();
    let imported = run(&[write(folder.path(), "customers.csv.gz", packed.finish().unwrap())]);
    let rows = imported.facts.rows(FactKind::Account);
    assert_eq!(rows.iter().map(|row| row["mrr"].as_str()).collect::<Vec<_>>(), ["1050", "2000", "102000"]);
}

#[test]
fn months_without_a_day_and_epochs_in_microseconds_are_dates() {
    let folder = tempfile::tempdir().unwrap();
    let text = "顧客番号,契約開始月,解約日時\na,2024年3月,\nb,2023年12月,1719792000000000\nc,令和6年1月,1719878400000000\n\
        d,2024年10月,\n";
    let imported = run(&[write(folder.path(), "顧客.csv", text)]);
    let rows = imported.facts.rows(FactKind::Account);
    let dates =
        |field: &str| rows.iter().filter_map(|row| row.get(field)?.parse::<i64>().ok()).collect::<Vec<_>>();
    // Midnight of the first day, from `date -u +%s`.
    assert_eq!(
        dates("started_at"),
        [1_709_251_200, 1_701_388_800, 1_704_067_200, 1_727_740_800].map(|s| s * 1_000_000)
    );
    assert_eq!(dates("ended_at"), [1_719_792_000_000_000, 1_719_878_400_000_000]);
    assert!(imported.rejects.rejects().is_empty());
}

/// When the tickets of an import were learned, by identifier, as days.
fn learned(facts: &super::memory::MemoryFacts) -> Vec<(String, String)> {
    let day = |text: &str| {
        let instant = jiff::Timestamp::from_microsecond(text.parse().unwrap()).unwrap();
        instant.strftime("%F").to_string()
    };
    let rows = facts.rows(FactKind::Ticket);
    rows.iter().map(|row| (row["ticket_id"].clone(), day(&row["recorded_at"]))).collect()
}

#[test]
fn what_happened_since_the_last_import_was_learned_when_it_happened() {
    let folder = tempfile::tempdir().unwrap();
    let header = "ticket_id,customer_id,created_at,updated_at,subject,status\n";
    let known = "t1,a,2026-01-05,2026-09-01,Bug,open\nt2,b,2026-02-05,2026-09-01,Price,open\n";
    let at = |text: &str| FixedClock(text.parse().unwrap());
    let path = write(folder.path(), "tickets.csv", format!("{header}{known}t9,b,2026-12-24,,Later,open\n"));
    let first = run_at(
        std::slice::from_ref(&path),
        super::memory::MemoryFacts::default(),
        at("2026-03-01T00:00:00Z"),
    );
    let pair = |id: &str, day: &str| (id.to_owned(), day.to_owned());
    // A later change of the row is no later news of it; what is yet to come is known now.
    assert_eq!(
        learned(&first.facts),
        [pair("t1", "2026-01-05"), pair("t2", "2026-02-05"), pair("t9", "2026-03-01")]
    );
    // The next export has a correction, a ticket since, and one that had been kept back.
    let next = "t1,a,2026-01-05,2026-09-01,Bug,closed\nt3,a,2026-04-05,2026-09-01,Slow,open\n\
        t4,b,2026-02-15,2026-09-01,Old,open\n";
    write(folder.path(), "tickets.csv", format!("{header}{next}"));
    let second = run_at(&[path], first.facts, at("2026-05-01T00:00:00Z"));
    let mut days = learned(&second.facts);
    days.sort();
    assert_eq!(
        days,
        [
            pair("t1", "2026-05-01"),
            pair("t2", "2026-02-05"),
            pair("t3", "2026-04-05"),
            pair("t4", "2026-05-01"),
            pair("t9", "2026-03-01"),
        ]
    );
}

#[test]
fn tickets_and_invoices_with_open_and_closed_ones_are_no_list_of_customers() {
    let folder = tempfile::tempdir().unwrap();
    let mut tickets = String::from("Id,Subject,Status,Organization ID,Created at,Duration\n");
    for row in 0..60 {
        let status = ["open", "closed", "new"][row % 3];
        tickets.push_str(&format!(
            "{row},Topic {row},{status},{},2024-03-{:02},{row}\n",
            900 + row % 9,
            row % 28 + 1
        ));
    }
    let imported = run(&[write(folder.path(), "tickets.csv", tickets)]);
    assert_eq!((imported.facts.count(FactKind::Ticket), imported.facts.count(FactKind::Account)), (60, 0));
}

#[test]
fn a_position_is_imported_and_an_order_of_options_is_not_taken_for_one() {
    let folder = tempfile::tempdir().unwrap();
    let text = "cancellation_id,account_id,requested_at,reason,reason_option_order,option_position\n\
        x1,a,2024-05-01,price,price|bugs|other,1\nx2,b,2024-05-02,bugs,other|price|bugs,3\nx3,c,2024-05-03,,,\n";
    let imported = run(&[write(folder.path(), "cancellations.csv", text)]);
    let rows = imported.facts.rows(FactKind::Cancellation);
    let positions: Vec<_> = rows.iter().map(|row| row.get("option_position").map(String::as_str)).collect();
    assert_eq!(positions, [Some("1"), Some("3"), None]);
}
