### The report: headings, words on charts, sentences.

## The document

report-title = Churn review
report-as-of = As of { $date }
report-period = Period
report-customers =
    { $count ->
        [one] { $count } customer
       *[other] { $count } customers
    }
report-customers-left =
    { $count ->
        [one] { $count } customer left
       *[other] { $count } customers left
    }
report-interval = { $level } interval
report-no-data = No data
report-no-signal = No signal
report-not-known = Not known
report-other = Other

## Sections

section-headline = At a glance
section-bridge = How recurring revenue changed
section-dialects = The same data, defined five ways
section-cohorts = Retention by start month
section-survival = How long customers stay
section-incidence = Why and when customers leave
section-reasons = Stated reasons
section-limits = What the data cannot say
section-quality = Data quality
section-inputs = What was read

## Words on charts

chart-survival = Share still with us
chart-at-risk = At risk
chart-censored = Still active when last seen (censored)
chart-still-with-us = Still with us
chart-months-since-start = Months since start
chart-weeks-since-start = Weeks since start
chart-days-since-start = Days since start
chart-start-month = Start month
chart-size = Size
chart-share-of-reasons = Share of stated reasons

## How and why a customer left

leaving-voluntary = Voluntary
leaving-involuntary = Involuntary (payment)
leaving-vendor = Ended by us
reason = Reason for leaving
reason-coverage = { $known } of { $total } leavers gave a reason
rollup-two = Two reasons
rollup-four = Four reasons
rollup-eight = Eight reasons
