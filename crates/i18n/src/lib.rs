//! Everything a reader sees as words, numbers, money or dates, in the four languages Holdfast
//! speaks: English, simplified Chinese, traditional Chinese and Japanese.
//!
//! * [`Language`] names the language and reads it from codes and environment values.
//! * [`Texts`] looks messages up in the Fluent files under `locales/`, which are part of the
//!   program.
//! * [`Formats`] writes numbers, money, dates and lists the way the language does.
//!
//! ```
//! use holdfast_i18n::{Language, Texts};
//!
//! let texts = Texts::embedded(Language::Japanese);
//! assert_eq!(texts.get("churn-rate"), "解約率");
//! assert_eq!(texts.formats().money(-123_450, 2, "USD"), "-$1,234.50");
//! ```

mod dates;
mod formats;
mod language;
mod money;
mod numbers;
mod sources;
mod texts;

pub use formats::Formats;
pub use language::{Language, UnknownLanguage};
pub use sources::source_files;
pub use texts::{Argument, TextError, Texts};
