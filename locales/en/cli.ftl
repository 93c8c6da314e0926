### The command line: progress and messages.

## Progress

progress-simulating = Simulating
progress-reading = Looking at the files
progress-importing = Reading
progress-analysing = Analysing
progress-step-survival = How long customers stay
progress-step-reasons = Stated reasons
progress-step-cohorts = Cohorts
progress-step-measures = Churn and revenue

## Messages

error = error
dry-run = Dry run: nothing was written.
report-written = Report: { $path }
simulated = { $accounts } accounts with { $departures } departures are in { $path }.
loaded = { $file } → { $table }: { $loaded } of { $read } rows loaded, { $rejected } rejected
unchanged = { $file } → { $table }: already imported, nothing changed
would-load = { $file } → { $table }: would load { $loaded } of { $read } rows, { $rejected } rejected
cohort-still-there = still there
cohort-left = left
cohort-not-observed = not observed that long

## Summary

summary-more =
    { $count ->
        [one] One more is in the report
       *[other] { $count } more are in the report
    }
summary-of-leavers =
    { $count ->
        [one] Of one customer who left:
       *[other] Of { $count } customers who left:
    }
summary-of-stated =
    { $count ->
        [one] Of one loss with a stated reason:
       *[other] Of { $count } losses with a stated reason:
    }
summary-of-revenue =
    { $count ->
        [one] Shares of revenue are of { $amount } at the start of the month, from one customer.
       *[other] Shares of revenue are of { $amount } at the start of the month, from { $count } customers.
    }
