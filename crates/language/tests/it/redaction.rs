//! Seeded messages with personal data of every kind: none may remain.

use holdfast_language::Redactor;

use crate::personal_data::{CLOSINGS, Dice, OPENINGS, text, written};

#[test]
fn nothing_leaks_from_two_thousand_seeded_messages() {
    let mut dice = Dice(20_261_122);
    let mut leaks = Vec::new();
    for number in 0..2000 {
        let written = written(number, &mut dice);
        let message = format!("{}{written}{}", dice.pick(&OPENINGS), dice.pick(&CLOSINGS));
        let redacted = Redactor::new().redact(&message);
        let plain = |text: &str| -> String {
            holdfast_language::Normalised::literal(text)
                .characters()
                .iter()
                .filter(|c| c.is_ascii_alphanumeric())
                .collect::<String>()
                .to_lowercase()
        };
        // What is left of the value: any run of six of its characters.
        let (left, value) = (plain(&redacted), plain(&written));
        let leaked =
            value.as_bytes().windows(6).any(|part| left.contains(std::str::from_utf8(part).unwrap()));
        if leaked {
            leaks.push(format!("{message:?} -> {redacted:?}"));
        }
    }
    assert!(leaks.is_empty(), "{} leaks\n{}", leaks.len(), leaks[..leaks.len().min(20)].join("\n"));
}

#[test]
fn order_numbers_and_amounts_stay() {
    let mut dice = Dice(7);
    let mut lost = Vec::new();
    for _ in 0..1000 {
        let length = 5 + dice.next(9) as usize;
        let number = format!("{}{}", 1 + dice.next(9), text(&dice.digits(length - 1)));
        let message = match dice.next(5) {
            0 => format!("order {number} never arrived"),
            1 => format!("订单号{number}一直没发货"),
            2 => format!("注文番号 {number} の件です"),
            3 => format!("invoice #{number} is wrong"),
            _ => format!("訂單編號：{number} 請退費"),
        };
        if Redactor::new().redact(&message) != message {
            lost.push(message);
        }
    }
    assert!(lost.len() <= 10, "{} lost: {:?}", lost.len(), &lost[..lost.len().min(10)]);
}
