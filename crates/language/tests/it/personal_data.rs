//! Seeded personal data of every kind, as people write it: shared by the tests of redaction and of
//! what leaves the machine.

/// A small generator of our own: the messages are the same everywhere.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    pub(crate) fn digits(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.next(10) as u8).collect()
    }

    pub(crate) fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.next(choices.len() as u64) as usize]
    }
}

pub(crate) fn text(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(b'0' + digit)).collect()
}

fn card(dice: &mut Dice) -> String {
    let mut digits = vec![4];
    digits.extend(dice.digits(14));
    for check in 0..10 {
        let mut whole = digits.clone();
        whole.push(check);
        let sum: u32 = whole
            .iter()
            .rev()
            .enumerate()
            .map(|(place, digit)| {
                let value = u32::from(*digit) * (1 + place as u32 % 2);
                value / 10 + value % 10
            })
            .sum();
        if sum.is_multiple_of(10) {
            return text(&whole);
        }
    }
    unreachable!("one of ten digits checks")
}

fn my_number(dice: &mut Dice) -> String {
    let digits = dice.digits(11);
    let sum: u32 =
        (1..=11_u32).map(|n| u32::from(digits[11 - n as usize]) * if n <= 6 { n + 1 } else { n - 5 }).sum();
    let check = if sum % 11 <= 1 { 0 } else { 11 - sum % 11 };
    format!("{}{check}", text(&digits))
}

fn resident(dice: &mut Dice) -> String {
    let mut digits = vec![1, 1, 0, 1, 0, 5, 1, 9];
    digits.extend([
        5 + dice.next(5) as u8,
        dice.next(10) as u8,
        0,
        1 + dice.next(9) as u8,
        1,
        dice.next(10) as u8,
    ]);
    digits.extend(dice.digits(3));
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    format!(
        "{}{}",
        text(&digits),
        ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][(sum % 11) as usize]
    )
}

fn taiwan(dice: &mut Dice) -> String {
    let letters = "ABCDEFGHJKLMNPQRSTUVXYWZIO";
    let place = dice.next(26) as usize;
    let value = place as u32 + 10;
    let mut digits = vec![1 + dice.next(2) as u8];
    digits.extend(dice.digits(7));
    let sum: u32 =
        digits.iter().zip((1..=8).rev()).map(|(digit, weight)| u32::from(*digit) * weight).sum::<u32>()
            + value / 10
            + value % 10 * 9;
    format!("{}{}{}", &letters[place..=place], text(&digits), (10 - sum % 10) % 10)
}

fn phone(dice: &mut Dice) -> String {
    let (a, b) = (text(&dice.digits(4)), text(&dice.digits(4)));
    let c = text(&dice.digits(3));
    match dice.next(8) {
        0 => format!("090-{a}-{b}"),
        1 => format!("080{a}{b}"),
        2 => format!("138{a}{b}"),
        3 => format!("+86 139 {a} {b}"),
        4 => format!("0912-{c}-{}", &b[..3]),
        5 => format!("(415) 555-{a}"),
        6 => format!("+44 20 {a} {b}"),
        _ => format!("03-{a}-{b}"),
    }
}

/// Ways in which numbers are written.
fn disguised(value: &str, dice: &mut Dice) -> String {
    match dice.next(6) {
        0 => {
            value
                .chars()
                .map(|c| {
                    if c.is_ascii_graphic() { char::from_u32(c as u32 + 0xFEE0).unwrap() } else { '\u{3000}' }
                })
                .collect()
        }
        1 => value.chars().flat_map(|c| [c, '\u{200B}']).collect(),
        2 => value
            .chars()
            .filter(|c| !matches!(c, ' ' | '(' | ')') && (*c != '-' || value.contains('@')))
            .flat_map(|c| [c, ' '])
            .collect::<String>()
            .trim_end()
            .to_owned(),
        3 if value.chars().all(|c| c.is_ascii_digit()) => value
            .as_bytes()
            .chunks(4)
            .map(|part| std::str::from_utf8(part).unwrap())
            .collect::<Vec<_>>()
            .join("-"),
        _ => value.to_owned(),
    }
}

/// What stands before a piece of personal data.
pub(crate) const OPENINGS: [&str; 8] = [
    "Please call me: ",
    "连络方式：",
    "聯絡我 ",
    "連絡先は",
    "my details are ",
    "我的资料：",
    "こちらです→",
    "",
];

/// What stands behind it.
pub(crate) const CLOSINGS: [&str; 7] =
    [" thanks", "，谢谢", "，麻煩了", "です。よろしく", ". We are leaving.", "", "\n-- \nsent from my phone"];

/// The next piece of personal data, all kinds in turn, as somebody would write it.
pub(crate) fn written(number: usize, dice: &mut Dice) -> String {
    let value = match number % 6 {
        0 => {
            let host = dice.pick(&["example.com", "mail.example.co.jp", "qq.example", "example.tw"]);
            format!(
                "{}{}@{host}",
                dice.pick(&["jo.bloggs", "taro_yamada", "wang.lei", "x-99"]),
                dice.next(999)
            )
        }
        1 => phone(dice),
        2 => card(dice),
        3 => my_number(dice),
        4 => resident(dice),
        _ => taiwan(dice),
    };
    if number.is_multiple_of(6) && dice.next(2) == 0 { value } else { disguised(&value, dice) }
}
