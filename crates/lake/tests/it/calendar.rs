//! The calendar functions in SQL against the time-zone library itself.

use crate::support::open_in;
use holdfast_analytics::{Analytics, Column, Error, Table};
use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

const ZONES: [&str; 7] = [
    "Etc/GMT+12",
    "Pacific/Kiritimati",
    "America/Sao_Paulo",
    "America/New_York",
    "Europe/London",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
];

#[test]
fn local_day_and_month_equal_jiff_in_zones_from_minus_12_to_plus_14() {
    // Every 6 h 59 min over forty years, and a missing one.
    let instants: Vec<i64> = (0..50_000).map(|step| step * 25_140_000_000).collect();
    for zone in ZONES {
        let folder = tempfile::tempdir().unwrap();
        let lake = open_in(folder.path(), zone);
        let column = Column::integers(instants.iter().map(|at| Some(*at)).chain([None]));
        lake.register("t", Table::new(vec![("at".to_owned(), column)]).unwrap()).unwrap();
        let answer = lake
            .query(
                "SELECT at, local_day(at) AS day, local_month(at) AS month FROM t ORDER BY at NULLS LAST",
                &[],
            )
            .unwrap();
        let (days, months) = (answer.column("day").unwrap(), answer.column("month").unwrap());
        let time_zone = TimeZone::get(zone).unwrap();
        for (row, instant) in instants.iter().enumerate() {
            let date = Timestamp::from_microsecond(*instant).unwrap().to_zoned(time_zone.clone()).date();
            let day = i64::from((date - Date::constant(1970, 1, 1)).get_days());
            let month = (i64::from(date.year()) - 1970) * 12 + i64::from(date.month()) - 1;
            assert_eq!(days.integer(row), Some(day), "{zone} {instant}");
            assert_eq!(months.integer(row), Some(month), "{zone} {instant}");
        }
        assert!(!days.is_present(instants.len()));
    }
}

#[test]
fn starts_invert_days_and_months() {
    for zone in ZONES {
        let folder = tempfile::tempdir().unwrap();
        let lake = open_in(folder.path(), zone);
        let wrong = lake
            .query(
                "SELECT count(*) AS n FROM (SELECT value AS d FROM generate_series(-1000, 30000))
                 WHERE (local_day(day_start(d)) <> d OR local_day(day_start(d) - 1) <> d - 1)
                   -- Kiribati skipped 1994-12-31.
                   AND d NOT IN (9130, 9131)",
                &[],
            )
            .unwrap();
        assert_eq!(wrong.column("n").unwrap().integer(0), Some(0), "{zone}");
        let wrong = lake
            .query(
                "SELECT count(*) AS n FROM (SELECT value AS m FROM generate_series(-600, 1500))
                 WHERE local_month(month_start(m)) <> m OR local_month(month_start(m) - 1) <> m - 1",
                &[],
            )
            .unwrap();
        assert_eq!(wrong.column("n").unwrap().integer(0), Some(0), "{zone}");
    }
}

#[test]
fn constants_work_and_the_end_of_the_calendar_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open_in(folder.path(), "Asia/Tokyo");
    let answer =
        lake.query("SELECT local_day(0) AS d, month_start(1) AS s, local_month(NULL) AS n", &[]).unwrap();
    assert_eq!(answer.column("d").unwrap().integer(0), Some(0));
    // 1970-02-01T00:00+09:00.
    assert_eq!(answer.column("s").unwrap().integer(0), Some((31 * 24 - 9) * 3_600_000_000));
    assert!(!answer.column("n").unwrap().is_present(0));
    let outside = lake.query("SELECT local_day(9223372036854775807)", &[]);
    assert!(matches!(outside, Err(Error::Query { .. })));
}
