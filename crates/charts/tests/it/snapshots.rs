//! The drawings of the samples, as text. To look at them: the example `gallery`.

use crate::samples;

#[test]
fn wide_drawings_in_english() {
    for (name, drawing) in samples::all(0, 720.0) {
        insta::assert_snapshot!(format!("{name}-wide-english"), drawing.svg());
    }
}

#[test]
fn narrow_drawings_in_japanese() {
    for (name, drawing) in samples::all(3, 340.0) {
        insta::assert_snapshot!(format!("{name}-narrow-japanese"), drawing.svg());
    }
}
