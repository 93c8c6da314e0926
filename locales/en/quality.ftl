### Data quality: findings and what was read.

## Severity of a finding

severity-critical = Critical
severity-warning = Warning
severity-note = Note

## Kinds of findings

quality-freshness = Freshness
quality-gaps = Gaps
quality-impossible-order = Impossible order of events
quality-duplicates = Duplicates
quality-leak = Column that knows the outcome
quality-contradiction = Contradiction
quality-missing = Missing values
quality-no-findings = Nothing found in what was checked

## Tables of what was read

inputs-file = File
inputs-table = Table
inputs-rows-read = Rows read
inputs-rows-loaded = Rows loaded
inputs-rows-rejected = Rows rejected
quality-rows =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
