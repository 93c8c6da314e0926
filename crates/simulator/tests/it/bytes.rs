//! The same seed gives the same bytes.

use holdfast_simulator::{Configuration, Run, Table};

use crate::memory::Business;

fn hashes(business: &Business) -> Vec<blake3::Hash> {
    business.files.iter().map(|file| blake3::hash(file)).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_whatever_the_threads() {
    let configuration = Configuration::default();
    // 700 accounts make three parts: more than one thread has work.
    for accounts in [500, 700] {
        let run = Run::new(accounts, 11);
        let first = hashes(&Business::new(&configuration, run.with_threads(1)));
        for threads in [1, 2, 5] {
            let again = Business::new(&configuration, run.with_threads(threads));
            assert_eq!(first, hashes(&again), "{accounts} accounts, {threads} threads");
        }
    }
}

#[test]
fn another_seed_gives_other_bytes() {
    let configuration = Configuration::default();
    let first = Business::new(&configuration, Run::new(50, 1));
    let second = Business::new(&configuration, Run::new(50, 2));
    assert_ne!(first.files[Table::Usage as usize], second.files[Table::Usage as usize]);
    assert_ne!(first.files[Table::Accounts as usize], second.files[Table::Accounts as usize]);
}

#[test]
fn more_accounts_leave_the_first_as_they_were() {
    let configuration = Configuration::default();
    let small = Business::new(&configuration, Run::new(300, 3));
    let large = Business::new(&configuration, Run::new(600, 3));
    for table in Table::ALL {
        if !matches!(table, Table::TruthExpected | Table::Readme) {
            let (small, large) = (&small.files[*table as usize], &large.files[*table as usize]);
            assert!(large.starts_with(small), "{table:?}");
        }
    }
}

#[test]
fn a_folder_holds_what_a_sink_receives() {
    let configuration = Configuration::default();
    let folder = tempfile::tempdir().unwrap();
    let run = Run::new(60, 4).with_hazards();
    let summary = holdfast_simulator::simulate_folder(&configuration, run, folder.path(), &()).unwrap();
    let business = Business::new(&configuration, run);
    for table in Table::ALL {
        let written = std::fs::read(folder.path().join(table.file_name())).unwrap();
        assert_eq!(written, business.files[*table as usize], "{table:?}");
    }
    let bytes: usize = business.files.iter().map(Vec::len).sum();
    assert_eq!(summary.bytes, bytes as u64);
    // What an earlier simulation left there does not stay among the files of another.
    holdfast_simulator::simulate_folder(&configuration, Run::new(60, 4), folder.path(), &()).unwrap();
    assert!(!folder.path().join(Table::TruthHazards.file_name()).exists());
}

#[test]
fn asking_for_hazards_changes_no_other_file() {
    let configuration = Configuration::default();
    let without = Business::new(&configuration, Run::new(300, 5));
    let with = Business::new(&configuration, Run::new(300, 5).with_hazards());
    for table in Table::ALL {
        if *table == Table::TruthHazards {
            assert!(without.files[*table as usize].is_empty());
        } else {
            assert_eq!(without.files[*table as usize], with.files[*table as usize], "{table:?}");
        }
    }
}

#[test]
fn sizes_out_of_range_are_refused() {
    for accounts in [0, 10_000_000] {
        let mut counts = holdfast_simulator::Counts::default();
        let run = Run::new(accounts, 1);
        let configuration = Configuration::default();
        let error = holdfast_simulator::simulate(&configuration, run, &mut counts, &()).unwrap_err();
        assert!(error.to_string().contains(&accounts.to_string()), "{error}");
    }
}
