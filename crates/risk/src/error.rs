//! What can go wrong.

/// An error of this crate. A model that may not be published is no error: see
/// [`crate::Refusal`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An input that contradicts itself.
    #[error("{what}: {problem}")]
    Input {
        /// What is wrong.
        what: String,
        /// How, and what to do.
        problem: String,
    },
    /// A setting outside its range.
    #[error("setting {setting}: {problem}")]
    Setting {
        /// The setting's name.
        setting: &'static str,
        /// What is wrong with it.
        problem: String,
    },
    /// A learner refused its examples.
    #[error("{what} could not be learned")]
    Learner {
        /// What was to be learned.
        what: String,
        /// Why not.
        #[source]
        source: holdfast_learners::Error,
    },
    /// An estimator refused its input.
    #[error("{what} could not be estimated")]
    Statistics {
        /// What was to be estimated.
        what: String,
        /// Why not.
        #[source]
        source: holdfast_stats::Error,
    },
    /// A question to the facts failed.
    #[error("{what} could not be read from the facts")]
    Engine {
        /// What was asked for.
        what: String,
        /// Why not.
        #[source]
        source: Box<holdfast_analytics::Error>,
    },
    /// A document of rules that cannot be used.
    #[error("{document}, line {line}: {problem}")]
    Rules {
        /// The document.
        document: String,
        /// Its line, from 1.
        line: usize,
        /// What is wrong and what to do.
        problem: String,
    },
    /// A stored model of another version.
    #[error("the stored model has version {found}, this program reads version {expected}; fit it again")]
    Version {
        /// Version found.
        found: u32,
        /// Version read by this program.
        expected: u32,
    },
    /// A stored model whose text cannot be read.
    #[error("the stored model cannot be read; fit it again")]
    Stored(#[source] serde_json::Error),
    /// A feature that the model needs and the table does not have.
    #[error("the feature `{feature}` is not in the table; compute it, or fit the model again without it")]
    MissingFeature {
        /// Its name.
        feature: String,
    },
}

impl Error {
    pub(crate) fn learner(what: &str) -> impl FnOnce(holdfast_learners::Error) -> Self + use<> {
        let what = what.to_owned();
        move |source| Self::Learner { what, source }
    }

    pub(crate) fn statistics(what: &str) -> impl FnOnce(holdfast_stats::Error) -> Self + use<> {
        let what = what.to_owned();
        move |source| Self::Statistics { what, source }
    }
}
