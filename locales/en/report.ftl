### The report: headings, words on charts, sentences.

## The document

report-title = Churn review
report-document-title = Churn review: { $title }
report-as-of = As of { $date }
report-data-window = Data from { $from } to { $to }
report-zone = Days and months in { $zone } time
report-contents = Contents
report-skip = Skip to the review
report-colophon = Written by Holdfast { $generator }, document format { $schema }.
report-files = The same figures as data: report.json, and one CSV file for every table, beside this page.
report-customers =
    { $count ->
        [one] { $count } customer
       *[other] { $count } customers
    }
report-no-data = No data
report-not-known = Not known
how-computed = How is this computed?
chart-show-table = Show the numbers
share-of = { $count } of { $total }
list-shortened = The { $shown } most frequent of { $count }; the CSV files have all.

## Sections

section-headline = At a glance
section-leaving = Who left, and how
section-reasons = What they said the reason was
section-bridge = How recurring revenue changed
section-dialects = The same data by several definitions
section-survival = How long customers stay
section-incidence = Why and when customers leave
section-cohorts = Retention by start month
section-limits = What the data cannot say
section-quality = What is wrong with the data
section-inputs = What was read
section-definitions = How each figure is computed

## First screen

lead-empty = There are no customers in the data, so there is nothing to review yet.
lead-left-none =
    { $count ->
        [one] The one customer in the data has not left.
       *[other] None of the { $count } customers has left.
    }
lead-left = { $churned } of { $total } customers have left: { $share } (95% interval { $range }). { $active } are still customers.
lead-left-few = { $churned } of { $total } customers have left, too few for a percentage (95% interval { $range }). { $active } are still customers.
lead-left-plain = { $churned } of { $total } customers have left. { $active } are still customers.
lead-money = With them went { $lost } of monthly recurring revenue; { $active } remains.
lead-money-none = The data hold no prices, so the money that went with them is not known.
lead-words = The answer given most often is “{ $words }” ({ $said }).
lead-reason = The answer given most often is “{ $words }” ({ $said }). Sorted into classes, the largest is “{ $class }”: { $share } of those who answered (95% interval { $range }).
lead-coverage = In { $silent } of { $churned } losses no answer says anything; their reasons may be others.
lead-coverage-none = None of those who left has a stated reason, so nothing can be said about why.
lead-contradiction = The answers contradict each other: in { $of } losses with both { $left } and { $right }, the two cannot mean the same thing. Read why before you act on the mix.
lead-quality =
    { $critical ->
        [one] The data have one critical problem
       *[other] The data have { $critical } critical problems
    }{ $warnings ->
        [0] .
        [one] {" "}and one lesser one.
       *[other] {" "}and { $warnings } lesser ones.
    }
lead-quality-warnings =
    { $warnings ->
        [one] The data have one problem worth knowing, none critical.
       *[other] The data have { $warnings } problems worth knowing, none critical.
    }
lead-quality-none = The checks that ran found nothing wrong with the data. That is no proof that nothing is.
lead-rejected =
    { $count ->
        [one] One of { $read } rows could not be read and is left out.
       *[other] { $count } of { $read } rows could not be read and are left out.
    }
lead-findings = The most serious problems in the data

figure-left = Customers who left
figure-money = Monthly revenue lost
figure-reason = Largest class of stated reasons
figure-quality = Problems in the data
figure-of-with-interval = { $of } · 95% interval { $range }
figure-interval = 95% interval { $range }
figure-nobody = No customers to take a share of
figure-money-note =
    { $count ->
        [one] Last monthly amount of the one customer who left: a full count, so no interval
       *[other] Last monthly amounts of the { $count } customers who left: a full count, so no interval
    }
figure-money-unknown = No prices in the data
figure-reason-note = { $figure } · { $note }
figure-reason-unknown = No stated reasons in the data
figure-quality-note =
    { $critical } critical, { $warnings } lesser, in { $sources ->
        [one] one table checked
       *[other] { $sources } tables checked
    }

## Columns

column-customers = Customers
column-share = Share
column-interval = 95% interval
column-lost = Monthly revenue lost
column-held = Monthly revenue held
column-how = How they left
column-month = Month
column-left-of-start = Left, of those at the start
column-reason = Reason
column-meaning = Meaning
column-own-words = Stated
column-may-mean = May mean
column-rows = Rows
column-currency = Currency
column-movement = Movement
column-amount = Amount
column-customers-left = Customers left, of those at the start
column-measure = Measure
column-definition = Definition
column-value = Value
column-of = Of
column-losses = Losses
column-cause = Cause
column-until = Until
column-incidence = Share gone by then
column-source = Source
column-window = First to last day
column-days-since = Since the last row
column-longest-gap = Longest gap
column-state = State

## Who left

basis-subscriptions = A customer counts as gone when no subscription of theirs is active on the date of this review.
basis-account-dates = A customer counts as gone when the account has an end date on or before the date of this review.
basis-status = A customer counts as gone when the account's status says so.
basis-tenure = A customer counts as gone when the row says that the time as a customer has ended.
basis-cancellations = A customer counts as gone when a cancellation is on record and no return after it.
leaving-never-customers =
    { $count ->
        [one] One sign-up never became a customer; it is not counted.
       *[other] { $count } sign-ups never became customers; they are not counted.
    }
leaving-anonymous = The rows carry no customer identifier. Each row is taken for one customer.
leaving-voluntary = Chose to leave
leaving-involuntary = Payment failed
leaving-vendor = Ended by us
leaving-unknown = Not known
chart-how-left = How they left
chart-base-leavers =
    { $count ->
        [one] Share of the one customer who left; the line marks the 95% interval.
       *[other] Share of the { $count } customers who left; the lines mark the 95% intervals.
    }
chart-churn-over-time = Customers lost each month
chart-churn-over-time-caption = Share of the customers at the start of the month who were gone at its end, with its 95% interval. Months that began with fewer than 30 customers are left out.
absent-leavers = Nobody has left, so there is nothing to break down.
absent-how-left = Whether customers chose to leave, failed to pay or were let go cannot be told from these data.

## Stated reasons

coverage-text =
    { $churned ->
        [one] Of the one loss, { $stated } has a stated reason and { $informative } one that means anything: { $figure } (95% interval { $range }).
       *[other] Of { $churned } losses (a customer who left twice counts twice), { $stated } have a stated reason and { $informative } one that means anything: { $figure } (95% interval { $range }). “Other” and “don't know” do not.
    }
reasons-caution = Two statements about the same losses contradict each other. The mix below is shown as it was stated; nothing was smoothed.
reasons-caution-link = See the contradiction
part-roll-ups = Two, four and eight reasons
roll-ups-intro = The same answers, sorted by three published schemes. They disagree on some reasons, so they are shown side by side.
rollup-two = Two reasons
rollup-four = Four reasons
rollup-eight = Eight reasons
rollup-nine = Eight reasons, nine headings
part-leaves = In detail
chart-leaves = Share of each reason
soft-counts = Counts need not be whole: an answer that may mean several things, such as “pricing”, is divided among them.
chart-base-stated =
    { $count ->
        [one] Share of the one loss with a stated reason; the line marks the 95% interval.
       *[other] Share of the { $count } losses with a stated reason; the lines mark the 95% intervals.
    }
chart-base-stated-shortened =
    { $count ->
        [one] Share of the one loss with a stated reason; the { $shown } largest.
       *[other] Share of the { $count } losses with a stated reason; the { $shown } largest. The lines mark the 95% intervals.
    }
chart-share-of-reasons = Stated reasons by class
part-own-words = In their own words
own-words-intro =
    { $count ->
        [one] What the source says about the one loss with a stated reason, and what it may mean.
       *[other] What the source says about the { $count } losses with a stated reason, and what each answer may mean.
    }
unmapped-title = Answers that were not understood
unmapped-intro =
    { $count ->
        [one] One answer is not in any of the vocabularies known, and counts as unknown:
       *[other] { $count } answers are not in any of the vocabularies known, and count as unknown:
    }
part-contradictions = Where statements contradict each other
contradiction-text = Some losses have two statements: { $left } and { $right }. In { $of } of these losses, the two cannot mean the same reason.
contradiction-unrelated = The two look unrelated: knowing one says nothing about the other (chi-square { $statistic }, { $freedom } degrees of freedom, p = { $p }). At least one of them does not record the reason.
contradiction-related = The two are related (chi-square { $statistic }, { $freedom } degrees of freedom, p = { $p }), although they often disagree.
p-value-small = less than 0.001
cross-table-caption = Losses by { $left } (rows) and { $right } (columns)
cross-table-shortened = Only the most frequent values are shown; the CSV files have all.
absent-reasons = No stated reasons were found, so there is no mix to show.

## Money

balance-title = Monthly recurring revenue, held and lost
balance-intro = What customers pay a month now, and what those who left paid last.
currencies-apart = Currencies are not added up: no exchange rate is part of the data.
part-bridge = From start to end
part-movements = Month by month
chart-bridge = Monthly recurring revenue in { $currency }, { $from } to { $to }
chart-bridge-caption =
    { $months ->
        [one] One month, from { $start } paying customers to { $end }.
       *[other] { $months } months, from { $start } paying customers to { $end }.
    }
chart-movements = What came and went each month, in { $currency }
chart-movements-caption = Gains upwards, losses downwards; the dash marks the balance.
chart-movements-partial = Gains upwards, losses downwards; the dash marks the balance. The last month ends on { $date } and is not complete.
amounts-more =
    { $count ->
        [one] amounts in one more currency
       *[other] amounts in { $count } more currencies
    }
currencies-left-out =
    { $count ->
        [one] One more currency is in the CSV files.
       *[other] { $count } more currencies are in the CSV files.
    }
absent-money = The data hold no prices, so nothing can be said about revenue.
absent-movements = The data hold prices but no dates to go with them, so revenue cannot be followed from month to month.
part-measures = Churn and retention
measures-intro = The measures of { $month }.
dialects-intro = “Churn” and “retention” mean different things in different tools. Here are the same customers in { $month }, counted by each definition; the canonical one is what this review uses.
dialects-caption = Measures in { $month }
dialects-note = Under each value: its 95% interval, and what is divided by what. Where fewer than 30 customers stand behind a share, the amounts are shown instead of a percentage. A dash: the definition has no such measure, or there was nothing to divide by.
dialects-not-defined = Not defined
differences-title = Why the definitions differ
difference-in-figures = { $dialect }, { $measure }: { $value }, canonical { $canonical }
value-of = { $value } ({ $of })
measure-in-currency = { $measure }, { $currency }

## Time

part-survival = The survival curve
chart-survival = Share still with us
chart-survival-caption =
    { $count ->
        [one] Kaplan–Meier estimate from one customer, with its 95% interval; beneath, the number still observed.
       *[other] Kaplan–Meier estimate from { $count } customers, with its 95% interval; beneath, the number still observed.
    }
chart-at-risk = At risk
chart-still-with-us = Still with us
chart-time-day = Days since start
chart-time-week = Weeks since start
chart-time-month = Months since start
chart-time-quarter = Quarters since start
chart-time-year = Years since start
chart-start-month = Start month
chart-size = Size
survival-median = Half of the customers have left after { $median } (95% interval { $range }), estimated from { $subjects } customers of whom { $events } left.
survival-no-median = Fewer than half of the customers leave within the time observed, so there is no median; estimated from { $subjects } customers of whom { $events } left.
survival-left-out =
    { $count ->
        [one] One customer whose time is zero or unknown is left out.
       *[other] { $count } customers whose time is zero or unknown are left out.
    }
range-open = { $low } or more
duration-day =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
duration-week =
    { $count ->
        [one] { $count } week
       *[other] { $count } weeks
    }
duration-month =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
duration-quarter =
    { $count ->
        [one] { $count } quarter
       *[other] { $count } quarters
    }
duration-year =
    { $count ->
        [one] { $count } year
       *[other] { $count } years
    }
incidence-intro = A customer can leave for one cause only. At every time, those still here and those gone for each cause add up to all.
chart-incidence = Where customers are, by time since start
chart-incidence-caption =
    { $count ->
        [one] Aalen–Johansen estimate from one customer.
       *[other] Aalen–Johansen estimate from { $count } customers.
    }
chart-incidence-lines = Share gone for each cause
chart-incidence-lines-caption =
    { $count ->
        [one] The same estimate cause by cause, with 95% intervals, from one customer.
       *[other] The same estimate cause by cause, with 95% intervals, from { $count } customers.
    }
part-cohorts = Groups of customers
cohorts-intro = Each row is a group of customers, followed from their start.
chart-cohorts-by = Retention by { $group }
chart-cohorts-caption = Percent of the group still there; stronger colour is more. Cells not yet seen are empty.
chart-cohorts-small = Stronger colour means more of the group is still there. Some cells have fewer than 30 customers, so no percentages are printed; the table has the counts.
absent-survival = Neither lengths of time nor dates are known, so nothing can be said about how long customers stay.

## What the data cannot say

limits-intro = Questions that this review leaves open, because the data do not answer them.
limit-stated-only = The reasons are those that were stated. Whether they are the true ones cannot be told from a statement alone.
limit-no-reasons = No column holds a reason for leaving, so nothing can be said about why customers leave.
limit-reason-silence = In { $silent } of { $churned } losses no answer says anything. Their reasons may differ from those of the others.
limit-no-money = There are no prices, so losses are counted in customers, not in money.
limit-no-dates = There are no dates, so nothing can be said about single months, seasons or trends.
limit-no-tenure = There is no start date and no length of time, so nothing can be said about how long customers stay.
limit-anonymous = The rows carry no customer identifier. They cannot be joined with other data, and somebody with two rows counts twice.
limit-few-leavers =
    { $count ->
        [one] Only one customer left; every breakdown of the losses is an anecdote.
       *[other] Only { $count } customers left; every breakdown of the losses is close to an anecdote, and the intervals say so.
    }
limit-no-usage = There are no records of use, so whether customers used less before they left is not known.
limit-no-messages = There are no tickets or messages, so stated reasons cannot be compared with what customers wrote.
limit-no-payments = There are no payment attempts, so losses to failed payments cannot be told from choices.
limit-snapshot = Attributes of customers are as they were on export, not as they were when the customer decided. Some may have changed because the customer left.
limit-several-currencies =
    { $count ->
        [one] There is one currency.
       *[other] There are { $count } currencies and no exchange rates, so there is no single sum.
    }
limit-no-cause = The figures describe who left. They do not show what caused it, or what would have kept them.

## Data quality

part-findings = Findings, the most serious first
part-freshness = How fresh the data are
freshness-intro = A table without dates, or without rows, gives no signal. That is not shown as healthy.
finding-column = Column { $column }
quality-no-findings-text = The checks that ran found nothing wrong. That is no proof that nothing is.
state-fresh = Fresh
state-stale = Stale
state-gaps = Has gaps
state-undated = No dates
state-no-signal = No signal
absent-inputs = No file was read.
inputs-not-recognised = Not recognised
inputs-intro =
    { $count ->
        [one] One table, { $read } rows read, { $rejected } rejected.
       *[other] { $count } tables, { $read } rows read, { $rejected } rejected.
    }
table-accounts = Accounts
table-account-traits = Attributes of accounts
table-tenures = Time as a customer
table-contacts = Contacts
table-subscriptions = Subscriptions
table-invoices = Invoices
table-payments = Payments
table-usage-events = Use
table-tickets = Tickets
table-messages = Messages
table-surveys = Surveys
table-cancellations = Cancellations
table-incidents = Incidents
table-external-events = External events

## How each figure is computed

definition-left = Customers who left
    .text = Customers who were ever paying and are not on the date of the review. Those who came back count as customers. Trials that never paid are left out.
definition-interval = 95% interval
    .text = The range of shares that the observed count is compatible with: Wilson's interval for a proportion (1927). It treats the customers seen as a sample of those one might have had; it does not cover errors in the data.
definition-few = Counts in place of percentages
    .text = With fewer than 30 observations a percentage suggests more than is known, so counts such as “3 of 12” are shown, still with their interval.
definition-roll-ups = Two, four and eight reasons
    .text = Every answer is translated into one or several of about forty reasons, and each of these has its place in three schemes: two reasons (something happened to the customer; the desired outcome was not achieved, in two parts), four reasons (left the category, price, product, treatment), and eight reasons (nine headings, two of them merged by default).
definition-soft-counts = Counts that are not whole
    .text = An answer that may mean several reasons is divided among them by fixed weights. Intervals use the divided counts.
definition-attribution = Reasons from everything said and seen
    .text = Each source votes for the reasons it may mean, or is silent. A label model (Dawid and Skene, with partial votes) learns how far each source can be relied on from how the sources agree, tempers those that tell the same, and gives every customer a probability for each reason. Intervals come from joint draws of all customers' reasons.
definition-coverage = Reason coverage
    .text = Losses with an answer that means something, divided by all losses.
definition-chi-square = Test of independence
    .text = Pearson's chi-square test on the table of both statements. A p-value near 1 means that the counts look as if the two had been drawn separately.
definition-mrr = Monthly recurring revenue
    .text = The price of every active paid subscription, converted to one month: a yearly price is divided by twelve. One-off amounts, taxes and trials are left out. Held: on the date of the review. Lost: the last amount before leaving.
definition-movements = Movements
    .text = Each customer's amount at the end of a month is compared with the one at its start, within one currency. Nothing before: new, or a return. Nothing after: churn. Otherwise expansion or contraction. Start plus all movements is exactly the end. A customer who changes currency has not left: that is a movement of its own.
definition-kaplan-meier = Share still with us
    .text = Kaplan–Meier estimate: at each time, the share of those still observed who do not leave, multiplied over all times so far. Customers who are still here count for as long as they were observed. Intervals: log-log, with Greenwood's variance.
definition-median = Median
    .text = The first time at which the estimate is one half or less; its interval comes from the interval of the curve.
definition-aalen-johansen = Share gone for each cause
    .text = Aalen–Johansen estimate: at each time, the share still here times the share of them who leave for this cause, added up. With the share still here, all causes add up to one.
definition-cohorts = Groups of customers
    .text = Of the customers in a group who could be observed for this long, the share still customers. Groups by start month use Wilson's interval, groups by an attribute the Kaplan–Meier estimate.
definition-measures = Measures
    .text = Measures compare the start and the end of a calendar month. Shares of customers have Wilson intervals.

## Why, from everything said and seen

section-attribution = Why they left, from everything said and seen
attribution-intro = What customers said is one witness among several. Here it is weighed against what their texts, payments, usage, tickets and contacts show before they decided. Every customer gets a probability for each reason.
attribution-coverage =
    { $count ->
        [one] One customer left. { $stated } gave a usable reason, for { $reasoned } something tells at all, for { $confident } with at least medium confidence. { $unavoidable } count as unavoidable: evidence for it is above the bar.
       *[other] Of { $count } customers who left, { $stated } gave a usable reason; for { $reasoned } something tells at all, for { $confident } with at least medium confidence. { $unavoidable } count as unavoidable, because evidence for it is above the bar.
    }
chart-attributed-leaves = Reasons, from everything said and seen
chart-attributed-caption = Share of the customers who left; the lines mark the 90% intervals, which carry the uncertainty of every single reason.
column-interval-90 = 90% interval
part-stated-seen = What they said and what was seen
stated-seen-text =
    { $count ->
        [one] One customer stated a reason. It overlaps with the evidence by { $overlap }; with the evidence of any other customer it would be { $chance }.
       *[other] { $count } customers stated a reason. What they said and what else was seen overlap by { $overlap } on average; with the evidence of any other customer it would be { $chance }. Where the two differ most:
    }
column-stated = Said
column-seen = Seen
part-price-audit = Was it the price?
price-audit-text =
    { $count ->
        [one] One customer said that it was the price. Given everything, a price reason is the likeliest for { $share } of them, with a probability of { $probability }.
       *[other] { $count } customers said that it was the price. For { $share } of them a price reason is also the likeliest given everything; its mean probability is { $probability }. What speaks for other reasons among them:
    }
price-audit-caution = Before you offer a discount: it helps only those for whom it really was the price.
part-rivals = Rivals named
rivals-text = Customers who named a rival, and how the rival wins.
column-rival = Rival
part-rising = Reasons on the rise
column-before = Before
column-how-sure = How surely it grew
part-by-reason = Reason by reason
by-reason-intro = Each reason with how many left for it and what it rests on. Open one to see when, for whom, what shows it, and customers with their own words.
by-reason-count =
    { $count ->
        [one] one customer
       *[other] { $count } customers
    }
example-no-evidence = Nothing single stands out.
part-listened-to = What was listened to
listened-to-text = A source counts for less where it disagrees with the others, and where another tells the same.
source-basis-stated = said
source-basis-inferred = seen
column-basis = Kind
column-spoke = Customers it told about
column-relied-on = Relied on
column-counts = Counts as
part-by-group = Which reasons, when and for whom
by-group-intro = Shares of the customers who left, group by group, with bars and 90% intervals. A group of fewer than 30 has no shares. ▲ marks more and ▼ less than in the other groups of the table, the chance of so few customers included; of all marks in a table about one in twenty is expected to be wrong.
by-month = By month of leaving
by-quarter = By quarter of leaving
by-segment = By segment
by-plan = By plan
by-trait = By { $name }
by-trait-title = By other attributes
by-trait-intro =
    { $count ->
        [one] One attribute with few values divides the customers who left. Values are as they were on export.
       *[other] { $count } attributes with few values divide the customers who left. Values are as they were on export.
    }
by-group-marks = ▲ more, ▼ less than in the other groups; of all marks about one in twenty is expected to be wrong.
by-not-known = There is nothing called { $by } to group by. Known: { $known }.
by-group-none = No group has 30 customers who left, so there are no shares to show.
by-group-few = Too few for shares: { $groups }.
by-group-unknown =
    { $count ->
        [one] For one customer the group is not known.
       *[other] For { $count } customers the group is not known.
    }
group-with-count = { $group } ({ $count })
quarter = Q{ $quarter } { $year }
column-group = Group
stands-out-more = more than in the other groups
stands-out-less = less than in the other groups
coverage-stated = Stated a usable reason
coverage-reasoned = Something said or seen tells
coverage-confident = At least medium confidence
coverage-avoidable = Counted as avoidable
coverage-avoidable-note = A loss counts as unavoidable only where the evidence for reasons that nobody can change is above the bar.
rising-window = The last { $days } days ({ $recent } losses) against the { $days } days before ({ $before } losses).
rising-too-few = Growth cannot be told: the last { $days } days hold { $recent } losses and the { $days } days before { $before }; it takes 30 in each.
rising-none = None of { $compared } reasons grew so clearly that chance and doubt about single reasons could be ruled out.
rising-note = { $compared } reasons were compared. Named are those whose 90% interval of growth lies above zero, and only as many as keep the expected share of false alarms among them at 5% or less.
column-recently = Recently
column-growth-90 = Growth, 90% interval
part-recurrence = The same reason again?
recurrence-text = Of { $left } customers who were said to leave, { $returned } came back and { $again } of these left again.
recurrence-compared =
    { $count ->
        [one] Once a usable reason was stated both times: the same reason { $leaf }, the same of the eight classes { $class } (by chance { $chance }).
       *[other] { $count } times a usable reason was stated both times: the same reason { $leaf }, the same of the eight classes { $class }; by chance it would be { $chance }.
    }
recurrence-nobody-left = Not available: the data hold no dated statement of leaving, so a second departure cannot be compared with the first.
recurrence-no-returns-visible = Not available: the data show no returns. That takes start and end dates of subscriptions, or cancellations marked as taken back.
recurrence-nobody-returned = Of { $left } customers who were said to leave, none came back, so no reason could recur.
recurrence-nobody-left-again = Of { $left } customers who were said to leave, { $returned } came back. None of them has left again.
recurrence-not-stated-twice = Of { $left } customers who were said to leave, { $returned } came back and { $again } of these left again, but none stated a usable reason both times. Whether it was the same reason is not known.
column-first-time = First time
column-next-time = Next time
column-likeliest = Likeliest for
column-stated-by = Stated by
column-avoidable = Avoidable
reason-share = { $share } of the { $count } customers who left (90% interval { $range }).
reason-likeliest =
    { $count ->
        [one] Likeliest reason of one customer (confidence: { $high } high, { $medium } medium, { $low } low).
       *[other] Likeliest reason of { $count } customers (confidence: { $high } high, { $medium } medium, { $low } low).
    }
reason-rests = It rests on what was stated alone for { $stated }, on what was seen alone for { $inferred }, on both for { $both }.
reason-stated =
    { $count ->
        [0] Nobody stated it.
        [one] One customer stated it; given everything it is also the likeliest for { $also }.
       *[other] { $count } customers stated it; given everything it is also the likeliest for { $also } of them.
    }
reason-avoidable = Counted as avoidable: { $figure }.
reason-avoidable-share = { $of } ({ $share })
reason-lost = Monthly revenue lost, in proportion to the probability: { $amounts }.
reason-trend = Over time
reason-trend-description = Share of the customers who left in each period, with the 90% interval; periods of fewer than 30 are left out.
reason-by-group = For whom
reason-nowhere-more = In none of these groups is it clearly more or less frequent than in the others.
reason-sources = What shows it
column-speaks-for = Speaks for it
column-adds = Adds on average
reason-examples = Who left for it
reason-examples-shown = The surest first: { $shown } of { $count } whose likeliest reason it is. Numbers are what a piece of evidence adds to the log-odds.
example-confidence = confidence: { $confidence }
example-left-on = until { $date }
example-stated = said: { $reason }
