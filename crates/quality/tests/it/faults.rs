//! Every check is silent on the book in order and speaks of the fault put into it.

use crate::book::{Book, Cell, DAY, DAYS, FIRST, found, only};
use holdfast_domain::facts::FactKind;
use holdfast_quality::{Argument, Severity, SourceState};

#[test]
fn a_book_in_order_has_no_findings_and_fresh_sources() {
    let assessment = Book::clean().assess();
    assert!(assessment.findings.is_empty(), "{:#?}", assessment.findings);
    let flows = ["usage_events", "payments", "tickets"];
    for health in &assessment.sources {
        let expected = match health.table {
            "account_traits" => SourceState::Undated,
            table if flows.contains(&table) => SourceState::Fresh,
            _ => continue,
        };
        assert_eq!(health.state, expected, "{health:?}");
    }
    let usage = assessment.sources.iter().find(|health| health.table == "usage_events").unwrap();
    let window = usage.window.unwrap();
    assert_eq!(window.1.to_string(), "2023-01-02");
    assert_eq!(
        (usage.source.as_str(), usage.days_since_last, usage.longest_gap_days),
        ("app", Some(0), None)
    );
}

#[test]
fn usage_before_its_subscription_and_after_the_end_of_its_account() {
    let mut book = Book::clean();
    let rows = book.of("app", FactKind::Usage);
    let total = rows.len() as u64;
    for number in 0..50 {
        let mut early = rows[number].clone();
        early.insert("subscription_id", "s119".into());
        early.insert("account_id", "a119".into());
        early.insert("occurred_at", (FIRST * DAY + number as i64).into());
        rows.push(early);
        let mut late = rows[number].clone();
        late.insert("subscription_id", "s000".into());
        late.insert("account_id", "a000".into());
        late.insert("occurred_at", ((FIRST + 251) * DAY + number as i64).into());
        rows.push(late);
    }
    // On the day of the start itself, and on that of the end: in order.
    for (account, at) in [("119", FIRST + 178), ("000", FIRST + 250)] {
        book.add(
            "app",
            FactKind::Usage,
            at as f64,
            [
                ("account_id", format!("a{account}").into()),
                ("subscription_id", format!("s{account}").into()),
                ("event", "login".into()),
            ],
        );
    }
    let assessment = book.assess();
    let finding = only(&assessment, "usage_before_subscription");
    assert_eq!((finding.rows, finding.source.as_deref()), (Some(50), Some("app")));
    assert_eq!(finding.arguments["total"], Argument::Integer(total as i64 + 102));
    assert_eq!(only(&assessment, "facts_before_account").rows, Some(50));
    for id in ["facts_after_account", "facts_after_subscription"] {
        assert_eq!(only(&assessment, id).rows, Some(50), "{id}");
    }
    assert_eq!(
        found(&assessment, "facts_before_account")[0].severity,
        Severity::Note,
        "under one in a hundred"
    );
}

#[test]
fn rows_that_end_before_they_start() {
    let mut book = Book::clean();
    for row in book.of("desk", FactKind::Ticket).iter_mut().take(30) {
        let Cell::Integer(at) = row["occurred_at"] else { panic!() };
        row.insert("closed_at", (at - 3 * DAY).into());
    }
    // A date without time on the day of the start is not before it.
    let Cell::Integer(at) = book.of("desk", FactKind::Ticket)[40]["occurred_at"] else { panic!() };
    book.of("desk", FactKind::Ticket)[40].insert("closed_at", (at / DAY * DAY).into());
    book.of("crm", FactKind::Account)[0].insert("ended_at", ((FIRST - 1) * DAY).into());
    let assessment = book.assess();
    assert_eq!(only(&assessment, "closed_before_opened").rows, Some(30));
    let ends = only(&assessment, "ends_before_start");
    assert_eq!(
        (ends.rows, ends.arguments["table"].clone()),
        (Some(1), Argument::Text("accounts".to_owned()))
    );
}

#[test]
fn flags_against_events_and_subscriptions() {
    let mut book = Book::clean();
    // 40 customers flagged as left, 10 that left flagged as customers.
    for (index, row) in book.of("crm", FactKind::Account).iter_mut().enumerate() {
        if index % 4 == 0 && index < 40 {
            row.insert("churned", false.into());
        } else if index % 4 == 1 || (index % 4 == 2 && index < 42) {
            row.insert("churned", true.into());
        }
    }
    let assessment = book.assess();
    for id in ["churn_flag_contradicts_events", "churn_flag_contradicts_subscriptions"] {
        let finding = only(&assessment, id);
        assert_eq!(finding.rows, Some(50), "{id}");
        assert_eq!(finding.arguments["left"], Argument::Integer(40));
        assert_eq!(finding.arguments["stayed"], Argument::Integer(10));
        assert_eq!((finding.severity, finding.source.as_deref()), (Severity::Critical, Some("crm")));
    }
}

#[test]
fn a_return_takes_a_cancellation_back() {
    let mut book = Book::clean();
    book.add(
        "events",
        FactKind::Cancellation,
        (FIRST + 200) as f64,
        [
            ("cancellation_id", "x".into()),
            ("account_id", "a001".into()),
            ("reason", "price".into()),
            ("comment", "too dear".into()),
        ],
    );
    let assessment = book.assess();
    assert_eq!(only(&assessment, "churn_flag_contradicts_events").rows, Some(1));
    let running = only(&assessment, "cancelled_but_running");
    assert_eq!((running.rows, running.arguments["total"].clone()), (Some(1), Argument::Integer(31)));
    book.add(
        "events",
        FactKind::Cancellation,
        (FIRST + 210) as f64,
        [("cancellation_id", "y".into()), ("account_id", "a001".into()), ("reactivation", true.into())],
    );
    assert!(book.assess().findings.is_empty());
}

#[test]
fn subscriptions_whose_flag_contradicts_their_dates() {
    let mut book = Book::clean();
    let rows = book.of("billing", FactKind::Subscription);
    rows[0].remove("ended_at");
    rows[4].insert("churned", false.into());
    rows[8].insert("churned", false.into());
    let assessment = book.assess();
    assert_eq!(only(&assessment, "subscription_over_without_end").rows, Some(1));
    assert_eq!(only(&assessment, "subscription_open_with_end").rows, Some(2));
}

#[test]
fn reasons_that_have_nothing_to_do_with_the_comment() {
    let mut book = Book::clean();
    for number in 0..90_usize {
        book.add(
            "exit",
            FactKind::Cancellation,
            (FIRST + 300) as f64,
            [
                ("cancellation_id", format!("e{number}").into()),
                ("account_id", "a000".into()),
                ("reason", ["price", "support", "features"][number % 3].into()),
                ("comment", ["too dear", "slow", "no exports"][number / 3 % 3].into()),
            ],
        );
    }
    let assessment = book.assess();
    let finding = only(&assessment, "stated_reason_independent");
    assert_eq!((finding.source.as_deref(), finding.rows), (Some("exit"), Some(90)));
    assert_eq!(finding.arguments["p_value"], Argument::Number(1.0));
    assert_eq!(finding.severity, Severity::Critical);
}

#[test]
fn columns_that_know_the_outcome_whatever_their_names() {
    let mut book = Book::clean();
    for index in 0..120_i64 {
        let left = index % 4 == 0;
        let account = format!("a{index:03}");
        let mut add = |name: &'static str, cell: Option<(&'static str, Cell)>| {
            if let Some(cell) = cell {
                book.add(
                    "crm",
                    FactKind::AccountTrait,
                    FIRST as f64,
                    [("account_id", account.clone().into()), ("name", name.into()), cell],
                );
            }
        };
        add("exit interview", left.then(|| ("text", "held".into())));
        add("next renewal", (!left).then(|| ("text", format!("2023-0{}-01", index % 9 + 1).into())));
        add("index", Some(("number", if left { index as f64 } else { -0.38 }.into())));
        add("state", Some(("text", if left { "X" } else { "A" }.into())));
        let noise = if index % 40 == 1 { 60.0 } else { 0.0 };
        add("points", Some(("number", (noise + index as f64 / 10.0 + if left { 50.0 } else { 0.0 }).into())));
        let day = if left { FIRST + index } else { FIRST + DAYS + index % 11 };
        let date = jiff::civil::date(1970, 1, 1) + jiff::ToSpan::days(day);
        add("last seen", Some(("text", date.to_string().into())));
    }
    let assessment = book.assess();
    for (id, column) in [
        ("leak_only_left", "exit interview"),
        ("leak_only_stayed", "next renewal"),
        ("leak_read_at_end", "index"),
        ("leak_ranks_outcome", "points"),
    ] {
        let finding = only(&assessment, id);
        assert_eq!((finding.column.as_deref(), finding.source.as_deref()), (Some(column), Some("crm")));
    }
    let repeats: Vec<_> = found(&assessment, "leak_repeats_outcome")
        .iter()
        .filter_map(|finding| finding.column.clone())
        .collect();
    assert_eq!(repeats, ["last seen", "state"]);
    let constant = only(&assessment, "column_constant");
    assert_eq!(constant.column.as_deref(), Some("exit interview"));
    assert_eq!(assessment.findings.len(), 7, "{:#?}", assessment.findings);
}

#[test]
fn facts_of_accounts_and_subscriptions_that_nobody_knows() {
    let mut book = Book::clean();
    for row in book.of("app", FactKind::Usage).iter_mut().take(40) {
        row.insert("account_id", "nobody".into());
        row.insert("subscription_id", "nothing".into());
    }
    let assessment = book.assess();
    assert_eq!(only(&assessment, "facts_without_account").rows, Some(40));
    assert_eq!(only(&assessment, "facts_without_subscription").rows, Some(40));
}

#[test]
fn things_exported_twice() {
    let mut book = Book::clean();
    for number in 0..20 {
        let mut copy = book.of("billing", FactKind::Payment)[number].clone();
        let other_source = copy.clone();
        copy.insert("payment_id", format!("copy {number}").into());
        book.of("billing", FactKind::Payment).push(copy);
        book.of("bank", FactKind::Payment).push(other_source);
    }
    let mut copy = book.of("billing", FactKind::Subscription)[1].clone();
    copy.insert("subscription_id", "copy".into());
    book.of("billing", FactKind::Subscription).push(copy);
    let assessment = book.assess();
    let repeated = only(&assessment, "facts_repeated");
    assert_eq!((repeated.rows, repeated.source.as_deref()), (Some(20), Some("billing")));
    assert_eq!(only(&assessment, "facts_in_several_sources").rows, Some(20));
    assert_eq!(only(&assessment, "subscriptions_identical").rows, Some(1));
}

#[test]
fn facts_in_the_future_and_after_the_as_of_date() {
    let mut book = Book::clean();
    for number in 0..5 {
        let mut row = book.of("app", FactKind::Usage)[number].clone();
        row.insert("occurred_at", ((FIRST + DAYS + 100) * DAY).into());
        book.of("app", FactKind::Usage).push(row);
    }
    assert_eq!(only(&book.assess(), "facts_in_future").rows, Some(5));
    let earlier = Book::clean().assess_at(FIRST + 300);
    let waiting = found(&earlier, "facts_after_as_of");
    assert!(
        waiting.iter().any(|finding| finding.arguments["table"] == Argument::Text("usage_events".to_owned()))
    );
    assert!(waiting.iter().all(|finding| finding.severity == Severity::Note));
    assert!(found(&earlier, "facts_in_future").is_empty());
}

#[test]
fn a_source_that_pauses_and_one_that_stops() {
    let mut book = Book::clean();
    let within = |row: &crate::book::Row, from: i64, to: i64| matches!(row["occurred_at"], Cell::Integer(at) if (from..to).contains(&(at / DAY - FIRST)));
    book.of("app", FactKind::Usage).retain(|row| !within(row, 280, 290));
    book.of("desk", FactKind::Ticket).retain(|row| !within(row, 320, DAYS));
    let assessment = book.assess();
    let gap = only(&assessment, "source_gaps");
    assert_eq!((gap.source.as_deref(), gap.arguments["days"].clone()), (Some("app"), Argument::Integer(10)));
    assert_eq!(gap.arguments["from_date"], Argument::Text("2022-10-15".to_owned()));
    let stale = only(&assessment, "source_stale");
    assert_eq!(stale.source.as_deref(), Some("desk"));
    let state = |table: &str| assessment.sources.iter().find(|health| health.table == table).unwrap().state;
    assert_eq!((state("usage_events"), state("tickets")), (SourceState::Gaps, SourceState::Stale));
}

#[test]
fn a_source_that_drops_to_a_third() {
    let mut book = Book::clean();
    let mut kept = 0;
    book.of("app", FactKind::Usage).retain(|row| {
        let late = matches!(row["occurred_at"], Cell::Integer(at) if at >= (FIRST + DAYS - 14) * DAY);
        kept += usize::from(late);
        !late || kept % 3 == 0
    });
    let assessment = book.assess();
    let drop = only(&assessment, "source_volume_drop");
    assert_eq!(drop.source.as_deref(), Some("app"));
}

#[test]
fn a_source_without_dates_is_undated_and_never_fresh() {
    let mut book = Book::default();
    for index in 0..60_i64 {
        book.add(
            "list",
            FactKind::Account,
            FIRST as f64,
            [("account_id", format!("a{index}").into()), ("churned", (index % 3 == 0).into())],
        );
    }
    let assessment = book.assess();
    assert_eq!(only(&assessment, "source_undated").source.as_deref(), Some("list"));
    assert_eq!(assessment.findings.len(), 1, "{:#?}", assessment.findings);
    assert_eq!(assessment.sources.len(), 1);
    assert_eq!((assessment.sources[0].state, assessment.sources[0].window), (SourceState::Undated, None));
}

#[test]
fn customers_and_plans_of_whom_nothing_is_known() {
    let mut book = Book::clean();
    // Odd accounts are on the plan pro.
    book.of("app", FactKind::Usage).retain(|row| {
        !matches!(&row["account_id"], Cell::Text(account) if account[1..].parse::<i64>().unwrap() % 2 == 1)
    });
    let assessment = book.assess();
    let silent = only(&assessment, "customers_without_signal");
    assert_eq!((silent.rows, silent.severity), (Some(60), Severity::Note));
    let group = only(&assessment, "group_without_signal");
    assert_eq!(group.arguments["group"], Argument::Text("pro".to_owned()));
    // Before the first fact there is no signal.
    let before = Book::clean().assess_at(FIRST - 10);
    assert!(
        before
            .sources
            .iter()
            .all(|health| matches!(health.state, SourceState::NoSignal | SourceState::Undated))
    );
}

#[test]
fn amounts_that_say_nothing() {
    let mut book = Book::clean();
    book.of("billing", FactKind::Subscription)[1].insert("mrr", 0.into());
    book.of("billing", FactKind::Subscription)[2].remove("mrr");
    book.of("billing", FactKind::Payment)[3].insert("amount", 0.into());
    let assessment = book.assess();
    for id in ["subscriptions_at_zero", "subscriptions_without_amount", "payments_at_zero"] {
        assert_eq!(only(&assessment, id).rows, Some(1), "{id}");
    }
}

#[test]
fn attributes_that_are_constant_or_mostly_missing() {
    let mut book = Book::clean();
    for index in 0..120_i64 {
        book.add(
            "crm",
            FactKind::AccountTrait,
            FIRST as f64,
            [("account_id", format!("a{index:03}").into()), ("name", "count".into()), ("number", 1.0.into())],
        );
    }
    for index in 0..3_i64 {
        book.add(
            "crm",
            FactKind::AccountTrait,
            FIRST as f64,
            [
                ("account_id", format!("a{index:03}").into()),
                ("name", "fax".into()),
                ("text", format!("{index}").into()),
            ],
        );
    }
    let assessment = book.assess();
    assert_eq!(only(&assessment, "column_constant").column.as_deref(), Some("count"));
    let missing = only(&assessment, "column_mostly_missing");
    assert_eq!((missing.column.as_deref(), missing.rows), (Some("fax"), Some(117)));
}
