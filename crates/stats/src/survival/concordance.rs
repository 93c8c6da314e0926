//! How well scores rank times to an event: concordance of Harrell, Uno and Antolini.
//!
//! A pair of rows is comparable if it is known which had the event first: the earlier by an
//! event, the later at risk beyond that time (censored at the very time counts as beyond). It
//! is concordant if the earlier had the higher score. Of two events at one time neither is
//! the earlier.

mod antolini;
mod pairs;

use std::borrow::Cow;

use super::{censoring::CensoringCurve, data::SurvivalData};
use crate::{
    ConfidenceLevel, Error, Interval,
    error::{all_finite, same_length},
};
use pairs::{Pairs, Ranked};

/// What a comparable pair counts for, beside the weights of its rows.
///
/// ```
/// use holdfast_stats::survival::concordance::PairWeight;
/// assert_eq!(PairWeight::default(), PairWeight::One);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum PairWeight<'a> {
    /// One: Harrell FE et al. (1982), *Journal of the American Medical Association*
    /// 247:2543–2546. Depends on the censoring.
    #[default]
    One,
    /// 1/G² at the earlier time, G being the probability of not yet being censored just
    /// before it, estimated from the rows themselves: Uno H et al. (2011), *Statistics in
    /// Medicine* 30:1105–1117. Estimates P(score of the earlier is higher | event by `until`)
    /// whatever the censoring, if that does not depend on the scores; give `until`, because
    /// weights grow without limit in the tail.
    Uno,
    /// The same with a curve from other rows (usually those of the training), read at or just
    /// before the event as the curve says.
    UnoWith(&'a CensoringCurve),
}

/// What becomes of rows that end by another cause than the one of interest.
///
/// ```
/// use holdfast_stats::survival::concordance::OtherCauses;
/// assert_eq!(OtherCauses::default(), OtherCauses::Censored);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OtherCauses {
    /// They leave the comparison at their time, as if censored: judges a cause-specific
    /// hazard.
    #[default]
    Censored,
    /// They stay to the end, for they can never have the event: judges a cumulative
    /// incidence. Wolbers M et al. (2014), *Biostatistics* 15:526–539.
    StayForEver,
}

/// Settings of a concordance.
///
/// ```
/// use holdfast_stats::survival::{SurvivalData, concordance::{Concordance, PairWeight}};
/// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0, 4.0], &[1, 1, 0, 1], None)?;
/// let settings = Concordance { weight: PairWeight::Uno, until: Some(3.5), ..Concordance::default() };
/// assert_eq!(settings.of(&data, &[9.0, 1.0, 2.0, 3.0])?.index, 0.6);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Concordance<'a> {
    /// What a pair counts for.
    pub weight: PairWeight<'a>,
    /// Only pairs whose earlier time is at most this.
    pub until: Option<f64>,
    /// Which cause counts as the event; all of them if not given.
    pub cause: Option<u32>,
    /// What becomes of rows that end by another cause.
    pub others: OtherCauses,
    /// Only pairs within one stratum (a label for each row given).
    pub strata: Option<&'a [u32]>,
    /// Confidence level of the limits.
    pub level: ConfidenceLevel,
}

/// A measured concordance. Counts are weighted by the weights of both rows of a pair (and by
/// [`PairWeight`]).
///
/// ```
/// use holdfast_stats::survival::{SurvivalData, concordance::Concordance};
/// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0], &[1, 1, 0], None)?;
/// let measured = Concordance::default().of(&data, &[3.0, 1.0, 1.0])?;
/// assert_eq!((measured.concordant, measured.discordant, measured.tied_score), (2.0, 0.0, 1.0));
/// assert!((measured.index - 2.5 / 3.0).abs() < 1e-15);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeasuredConcordance {
    /// (concordant + half of tied_score)/(all comparable), in \[0, 1\]; ½ is chance.
    pub index: f64,
    /// Its variance by the infinitesimal jackknife, between clusters if the data have them;
    /// pair weights count as known, as in R.
    pub variance: f64,
    /// Lower limit, index − z·√variance, cut to \[0, 1\].
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
    /// Comparable pairs in which the earlier has the higher score.
    pub concordant: f64,
    /// Comparable pairs in which the earlier has the lower score.
    pub discordant: f64,
    /// Comparable pairs of equal scores.
    pub tied_score: f64,
    /// Pairs of events at one time, of different scores.
    pub tied_time: f64,
    /// Pairs of events at one time, of equal scores.
    pub tied_both: f64,
}

impl MeasuredConcordance {
    /// The index with its limits.
    ///
    /// ```
    /// use holdfast_stats::survival::{SurvivalData, concordance::Concordance};
    /// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0], &[1, 1, 0], None)?;
    /// let interval = Concordance::default().of(&data, &[3.0, 2.0, 1.0])?.interval();
    /// assert_eq!((interval.estimate, interval.upper), (1.0, 1.0));
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn interval(&self) -> Interval {
        Interval { estimate: self.index, lower: self.lower, upper: self.upper }
    }
}

impl Concordance<'_> {
    /// The concordance of `score` (one for each row given to [`SurvivalData::new`]; higher
    /// means sooner) with the times: O(n log n).
    ///
    /// # Errors
    /// Lengths that differ, scores that are not finite, no comparable pair.
    ///
    /// ```
    /// use holdfast_stats::survival::{SurvivalData, concordance::Concordance};
    /// let data = SurvivalData::new(None, &[1.0, 1.0], &[1, 1], None)?;
    /// assert!(Concordance::default().of(&data, &[1.0, 2.0]).is_err(), "no pair to compare");
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn of(&self, data: &SurvivalData, score: &[f64]) -> Result<MeasuredConcordance, Error> {
        check_score(data, score)?;
        let own_curve = self.own_curve(data);
        let prepared = self.prepare(data);
        let mut pairs = Pairs::new(prepared.rows());
        self.for_each_stratum(&prepared, |part, positions| {
            let own: Vec<f64> = part.row.iter().map(|&row| score[row as usize]).collect();
            let weight = |time: f64| self.pair_weight(own_curve.as_ref(), time);
            pairs.count(part, positions, &Ranked::new(&own), &self.events(part), weight);
        })?;
        pairs.finish(&prepared, self.level)
    }

    /// Rows of other causes either as they are, or at risk without end.
    fn prepare<'d>(&self, data: &'d SurvivalData) -> Cow<'d, SurvivalData> {
        match (self.cause, self.others) {
            (Some(cause), OtherCauses::StayForEver) => Cow::Owned(data.others_stay(cause)),
            _ => Cow::Borrowed(data),
        }
    }

    /// Calls `visit` with the rows of each stratum and their positions among all rows.
    fn for_each_stratum(
        &self,
        data: &SurvivalData,
        mut visit: impl FnMut(&SurvivalData, Option<&[u32]>),
    ) -> Result<(), Error> {
        let Some(strata) = self.strata else {
            visit(data, None);
            return Ok(());
        };
        data.check_labels("strata", strata)?;
        let mut position = vec![0u32; data.given];
        for (index, &row) in data.row.iter().enumerate() {
            position[row as usize] = index as u32;
        }
        for (_, part) in data.by_group(strata)? {
            let positions: Vec<u32> = part.row.iter().map(|&row| position[row as usize]).collect();
            visit(&part, Some(&positions));
        }
        Ok(())
    }

    fn events(&self, data: &SurvivalData) -> Vec<bool> {
        let wanted = |event: u8| match self.cause {
            None => event > 0,
            Some(cause) => event > 0 && u32::from(event) == cause,
        };
        data.event.iter().map(|&event| wanted(event)).collect()
    }

    /// The rows' own censoring, where it is asked for; if other causes count as censored, they
    /// are censored there, too.
    fn own_curve(&self, data: &SurvivalData) -> Option<CensoringCurve> {
        if self.weight != PairWeight::Uno {
            return None;
        }
        Some(match (self.cause, self.others) {
            (Some(cause), OtherCauses::Censored) => CensoringCurve::just_before(&data.only_cause(cause)),
            _ => CensoringCurve::just_before(data),
        })
    }

    fn pair_weight(&self, own_curve: Option<&CensoringCurve>, time: f64) -> f64 {
        if self.until.is_some_and(|until| time > until) {
            return 0.0;
        }
        let curve = match self.weight {
            PairWeight::One => None,
            PairWeight::Uno => own_curve,
            PairWeight::UnoWith(curve) => Some(curve),
        };
        curve.map_or(1.0, |curve| curve.inverse(time).powi(2))
    }
}

fn check_score(data: &SurvivalData, score: &[f64]) -> Result<(), Error> {
    same_length("score", score.len(), "time", data.given)?;
    all_finite("score", score)
}
