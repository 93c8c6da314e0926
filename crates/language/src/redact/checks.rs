//! Check digits.

/// The value of a digit of any common script, Chinese numerals included.
pub(super) fn digit(character: char) -> Option<u8> {
    let code = character as u32;
    let value = match code {
        0x30..=0x39 => code - 0x30,
        0x660..=0x669 => code - 0x660,
        0x6F0..=0x6F9 => code - 0x6F0,
        0x966..=0x96F => code - 0x966,
        0x9E6..=0x9EF => code - 0x9E6,
        0xE50..=0xE59 => code - 0xE50,
        _ => match character {
            '〇' | '零' | '○' => 0,
            '一' | '壹' => 1,
            '二' | '贰' | '貳' => 2,
            '三' | '叁' | '參' => 3,
            '四' | '肆' => 4,
            '五' | '伍' => 5,
            '六' | '陆' | '陸' => 6,
            '七' | '柒' => 7,
            '八' | '捌' => 8,
            '九' | '玖' => 9,
            _ => return None,
        },
    };
    u8::try_from(value).ok()
}

/// ISO/IEC 7812-1, annex B.
pub(super) fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let value = u32::from(*digit) * if place % 2 == 1 { 2 } else { 1 };
            if value > 9 { value - 9 } else { value }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Lengths and first digits that card schemes use.
pub(super) fn card(digits: &[u8]) -> bool {
    let number =
        |length: usize| digits[..length].iter().fold(0_u32, |number, digit| number * 10 + u32::from(*digit));
    if !(13..=19).contains(&digits.len()) || !luhn(digits) {
        return false;
    }
    let (two, four) = (number(2), number(4));
    digits[0] == 4
        || (51..=55).contains(&two)
        || (2221..=2720).contains(&four)
        || matches!(two, 34 | 35 | 37 | 30 | 36 | 38 | 39 | 62 | 60 | 64 | 65 | 81)
        || (56..=58).contains(&two)
        || matches!(two, 50 | 63 | 67 | 69)
}

/// Individual number of Japan: twelve digits, the last checks (ordinance no. 85 of 2014, article 5).
pub(super) fn my_number(digits: &[u8]) -> bool {
    if digits.len() != 12 || digits.iter().all(|digit| *digit == digits[0]) {
        return false;
    }
    let sum: u32 = digits[..11]
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            u32::from(*digit) * (if place < 6 { place as u32 + 2 } else { place as u32 - 4 })
        })
        .sum();
    let check = match sum % 11 {
        0 | 1 => 0,
        remainder => 11 - remainder,
    };
    check == u32::from(digits[11])
}

/// Resident identity number of mainland China: GB 11643-1999; `last` is the eighteenth
/// place, 10 for X.
pub(super) fn resident_identity(first: &[u8], last: u8) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    if first.len() != 17 {
        return false;
    }
    let month = first[10] * 10 + first[11];
    let day = first[12] * 10 + first[13];
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || first[0] == 0 {
        return false;
    }
    let sum: u32 = first.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    (12 - sum % 11) % 11 == u32::from(last)
}

/// Value of a letter in identity numbers of Taiwan.
fn taiwan_letter(letter: char) -> Option<u32> {
    const ORDER: &str = "ABCDEFGHJKLMNPQRSTUVXYWZIO";
    ORDER.find(letter.to_ascii_uppercase()).map(|place| place as u32 + 10)
}

const TAIWAN_WEIGHTS: [u32; 9] = [8, 7, 6, 5, 4, 3, 2, 1, 1];

/// Identity number of Taiwan: a letter and nine digits.
pub(super) fn taiwan_identity(letter: char, digits: &[u8]) -> bool {
    if digits.len() != 9 || !matches!(digits[0], 1 | 2 | 8 | 9) {
        return false;
    }
    taiwan_letter(letter).is_some_and(|value| {
        let sum: u32 =
            digits.iter().zip(TAIWAN_WEIGHTS).map(|(digit, weight)| u32::from(*digit) * weight).sum();
        (value / 10 + value % 10 * 9 + sum).is_multiple_of(10)
    })
}

/// Resident certificate of Taiwan in the form before 2021: two letters and eight digits.
pub(super) fn taiwan_resident(letters: [char; 2], digits: &[u8]) -> bool {
    let Some(second) = taiwan_letter(letters[1]) else { return false };
    let mut nine = vec![(second % 10) as u8];
    nine.extend_from_slice(digits);
    nine.len() == 9
        && taiwan_letter(letters[0]).is_some_and(|value| {
            let sum: u32 =
                nine.iter().zip(TAIWAN_WEIGHTS).map(|(digit, weight)| u32::from(*digit) * weight).sum();
            (value / 10 + value % 10 * 9 + sum).is_multiple_of(10)
        })
}

/// ISO 13616: the number with its first four places moved to the end leaves 1 modulo 97.
pub(super) fn iban(characters: &[char]) -> bool {
    if !(15..=34).contains(&characters.len()) {
        return false;
    }
    let (head, rest) = characters.split_at(4);
    let mut remainder = 0_u32;
    for character in rest.iter().chain(head) {
        remainder = match character.to_digit(36) {
            Some(value) if value < 10 => (remainder * 10 + value) % 97,
            Some(value) => (remainder * 100 + value) % 97,
            None => return false,
        };
    }
    remainder == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Vec<u8> {
        text.chars().filter_map(digit).collect()
    }

    #[test]
    fn published_examples() {
        // Test numbers of card schemes; GB 11643 annex; ISO 13616 registry; Taiwan's form sample.
        for number in [
            "4111111111111111",
            "5555555555554444",
            "378282246310005",
            "6011111111111117",
            "3530111333300000",
        ] {
            assert!(card(&digits(number)), "{number}");
        }
        assert!(!card(&digits("4111111111111112")));
        assert!(resident_identity(&digits("11010519491231002"), 10));
        assert!(!resident_identity(&digits("11010519491231002"), 9));
        assert!(taiwan_identity('A', &digits("123456789")));
        assert!(!taiwan_identity('A', &digits("123456788")));
        assert!(my_number(&digits("123456789018")));
        assert!(!my_number(&digits("123456789019")));
        assert!(iban(&"GB82WEST12345698765432".chars().collect::<Vec<_>>()));
        assert!(!iban(&"GB82WEST12345698765433".chars().collect::<Vec<_>>()));
    }
}
