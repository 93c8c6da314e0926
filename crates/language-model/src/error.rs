//! What can go wrong before the first text is read. Later failures are counted, not raised.

/// What can go wrong before the first text is read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The settings are not the TOML expected.
    #[error("the language model's settings in {document} cannot be read: {source}")]
    Syntax {
        /// Where they came from.
        document: String,
        /// The parser's words.
        source: Box<toml::de::Error>,
    },
    /// A setting that cannot be used.
    #[error("the language model's settings in {document}: {setting}: {problem}")]
    Setting {
        /// Where they came from.
        document: String,
        /// The setting.
        setting: &'static str,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// The endpoint's name has no address, or one that must not be asked. One text for all
    /// cases: it tells nothing about the network.
    #[error(
        "the language model's endpoint cannot be used: its name has no address, or one that is not allowed; addresses of this machine and of private networks need `allow_private_addresses` (with http: `allow_plain_http_to_private`)"
    )]
    Address,
    /// No certificate authorities to check the endpoint's certificate against.
    #[error(
        "no certificate authorities are known to check the language model's endpoint against; install the system's, or name a file with `root_certificates`"
    )]
    NoAuthorities,
    /// A file with certificates that cannot be used.
    #[error("the certificates in {file} cannot be used: {problem}")]
    Certificates {
        /// The file.
        file: String,
        /// What is wrong.
        problem: String,
    },
    /// TLS could not be set up.
    #[error("TLS cannot be set up: {0}")]
    Tls(#[from] rustls::Error),
    /// A key that cannot be sent. The key is not shown.
    #[error("the language model's key is empty or has characters other than visible ASCII")]
    Key,
    /// The kept answers cannot be opened or erased.
    #[error("the kept answers of the language model in {folder}: {source}")]
    Cache {
        /// The folder.
        folder: String,
        /// What happened.
        source: std::io::Error,
    },
}
