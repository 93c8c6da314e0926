//! The Fluent files, built into the program.

use crate::Language;

macro_rules! files_of {
    ($($code:literal)*, $name:ident) => {
        match $name { $($code => files_of!(@one $code),)* _ => &[] }
    };
    (@one $code:literal) => {
        &[
            ("report.ftl", include_str!(concat!("../../../locales/", $code, "/report.ftl"))),
            ("help.ftl", include_str!(concat!("../../../locales/", $code, "/help.ftl"))),
            ("cli.ftl", include_str!(concat!("../../../locales/", $code, "/cli.ftl"))),
            ("quality.ftl", include_str!(concat!("../../../locales/", $code, "/quality.ftl"))),
            ("measures.ftl", include_str!(concat!("../../../locales/", $code, "/measures.ftl"))),
            ("risk.ftl", include_str!(concat!("../../../locales/", $code, "/risk.ftl"))),
            ("features.ftl", include_str!(concat!("../../../locales/", $code, "/features.ftl"))),
            ("evidence.ftl", include_str!(concat!("../../../locales/", $code, "/evidence.ftl"))),
            (
                "language_model.ftl",
                include_str!(concat!("../../../locales/", $code, "/language_model.ftl")),
            ),
        ]
    };
}

/// The Fluent files of a language: name and text, in the order in which they are read. Useful to
/// check the files; readers of texts want [`Texts`](crate::Texts).
pub fn source_files(language: Language) -> &'static [(&'static str, &'static str)] {
    let code = language.code();
    files_of!("en" "zh-Hans" "zh-Hant" "ja", code)
}
