//! Just enough of the protocol buffer wire format to read a SentencePiece model.

use super::EncoderError;

/// A field of a message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) number: u64,
    /// The bytes of a text, a nested message or a number of fixed width; empty for a varint,
    /// whose value nobody needs here.
    pub(super) bytes: &'a [u8],
}

/// The fields of a message in their order.
pub(super) fn fields(mut message: &[u8]) -> impl Iterator<Item = Result<Field<'_>, EncoderError>> {
    let mut next = move || {
        let tag = varint(&mut message)?;
        let mut bytes: &[u8] = &[];
        match tag & 7 {
            0 => {
                varint(&mut message)?;
            }
            1 => bytes = take(&mut message, 8)?,
            2 => {
                let length = varint(&mut message)?;
                bytes = take(&mut message, usize::try_from(length).map_err(|_| damaged())?)?;
            }
            5 => bytes = take(&mut message, 4)?,
            _ => return Err(damaged()),
        }
        Ok((Field { number: tag >> 3, bytes }, message.is_empty()))
    };
    let mut ended = message.is_empty();
    std::iter::from_fn(move || {
        if ended {
            return None;
        }
        match next() {
            Ok((field, last)) => {
                ended = last;
                Some(Ok(field))
            }
            Err(error) => {
                ended = true;
                Some(Err(error))
            }
        }
    })
}

fn damaged() -> EncoderError {
    EncoderError::Damaged("the vocabulary")
}

fn take<'a>(message: &mut &'a [u8], length: usize) -> Result<&'a [u8], EncoderError> {
    let (taken, rest) = message.split_at_checked(length).ok_or_else(damaged)?;
    *message = rest;
    Ok(taken)
}

fn varint(message: &mut &[u8]) -> Result<u64, EncoderError> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let byte = take(message, 1)?.first().copied().ok_or_else(damaged)?;
        value |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err(damaged())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_example_of_the_format_description() {
        // Field 1 = 150, field 2 = "testing".
        let message = [0x08, 0x96, 0x01, 0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67];
        let found: Vec<_> = fields(&message).map(|field| field.unwrap()).collect();
        assert_eq!((found[0].number, found[0].bytes), (1, &b""[..]));
        assert_eq!((found[1].number, found[1].bytes), (2, &b"testing"[..]));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            let _ = fields(&bytes).count();
        }
    }
}
