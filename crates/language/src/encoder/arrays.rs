//! Arrays in NumPy's format (`.npy`, version 1 and 2), as packages carry them.

use super::EncoderError;

/// Kinds of values that packages use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Byte,
    Single,
    Double,
}

/// The kind, the shape and the bytes of an array stored row by row.
pub(super) fn parse(bytes: &[u8]) -> Result<(Kind, Vec<usize>, &[u8]), EncoderError> {
    let damaged = || EncoderError::Damaged("an array of the package");
    let rest = bytes.strip_prefix(b"\x93NUMPY").ok_or_else(damaged)?;
    let (version, rest) = rest.split_first_chunk::<2>().ok_or_else(damaged)?;
    let (length, rest) = if version[0] == 1 {
        let (length, rest) = rest.split_first_chunk::<2>().ok_or_else(damaged)?;
        (usize::from(u16::from_le_bytes(*length)), rest)
    } else {
        let (length, rest) = rest.split_first_chunk::<4>().ok_or_else(damaged)?;
        (u32::from_le_bytes(*length) as usize, rest)
    };
    let (header, data) = rest.split_at_checked(length).ok_or_else(damaged)?;
    let header = std::str::from_utf8(header).map_err(|_| damaged())?;
    let kind = match field(header, "descr").map(|text| text.trim_matches('\'')) {
        Some("|u1" | "|i1") => Kind::Byte,
        Some("<f4") => Kind::Single,
        Some("<f8") => Kind::Double,
        _ => return Err(damaged()),
    };
    if field(header, "fortran_order") != Some("False") {
        return Err(damaged());
    }
    let shape =
        header.split_once("'shape': (").and_then(|(_, rest)| rest.split_once(')')).ok_or_else(damaged)?.0;
    let shape: Vec<usize> = shape
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().map_err(|_| damaged()))
        .collect::<Result<_, _>>()?;
    let size = match kind {
        Kind::Byte => 1,
        Kind::Single => 4,
        Kind::Double => 8,
    };
    let expected =
        shape.iter().try_fold(size, |size: usize, side| size.checked_mul(*side)).ok_or_else(damaged)?;
    if data.len() != expected {
        return Err(damaged());
    }
    Ok((kind, shape, data))
}

fn field<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = header.split_once(&format!("'{name}': "))?;
    rest.split([',', '}']).next().map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_as_numpy_writes_it() {
        let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
        let header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }\n";
        bytes.extend_from_slice(&(header.len() as u16).to_le_bytes());
        bytes.extend_from_slice(header);
        bytes.extend_from_slice(&[0, 0, 128, 63, 0, 0, 0, 64]);
        let (kind, shape, data) = parse(&bytes).unwrap();
        assert_eq!((kind, shape.as_slice(), data.len()), (Kind::Single, &[1, 2][..], 8));
        for length in 0..bytes.len() {
            assert!(parse(&bytes[..length]).is_err());
        }
    }
}
