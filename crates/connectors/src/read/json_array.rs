//! A JSON document that is an array of objects, made into JSON Lines as it streams by.

/// Turns `[ {…}, {…} ]`, however it is laid out, into one element a line; text that does not
/// begin with `[` passes as it is. What follows the array stays, so that nothing is lost
/// unseen: it becomes lines that are refused.
#[derive(Debug, Default)]
pub(super) struct ArrayToLines {
    place: Place,
    depth: u64,
    in_string: bool,
    escaped: bool,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Nothing but white space so far.
    #[default]
    Before,
    /// Not an array: leave everything alone.
    Lines,
    /// Between the array's brackets.
    Inside,
    /// After the closing bracket.
    After,
}

impl ArrayToLines {
    /// Rewrites what stands in `bytes` from `start` on; it never gets longer.
    pub(super) fn apply(&mut self, bytes: &mut Vec<u8>, start: usize) {
        if self.place == Place::Lines {
            return;
        }
        let mut write = start;
        for read in start..bytes.len() {
            let byte = bytes[read];
            // Whether a comma or bracket here is the array's own.
            let between = self.depth == 0 && !self.in_string;
            bytes[write] = match (self.place, byte) {
                (Place::Before | Place::After, byte) if byte.is_ascii_whitespace() => continue,
                (Place::Before, b'[') => {
                    self.place = Place::Inside;
                    continue;
                }
                (Place::Before, _) => {
                    // White space dropped so far means nothing in JSON Lines either.
                    self.place = Place::Lines;
                    bytes.drain(write..read);
                    return;
                }
                (Place::Inside, b',') if between => b'\n',
                (Place::Inside, b']') if between => {
                    self.place = Place::After;
                    b'\n'
                }
                (Place::Inside, byte) if !self.keep(byte) => continue,
                // Line ends inside an element are white space; its own end is the comma.
                (_, b'\n' | b'\r') => b' ',
                (_, byte) => byte,
            };
            write += 1;
        }
        bytes.truncate(write);
    }

    /// Follows strings and brackets; `false` for white space between elements.
    fn keep(&mut self, byte: u8) -> bool {
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_string = false,
                _ => {}
            }
            return true;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.depth > 0 || !byte.is_ascii_whitespace()
    }
}

#[cfg(test)]
mod tests {
    use super::ArrayToLines;

    fn lines(text: &str, step: usize) -> String {
        let mut state = ArrayToLines::default();
        let mut out = Vec::new();
        for part in text.as_bytes().chunks(step) {
            let start = out.len();
            out.extend_from_slice(part);
            state.apply(&mut out, start);
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn elements_become_lines_wherever_the_stream_is_cut() {
        let text = " [\n {\"a\": \"x]},\\\" \\\\\", \"b\": [1, {\"c\": 2}]\n},\r\n{\"a\":\"\"} ,3]\n";
        let expected = "{\"a\": \"x]},\\\" \\\\\", \"b\": [1, {\"c\": 2}] }\n{\"a\":\"\"}\n3\n";
        for step in 1..40 {
            assert_eq!(lines(text, step), expected, "{step}");
        }
        assert_eq!(lines("[{}] {}", 3), "{}\n{}");
        assert_eq!(lines("[[1], [2]]", 4), "[1]\n[2]\n");
        assert_eq!(lines("  {\"a\":1}\n{}\n", 5), "{\"a\":1}\n{}\n");
    }
}
