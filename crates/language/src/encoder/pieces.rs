//! Unigram segmentation (Kudo 2018): the pieces of a vocabulary that together cover a
//! text with the highest sum of log probabilities.

/// A vocabulary of pieces with their log probabilities, as a trie over bytes.
#[derive(Debug)]
pub(super) struct Pieces {
    /// For every node: its children are the nodes `first[node]..first[node + 1]`.
    first: Vec<u32>,
    /// The byte that leads to a node.
    label: Vec<u8>,
    /// The piece that ends at a node, plus one.
    piece: Vec<u32>,
    /// The children of the root by their byte, plus one.
    roots: Box<[u32; 256]>,
    scores: Vec<f32>,
    unknown: u32,
    unknown_score: f64,
}

impl Pieces {
    /// Builds the trie. Pieces with an empty text are never found. Of equal pieces the last
    /// counts.
    pub(super) fn new<'a>(pieces: impl Iterator<Item = &'a [u8]>, scores: Vec<f32>, unknown: u32) -> Self {
        let mut sorted: Vec<(&[u8], u32)> = pieces.zip(0..).filter(|(text, _)| !text.is_empty()).collect();
        sorted.sort_unstable();
        let mut trie = Self {
            first: Vec::new(),
            label: vec![0],
            piece: vec![0],
            roots: Box::new([0; 256]),
            unknown_score: f64::from(scores.iter().copied().fold(f32::INFINITY, f32::min)) - 10.0,
            scores,
            unknown,
        };
        // Breadth first, so that the children of a node follow one another.
        let mut level = vec![(0_usize, sorted.len())];
        let mut depth = 0;
        while !level.is_empty() {
            let mut next = Vec::new();
            for (from, to) in level {
                trie.first.push(trie.label.len() as u32);
                let mut start = from;
                while start < to {
                    let Some(byte) = sorted[start].0.get(depth).copied() else {
                        start += 1;
                        continue;
                    };
                    let length = sorted[start..to].partition_point(|(text, _)| text[depth] == byte);
                    let ends = sorted[start..start + length]
                        .iter()
                        .take_while(|(text, _)| text.len() == depth + 1)
                        .last()
                        .map_or(0, |(_, piece)| piece + 1);
                    if depth == 0 {
                        trie.roots[usize::from(byte)] = trie.label.len() as u32 + 1;
                    }
                    trie.label.push(byte);
                    trie.piece.push(ends);
                    next.push((start, start + length));
                    start += length;
                }
            }
            level = next;
            depth += 1;
        }
        trie.first.push(trie.label.len() as u32);
        trie
    }

    fn child(&self, node: usize, byte: u8) -> Option<usize> {
        let (from, to) = (self.first[node] as usize, self.first[node + 1] as usize);
        let place = self.label[from..to].binary_search(&byte).ok()?;
        Some(from + place)
    }

    /// Appends the identifiers of the best pieces of a normalised text. A character that
    /// begins no piece of its own is unknown. Of equally good coverings the one found first
    /// is taken, as the reference implementation does.
    pub(super) fn segment(&self, text: &str, scratch: &mut Scratch, output: &mut Vec<u32>) {
        let bytes = text.as_bytes();
        scratch.best.clear();
        scratch.best.resize(bytes.len() + 1, Best { score: f64::NEG_INFINITY, from: 0, piece: 0 });
        scratch.best[0].score = 0.0;
        for (start, character) in text.char_indices() {
            let base = scratch.best[start].score;
            let next = start + character.len_utf8();
            let mut single = false;
            let mut relax = |end: usize, score: f64, piece: u32| {
                let best = &mut scratch.best[end];
                if score > best.score {
                    *best = Best { score, from: start as u32, piece };
                }
            };
            let mut node = self.roots[usize::from(bytes[start])] as usize;
            let mut end = start + 1;
            while node != 0 {
                let current = node - 1;
                if let Some(piece) = self.piece[current].checked_sub(1) {
                    relax(end, base + f64::from(self.scores[piece as usize]), piece);
                    single |= end == next;
                }
                let Some(byte) = bytes.get(end) else { break };
                node = self.child(current, *byte).map_or(0, |child| child + 1);
                end += 1;
            }
            if !single {
                relax(next, base + self.unknown_score, self.unknown);
            }
        }
        let first = output.len();
        let mut end = bytes.len();
        while end > 0 {
            let best = &scratch.best[end];
            output.push(best.piece);
            end = best.from as usize;
        }
        output[first..].reverse();
    }
}

/// Memory that segmentation uses again for every text.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    best: Vec<Best>,
}

#[derive(Debug, Clone, Copy)]
struct Best {
    score: f64,
    from: u32,
    piece: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces() -> Pieces {
        let vocabulary = ["<unk>", "a", "b", "ab", "abc", "c", "貴", "貴い", "い"];
        let scores = vec![0.0, -1.0, -1.0, -1.5, -5.0, -1.0, -2.0, -2.5, -1.0];
        Pieces::new(vocabulary.iter().map(|piece| piece.as_bytes()), scores, 0)
    }

    fn segmented(text: &str) -> Vec<u32> {
        let mut output = Vec::new();
        pieces().segment(text, &mut Scratch::default(), &mut output);
        output
    }

    #[test]
    fn the_best_covering_by_hand() {
        // ab + c = -2.5 beats abc = -5 and a + b + c = -3.
        assert_eq!(segmented("abc"), [3, 5]);
        assert_eq!(segmented("貴い"), [7]);
        assert_eq!(segmented("い貴"), [8, 6]);
        assert_eq!(segmented(""), Vec::<u32>::new());
    }

    /// A customer who writes the mark that ends a text ends nothing.
    #[test]
    fn marks_of_the_vocabulary_cannot_be_written() {
        let pieces = Pieces::new(
            [b"".as_slice(), b"", b"a", b"<", b">"].into_iter(),
            vec![0.0, 0.0, -1.0, -1.0, -1.0],
            0,
        );
        let mut output = Vec::new();
        pieces.segment("<a>", &mut Scratch::default(), &mut output);
        assert_eq!(output, [3, 2, 4]);
    }

    #[test]
    fn characters_without_a_piece_are_unknown_one_by_one() {
        assert_eq!(segmented("a世界b"), [1, 0, 0, 2]);
    }
}
