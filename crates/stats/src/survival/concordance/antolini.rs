//! Concordance of predictions whose order changes with time.

use super::{Concordance, MeasuredConcordance, Pairs, Ranked, SurvivalData, check_score};
use crate::{
    Error,
    error::{ascending, same_length},
};

impl Concordance<'_> {
    /// Antolini's time-dependent concordance: an event in the interval (grid\[k−1\],
    /// grid\[k\]\] compares the predictions of column k, the first interval being (−∞,
    /// grid\[0\]\]. Events after the last grid time do not count.
    ///
    /// `risk[k]` has, for each row given to [`SurvivalData::new`], the predicted probability
    /// of the event by grid\[k\] (or anything of that order). Antolini L, Boracchi P,
    /// Biganzoli E (2005), *Statistics in Medicine* 24:3927–3944. With columns of one order
    /// it is the plain concordance up to the last grid time. O(n log n) for each column.
    ///
    /// # Errors
    /// As [`Self::of`]; a grid that does not ascend, no columns or another number of them.
    ///
    /// ```
    /// use holdfast_stats::survival::{SurvivalData, concordance::Concordance};
    /// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0], &[1, 1, 0], None)?;
    /// let (early, late) = ([0.3, 0.1, 0.2], [0.4, 0.5, 0.3]);
    /// let measured =
    ///     Concordance::default().time_dependent(&data, &[1.0, 2.0], &[&early, &late])?;
    /// assert_eq!(measured.index, 1.0);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn time_dependent(
        &self,
        data: &SurvivalData,
        grid: &[f64],
        risk: &[&[f64]],
    ) -> Result<MeasuredConcordance, Error> {
        same_length("risk", risk.len(), "grid", grid.len())?;
        ascending("grid", grid)?;
        for column in risk {
            check_score(data, column)?;
        }
        let own_curve = self.own_curve(data);
        let prepared = self.prepare(data);
        let mut pairs = Pairs::new(prepared.rows());
        self.for_each_stratum(&prepared, |part, positions| {
            let events = self.events(part);
            for (number, (column, &end)) in risk.iter().zip(grid).enumerate() {
                let start = if number == 0 { f64::NEG_INFINITY } else { grid[number - 1] };
                let first = part.time.partition_point(|&time| time <= start);
                let past = part.time.partition_point(|&time| time <= end);
                if !events[first..past].contains(&true) {
                    continue;
                }
                // Whoever leaves before the interval takes no part in its pairs.
                let members: Vec<u32> = (first as u32..part.rows() as u32).collect();
                let rest = part.subset(&members);
                let own: Vec<f64> = rest.row.iter().map(|&row| column[row as usize]).collect();
                let place = |&row: &u32| positions.map_or(row, |positions| positions[row as usize]);
                let places: Vec<u32> = members.iter().map(place).collect();
                let weight = |time: f64| {
                    if time > end { 0.0 } else { self.pair_weight(own_curve.as_ref(), time) }
                };
                pairs.count(&rest, Some(&places), &Ranked::new(&own), &events[first..], weight);
            }
        })?;
        pairs.finish(&prepared, self.level)
    }
}
