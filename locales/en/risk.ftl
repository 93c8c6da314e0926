### Who leaves next: the list, what is expected, how it was checked, the model card.

## First screen

lead-risk = Within { $days } days, about { $customers } of today's { $accounts } customers are expected to leave (95% interval { $range }).
lead-risk-money = Within { $days } days, about { $customers } of today's { $accounts } customers are expected to leave (95% interval { $range }), and with them { $amounts } of monthly recurring revenue.
lead-risk-reasons = The reasons expected most often: { $reasons }.
lead-risk-refused = No customer is given a probability of leaving, because the data do not support one: names on a list would look like knowledge and be none.
lead-risk-outlook = What can be said: of those who were customers at the start of a month, { $share } decided to leave within { $days } days (95% interval { $range }).
risk-reason-count = { $reason } (about { $customers })

## Section

section-risk = Who leaves next
risk-intro = For every customer of { $date }, the probability of deciding to leave, read from their past: use, payments, prices, tickets, contacts. The model learned from earlier months and was tested on later ones that it had not seen.
risk-intro-refused = A model was to give every customer a probability of deciding to leave. It is published only if it proves itself on later months that it had not seen.
risk-refused-title = Why there are no names
risk-refused-instead = What can be said instead is how many leave, by group, with intervals.
risk-see-card = How the model was made: the model card

risk-refused-undated-losses = { $departures } customers have left, but only { $dated } of these losses can be placed in time: the data do not say when the customers came or left, so they cannot be followed month by month. “holdfast risk benchmark” looks at a table without dates.
risk-refused-too-few-losses =
    { $losses ->
        [0] The data show no loss at all; a model takes at least { $needed }.
        [one] The data show a single loss; a model takes at least { $needed }.
       *[other] The data show { $losses } losses; a model takes at least { $needed }.
    }
risk-refused-too-short = From the first month to the last, the data cover { $days } days. Learning, calibrating and testing one after the other takes { $needed }.
risk-refused-too-few-in-fold =
    { $fold ->
        [fit] The months learned from hold { $losses } losses; it takes { $needed }.
        [calibration] The months calibrated on hold { $losses } losses; it takes { $needed }.
       *[test] The months tested on hold { $losses } losses; it takes { $needed }.
    }
risk-refused-no-better-than-chance = On the months tested, the order of customers for the next { $days } days is no better than chance: of two customers, one of whom left, the one who left ranked higher in { $auc_share } of cases, and the 95% interval, { $low_share } to { $high_share }, contains 50%.
risk-refused-no-better-than-base-rate = On the months tested, the probabilities for the next { $days } days say no more than one number for everybody: logarithmic loss { $model_loss }, with one number { $base_loss }.
risk-refused-miscalibrated = On the months tested, the probabilities for the next { $days } days cannot be taken at their word: calibration slope { $slope } (95% interval { $low } to { $high }); accepted is { $lowest } to { $highest }, or an interval that contains 1.

risk-cause-any = Any reason
risk-cause-other = Other reasons
risk-level-leaf = a reason on its own
risk-level-s2 = a class of the eight reasons
risk-level-s0 = a class of the four reasons
risk-level-how-left = chosen or not
risk-level-any = all reasons together

## The list

part-who-next = Customers by money at risk
who-next-intro =
    { $count ->
        [one] One customer has a probability of leaving within { $days } days; { $shown } is listed.
       *[other] { $count } customers have a probability of leaving within { $days } days. These are the { $shown } with the most money at risk; who_next.csv has all.
    }
who-next-money = Money at risk is the probability times what the customer pays in { $days } days.
who-next-base-rate = To compare with: of customers like these, { $share } left within { $days } days in the time tested. A probability of 30% means that of ten such customers about three leave; it does not say which.
who-next-currencies = Amounts in different currencies are ranked as multiples of the median amount in their own currency, and never added up.
who-next-none = No customer has a probability of leaving for this date.
who-next-open = Open a customer to see why, what would lower the probability, and what they last wrote.
column-rank = Rank
column-customer = Customer
column-leaves-within = Leaves within { $days } days
column-likeliest-reason = Most probable reason
column-money-at-risk = Money at risk
column-drives = What drives it
risk-average = average { $share }
risk-share-of-cause = { $share } for this reason
risk-amount-unknown = Amount not known
risk-details-for = Customers one by one
risk-summary = { $share } within { $days } days, average { $average }
risk-summary-plain = { $share } within { $days } days
risk-facts-reasons = Probability by reason within { $days } days: { $reasons }.
risk-reason-share = { $reason } { $share }
risk-facts-monthly = Pays { $amount } a month; money at risk within { $days } days: { $risk }.
risk-facts-segment = Segment: { $segment }
risk-drives = What drives it: { $reason }
risk-drives-note = Compared with the average customer. Numbers are what a group of signals adds to the log-odds; + makes leaving more probable, − less.
risk-raises = Makes leaving more probable
risk-lowers = Makes leaving less probable
risk-nothing-drives = Nothing single stands out.
risk-not-explained = Not explained one by one; the list explains those with the most money at risk.
risk-changes = What goes with a lower probability
risk-changes-note = Seen in past data: customers with the other value left less often. That is an association, not a promise; whether bringing about the change helps, only a trial shows.
risk-change = { $feature }, from { $from } to { $to }: probability { $before } → { $after }
risk-change-money = { $feature }, from { $from } to { $to }: probability { $before } → { $after }, { $amount } less at risk
risk-change-to = { $feature }, to { $to }: probability { $before } → { $after }
risk-change-to-money = { $feature }, to { $to }: probability { $before } → { $after }, { $amount } less at risk
risk-wrote = What they last wrote
risk-wrote-on = What they last wrote, { $date }
risk-states = What is special

risk-state-discount-held = Held by a discount
    .text = Stays at a reduced price while other signals point to leaving. The discount hides the problem; it tends to show when the discount ends.
risk-state-captive = Captive
    .text = Gets the result, but not a good experience, and stays for want of an alternative. Leaves at once when somebody offers one; do not count on recommendations.
risk-state-contracting = Contracting
    .text = Pays for less and less: fewer seats, a smaller plan or a smaller amount. Leaving is often the next step.
risk-state-usage-up-money-down = Signals disagree
    .text = Use rises while the money falls, or the other way round. One of the two misleads; ask before you act.
risk-state-usage-down-money-up = Pays as much, uses less
    .text = Use falls while the money stays or rises. Sooner or later somebody asks what it is paid for.
risk-state-usage-up-payments-failing = Uses it, payment fails
    .text = Use holds or rises, but the last payment failed. Probably no wish to leave: mend the payment.

## Expected losses

part-expected-losses = Losses expected, by reason
expected-losses-intro = Sums of the probabilities of today's customers, with the monthly recurring revenue that would go with them. The 95% intervals cover chance and what the check left open about the level of the probabilities.
column-within-days = Within { $days } days
risk-all-reasons = All reasons
expected-of-month = { $amounts } a month
expected-unchecked = Not checked: for { $horizons } the data are too short to have seen the outcome on later months. These figures rest on the checked shorter times.
expected-failed = Not given: for { $horizons } the probabilities did not hold on later months.
risk-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

## The check

part-risk-check = Do the probabilities hold?
check-intro = Tested on { $accounts } customers from { $from } to { $until }, months that the model had not seen when it made these predictions.
check-ranking = Order: of two customers, one of whom left within { $days } days, the one who left had the higher probability in { $auc } of cases (95% interval { $range }). Chance is 50%.
check-lift = The top of the list: of the 10% with the highest probability, { $top } left within { $days } days, against { $all } of all: { $lift } times as many.
check-level = Level: predicted { $predicted } on average, observed { $observed }. Calibration slope { $slope } (95% interval { $range }); 1 is ideal, below 1 the high probabilities are too high.
check-lead-time = Warning: of { $losses } customers who left, { $found } stood out before, among the 10% with the highest probability at the start of some month. Half of these stood out at least { $median } before they decided (middle half: { $low } to { $high }).
check-lead-time-none = Warning: of { $losses } customers who left, none was among the 10% with the highest probability at the start of a month before.
check-unchecked = Not checked at { $horizons }: the data are too short.
check-failed = Did not hold at { $horizons }; no probability is given there.
chart-calibration = Predicted and observed within { $days } days
chart-calibration-caption = Each dot is a group of customers of like probability, with its 95% interval. On the diagonal, as many left as predicted. From { $accounts } customers and { $events } departures.
chart-predicted = Predicted probability
chart-observed = Share that left
column-predicted = Predicted
column-observed = Observed
column-customer-months = Customer-months
column-departures = Departures
part-hand-score = The score weighted by hand
hand-score-intro = The same months, the same customers: the score that was weighted by hand, turned into probabilities, beside the model.
hand-score-better = Within { $days } days, the model orders customers better than the score: { $model } against { $score } of pairs in the right order.
hand-score-not-better = Within { $days } days, the model does not order customers better than the score: { $model } against { $score } of pairs in the right order. Then prefer the one that you can explain.
hand-score-model = Model
hand-score-score = Score by hand

## Groups

part-risk-groups = How many leave, by group
risk-groups-intro = By no model: of those who were customers at the start of a month, the share that decided to leave within each time, with its 95% interval.
chart-risk-groups = Share that decides to leave within { $days } days
chart-risk-groups-caption = By segment; the line marks all customers. Segments of fewer than 30 customers are left out.
chart-risk-horizons = Share that decides to leave, by time ahead
chart-risk-horizons-caption = The largest segments, with 95% intervals. Times on the horizontal axis are not drawn to scale.
chart-risk-horizons-all-caption = All customers, with the 95% interval. Times on the horizontal axis are not drawn to scale.
risk-group-all = All customers
risk-group-few = Too few for shares: { $groups }.
risk-group-losses = { $group } ({ $losses } of { $count })
risk-group-band = { $from } to { $to }
by-region = By country or region
by-language = By language
risk-by-feature = By { $feature }
risk-other-groups = By other attributes

## The model card

section-model-card = Model card
card-intro = Everything needed to judge the model behind “Who leaves next”: what it was made from, how it was tested, where it is weak.
part-card-data = The data
card-window = Data from { $from } to { $until }: { $landmarks } starts of months at which { $accounts } customers were looked at, { $rows } customer-months in all, { $losses } losses.
card-entered-late =
    { $count ->
        [0] No customer dates from before the data.
        [one] One customer dates from before the data; only the time since counts.
       *[other] { $count } customers date from before the data; only the time since counts.
    }
card-unknown-losses = For { $count } of the losses the reason is not known; they are spread over the reasons in proportion.
card-version = Format of the model { $version }, seed { $seed }: the same data and seed give the same model.
chart-folds = What served which purpose
chart-folds-caption = One after the other, as in life. No outcome reaches from one stretch into the next. After the test the model is learned again from everything.
fold-learned = Learned from
fold-calibrated = Calibrated on
fold-tested = Tested on
column-purpose = Purpose
column-from = From
column-horizon = Time ahead
column-standing = Standing
horizon-standing-checked = Checked on later months and good enough
horizon-standing-unchecked = Not checked: the data are too short
horizon-standing-failed = Checked and not good enough; not given
horizon-standing-refused = Not given
part-card-causes = Reasons modelled
card-causes-intro = A reason is modelled on its own from { $minimum } losses, if the losses counted for it are more known than guessed to be of it; others are merged into what they belong to. A class stands for those of its reasons that are not modelled on their own.
column-level = Modelled as
column-consists-of = Consists of
column-losses-expected = Losses
risk-leaf-share = { $reason } ({ $share })
part-card-metrics = Test by reason and time
card-metrics-intro = On months later than those learned from. In brackets: the same with one number for everybody; the model should be below it.
column-auc = Right order
column-log-loss = Logarithmic loss
column-brier = Brier score
column-calibration-error = Calibration error
column-slope = Slope
column-lift = Lift
metric-against = ({ $base })
metric-profit = Expected maximum profit within { $days } days: { $profit } of a customer's lifetime value for every customer, by contacting { $contacted } of all; assumes an offer costs { $offer } and a contact { $contact } of that value.
part-card-families = What matters
chart-families = Importance of each group of signals
chart-families-caption = Mean absolute contribution to the log-odds of leaving. Important for predicting does not mean cause.
column-family = Group of signals
column-importance = Importance
column-features = Signals that matter most
part-card-learners = Learners
card-learners-intro = Each reason has its own learners; their weights were learned on months that none of them had seen.
column-learner = Learner
column-weight = Weight
learner-base-rate = One number for everybody
learner-boosting = Gradient-boosted trees
learner-logistic = Penalised logistic regression
part-card-left-out = Left out
card-leaks = These columns alone tell who leaves, so they must know the outcome; they were left out:
card-no-leaks = No column was found that knows the outcome.
card-leak = { $feature } (right order { $auc })
card-left-out = Left out for another reason:
left-out-constant = { $feature }: the same for everybody
left-out-common = { $feature }: at each date nearly the same for everybody
left-out-identifier = { $feature }: nearly as many values as customers
part-card-drift = What has moved since
card-drift-intro = Signals whose distribution moved since the months learned from. Below 0.1 is little, above 0.25 much: then the model knows less about today's customers than it seems.
card-no-drift = No signal moved noticeably.
column-feature = Signal
column-index = Stability index
card-cohorts-intro = Losses of the last months against what the model of the time before expected, given the signals. More than expected is an alarm: something has changed that the model does not see.
card-cohorts-none = Losses of the last months were not compared: too few are expected.
column-cohort = Group
column-expected = Expected
column-ratio = Ratio
card-alarm = more than expected
part-card-fairness = Does it hold for every group?
card-fairness-intro = Predicted and observed within { $days } days by language, region and segment. A mark means that the 95% interval of the observed share leaves the prediction out.
card-fairness-none = Not compared: languages, regions and segments are not known or have too few departures.
card-off = off
kind-all = All
kind-language = Language
kind-region = Region
kind-segment = Segment
kind-plan = Plan
card-named = { $kind }: { $group }

## Signals and their values

signal-value = { $feature }: { $value }
signal-unknown = { $feature }: not known
signal-yes = yes
signal-no = no
signal-up = up { $value }
signal-down = down { $value }
signal-same = unchanged
signal-times = { $factor } times as much
signal-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }

# Whole sentences for the most telling signals. $direction: up, down or same; yes or no. $value: the
# size of it, written out; $count: the number itself.
said-usage-days-since-last = Not used for { $value }
said-usage-weekday-change-30d =
    { $direction ->
        [up] Use rose by { $value } against its usual weekdays
        [down] Use fell by { $value } against its usual weekdays
       *[same] Use is as on its usual weekdays
    }
said-usage-change-30d =
    { $direction ->
        [up] Daily use of the last 30 days is { $value } above that of the 90 days before
        [down] Daily use of the last 30 days is { $value } below that of the 90 days before
       *[same] Daily use of the last 30 days is as in the 90 days before
    }
said-usage-change-7d =
    { $direction ->
        [up] Daily use of the last week is { $value } above that of the three weeks before
        [down] Daily use of the last week is { $value } below that of the three weeks before
       *[same] Daily use of the last week is as in the three weeks before
    }
said-usage-year-change-30d =
    { $direction ->
        [up] Use is { $value } above that of a year ago
        [down] Use is { $value } below that of a year ago
       *[same] Use is as it was a year ago
    }
said-usage-slope-91d =
    { $direction ->
        [up] Use has been rising by { $value } a week for 13 weeks
        [down] Use has been falling by { $value } a week for 13 weeks
       *[same] Use has been level for 13 weeks
    }
said-usage-variation-91d = Weekly use varies by { $value } over 13 weeks
said-usage-active-days-30d = Used on { $count } of the last 30 days
said-breadth-change-90d =
    { $direction ->
        [up] { $value } more functions in use than in the 90 days before
        [down] { $value } fewer functions in use than in the 90 days before
       *[same] As many functions in use as in the 90 days before
    }
said-seats-change-180d =
    { $direction ->
        [up] Seats rose by { $value } in 180 days
        [down] Seats fell by { $value } in 180 days
       *[same] Seats unchanged in 180 days
    }
said-amount-change-180d =
    { $direction ->
        [up] The monthly amount rose by { $value } in 180 days
        [down] The monthly amount fell by { $value } in 180 days
       *[same] The monthly amount is unchanged in 180 days
    }
said-price-per-seat-change-365d =
    { $direction ->
        [up] The price per seat rose by { $value } in a year
        [down] The price per seat fell by { $value } in a year
       *[same] The price per seat is unchanged in a year
    }
said-payment-last-failed =
    { $direction ->
        [yes] The last payment failed
       *[no] The last payment went through
    }
said-payment-failures-90d =
    { $count ->
        [0] No failed payment in 90 days
        [one] One failed payment in 90 days
       *[other] { $count } failed payments in 90 days
    }
said-discount-share = Pays { $value } less by a discount
said-plan-days-to-renewal = Renewal in { $value }
said-tenure-days = A customer for { $value }
said-contact-days-since-us = No word from us, unasked, for { $value }
said-contact-days-unanswered-90d = Has waited for an answer for { $value }
said-survey-nps-last-365d = Last recommendation score (NPS): { $value }
said-people-champions-gone-365d =
    { $count ->
        [0] No champion left in a year
        [one] One champion left in a year
       *[other] { $count } champions left in a year
    }
said-tickets-90d =
    { $count ->
        [0] No ticket in 90 days
        [one] One ticket in 90 days
       *[other] { $count } tickets in 90 days
    }
said-calendar-month = Month of the year: { $count }

## In the terminal

summary-risk-standing = Right order { $auc } (95% interval { $range }, chance 50%); predicted { $predicted }, observed { $observed } within { $days } days.
summary-risk-list = The five with the most money at risk:

## Definitions

definition-risk = Probability of leaving
    .text = For each reason, the chance of deciding to leave in each of four stretches of time (30, 90, 180, 365 days) is learned from all months before, and the stretches are put together so that all reasons and staying add up to one. Learners: gradient-boosted trees and penalised logistic regression, weighted and calibrated on later months.
definition-risk-published = When it is published
    .text = Only if, on the latest months, the order is better than chance (the 95% interval of the area under the curve lies above 0.5), the logarithmic loss is below that of one number for everybody, and the calibration slope lies within 0.8 and 1.25. Each time ahead is judged by itself.
definition-money-at-risk = Money at risk
    .text = Probability of leaving within the time, times the monthly amount, times the months of the time. The whole time counts, whenever in it the customer leaves. The list is ranked by it.
definition-expected-losses = Losses expected
    .text = The sum of the probabilities. The interval adds the chance of that many independent decisions to the 95% interval of the calibration intercept on the months tested.
definition-signals = What drives it
    .text = The log-odds of a reason are a sum: the average customer plus a contribution of every signal (Shapley values, exact for these learners). Contributions are added up by group of signals. They explain the prediction, not the customer.
definition-risk-changes = What goes with a lower probability
    .text = The customer is scored again with one signal at the value of the better quarter of those who stayed, all else unchanged.
definition-auc = Right order
    .text = Area under the receiver operating characteristic curve: of all pairs of a customer who left and one who stayed, the share in which the one who left had the higher probability. Interval between customers (Obuchowski).
definition-calibration = Calibration
    .text = Customers are sorted into groups of like probability; the mean probability is compared with the share that left (Wilson's interval, on the number of customers). The slope is that of the outcome on the predicted log-odds (Cox); the calibration error is the mean distance over ten groups.
definition-lift = Lift
    .text = The share of leavers among the tenth with the highest probability, divided by the share among all.
definition-losses-scores = Logarithmic loss and Brier score
    .text = Logarithmic loss: the mean of −log of the probability that was given to what happened. Brier score: the mean squared difference between probability and outcome. Smaller is better in both; only honest probabilities minimise them.
definition-drift = Stability index
    .text = Population stability index: over tenths of the months learned from, the sum of the differences of the shares then and now, each times the logarithm of their ratio.
definition-risk-groups = How many leave, by group
    .text = Aalen–Johansen estimate over the time since the start of a month, all months together, with intervals between customers.
