use holdfast_i18n::{Argument, Language, TextError, Texts};

#[test]
fn a_key_that_nobody_has_is_shown_as_itself_and_reported_when_asked() {
    let texts = Texts::embedded(Language::Japanese);
    assert_eq!(texts.get("no-such-message"), "no-such-message");
    assert_eq!(texts.get("no-such-message.attribute"), "no-such-message.attribute");
    assert_eq!(
        texts.try_get("no-such-message"),
        Err(TextError::Missing { key: "no-such-message".to_owned(), language: Language::Japanese })
    );
    assert!(!texts.contains("no-such-message"));
}

#[test]
fn plural_forms_and_grouping_follow_the_language() {
    let count = |language, count: i64| {
        Texts::embedded(language).format("report-customers", &[("count", count.into())])
    };
    assert_eq!(count(Language::English, 1), "1 customer");
    assert_eq!(count(Language::English, 0), "0 customers");
    assert_eq!(count(Language::English, 7_043), "7,043 customers");
    assert_eq!(count(Language::SimplifiedChinese, 7_043), "7,043 位客户");
    assert_eq!(count(Language::TraditionalChinese, 1), "1 位客戶");
    assert_eq!(count(Language::Japanese, 1), "1 件の顧客");
}

#[test]
fn text_arguments_come_through_without_isolation_marks() {
    let texts = Texts::embedded(Language::English);
    let line = texts.format("report-written", &[("path", "髙﨑𠮷.csv".into())]);
    assert_eq!(line, "Report: 髙﨑𠮷.csv");
}

#[test]
fn a_variable_that_was_not_given_is_an_error_when_asked_and_visible_otherwise() {
    let texts = Texts::embedded(Language::English);
    let error = texts.try_get("report-written").unwrap_err();
    assert!(error.to_string().contains("path"), "{error}");
    assert_eq!(texts.get("report-written"), "Report: {$path}");
}

#[test]
fn texts_can_be_shared_between_threads() {
    let texts = Texts::embedded(Language::TraditionalChinese);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let arguments = [("count", Argument::from(1_234_u32))];
                assert_eq!(texts.format("quality-rows", &arguments), "1,234 列");
            });
        }
    });
}
