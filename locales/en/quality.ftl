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

### Findings of the checks. Keys and arguments: crates/quality/src/check.rs.

## Flags, events and statements that contradict each other

churn_flag_contradicts_events = The churn flag contradicts the churn events of { $rows } of { $total } accounts ({ $rows_share }): { $left } are flagged as left without a cancellation that stands, { $stayed } are flagged as customers although their last cancellation stands.
churn_flag_contradicts_subscriptions = The churn flag contradicts the subscriptions of { $rows } of { $total } accounts ({ $rows_share }): { $left } are flagged as left while a paid subscription runs, { $stayed } are flagged as customers although every subscription is over.
cancelled_but_running = Of { $total } accounts whose cancellation stands, { $rows } ({ $rows_share }) have a paid subscription that began before it and still runs.
subscription_over_without_end = Marked as over, but without an end date: { $rows } of { $total } subscription rows ({ $rows_share }) in { $source }.
subscription_open_with_end = Marked as running, but ended before the as-of date: { $rows } of { $total } subscription rows ({ $rows_share }) in { $source }.
stated_reason_independent = Stated reasons contradict what the same customers said elsewhere: over { $total } cancellations in { $source }, { $left } and { $right } are independent (chi-square { $chi_square }, { $degrees_of_freedom } degrees of freedom, p = { $p_value }). At least one of the two was not filled in with the customer in mind.
stated_reason_contradicted = { $left } and { $right } cannot mean the same reason for { $rows } of { $total } losses that have both ({ $rows_share }).

## Facts in an order that cannot be

usage_before_subscription = Usage before its subscription began: { $rows } of { $total } usage rows ({ $rows_share }) in { $source } are dated earlier than the subscription they name.
facts_before_subscription =
    Dated before their subscription began: { $rows } of { $total } { $table ->
        [invoices] invoice lines
        [cancellations] cancellations
       *[other] rows
    } ({ $rows_share }) in { $source }.
facts_before_account =
    Dated before their account began: { $rows } of { $total } { $table ->
        [subscriptions] subscription rows
        [invoices] invoice lines
        [payments] payments
        [usage_events] usage rows
        [tickets] tickets
        [messages] messages
        [surveys] survey answers
        [cancellations] cancellations
       *[other] rows
    } ({ $rows_share }) in { $source }.
facts_after_account =
    Dated after their account ended: { $rows } of { $total } { $table ->
        [usage_events] usage rows
        [invoices] invoice lines
       *[other] rows
    } of ended accounts ({ $rows_share }) in { $source }.
facts_after_subscription =
    Dated after their subscription ended: { $rows } of { $total } { $table ->
        [usage_events] usage rows
        [invoices] invoice lines
       *[other] rows
    } of ended subscriptions ({ $rows_share }) in { $source }.
ends_before_start =
    End before they start ({ $column } earlier than { $start_column }): { $rows } of { $total } { $table ->
        [accounts] accounts
        [subscriptions] subscription rows
        [invoices] invoice lines
        [cancellations] cancellations
        [incidents] incidents
       *[other] rows
    } ({ $rows_share }) in { $source }.
closed_before_opened = Closed before they were opened: { $rows } of { $total } closed tickets ({ $rows_share }) in { $source }.

## Columns that know the outcome

leak_only_left = { $column } knows the outcome: all { $values } accounts with a value left (of { $accounts } looked at). It is filled in only once a customer is lost; leave it out of every prediction.
leak_only_stayed = { $column } knows the outcome: all { $values } accounts with a value stayed (of { $accounts } looked at). It is emptied once a customer is lost; leave it out of every prediction.
leak_read_at_end = { $column } knows the outcome: { $single_share } of those who stayed share one value, those who left have { $different } different ones. It was read at the end of each relationship; leave it out of every prediction.
leak_reset_at_end = { $column } knows the outcome: { $single_share } of those who left share one value, those who stayed have { $different } different ones. It is reset once a customer is lost; leave it out of every prediction.
leak_repeats_outcome = { $column } knows the outcome: it separates all of { $accounts } accounts into left and stayed without a single mistake. It repeats the outcome; leave it out of every prediction.
leak_ranks_outcome = { $column } knows the outcome: alone it tells who left from who stayed with an area under the curve of { $area } (at least { $lower }), more than any honest column reaches. It was written with the outcome in view; leave it out of every prediction.

## Missing accounts, duplicates

facts_without_account =
    Name an account that is in no table of accounts: { $rows } of { $total } { $table ->
        [subscriptions] subscription rows
        [invoices] invoice lines
        [payments] payments
        [usage_events] usage rows
        [tickets] tickets
        [messages] messages
        [surveys] survey answers
        [cancellations] cancellations
       *[other] rows
    } ({ $rows_share }) in { $source }.
facts_without_subscription =
    Name a subscription that is in no table of subscriptions: { $rows } of { $total } { $table ->
        [usage_events] usage rows
        [invoices] invoice lines
        [cancellations] cancellations
       *[other] rows
    } ({ $rows_share }) in { $source }.
facts_repeated =
    The same in everything but their identifier, so probably exported twice: { $rows } of { $total } { $table ->
        [invoices] invoice lines
        [payments] payments
        [tickets] tickets
       *[other] rows
    } ({ $rows_share }) in { $source }.
facts_in_several_sources =
    In more than one source, so counted more than once: { $rows } of { $total } { $table ->
        [subscriptions] subscription rows
        [invoices] invoice lines
        [payments] payments
       *[other] rows
    } ({ $rows_share }), by identifier.
subscriptions_identical = Begun while an identical subscription of the same account ran (same plan, amount and quantity): { $rows } of { $total } subscription rows ({ $rows_share }) in { $source }.

## Dates and silence

facts_in_future =
    Dated in the future: { $rows } of { $total } { $table ->
        [accounts] accounts
        [contacts] contacts
        [invoices] invoice lines
        [payments] payments
        [usage_events] usage rows
        [tickets] tickets
        [messages] messages
        [surveys] survey answers
        [incidents] incidents
       *[other] rows
    } ({ $rows_share }) in { $source }.
facts_after_as_of =
    Later than the as-of date, so not counted: { $rows } of { $total } { $table ->
        [accounts] accounts
        [contacts] contacts
        [subscriptions] subscription rows
        [invoices] invoice lines
        [payments] payments
        [usage_events] usage rows
        [tickets] tickets
        [messages] messages
        [surveys] survey answers
        [cancellations] cancellations
        [incidents] incidents
        [external_events] external events
       *[other] rows
    } ({ $rows_share }) in { $source }.
source_undated = { $source } has no dates: whether it is fresh, and what happened when, cannot be said.
source_stale =
    { $source } has been silent for { $days } days, longer than its own rhythm explains: no { $table ->
        [invoices] invoice lines
        [payments] payments
        [usage_events] usage rows
        [tickets] tickets
        [messages] messages
        [surveys] survey answers
       *[other] rows
    } since { $last_date }.
source_gaps =
    { $source } has { $gaps ->
        [one] one gap
       *[other] { $gaps } gaps
    } that its own rhythm does not explain, { $days_in_all } days in all without { $table ->
        [invoices] invoice lines
        [payments] payments
        [usage_events] usage rows
        [tickets] tickets
        [messages] messages
        [surveys] survey answers
       *[other] rows
    }; the longest is { $days } days ({ $from_date } to { $to_date }).
source_volume_drop =
    { $source } dropped: { $found } { $table ->
        [invoices] invoice lines
        [payments] payments
        [usage_events] usage rows
        [tickets] tickets
        [messages] messages
        [surveys] survey answers
       *[other] rows
    } in the last { $days } days, where the eight weeks before let one expect { $expected }.
customers_without_signal =
    Nothing is known of { $rows } of { $total } customers ({ $rows_share }): they have no { $table ->
        [invoices] invoice lines
        [payments] payments
        [usage_events] usage rows
        [tickets] tickets
        [messages] messages
        [surveys] survey answers
       *[other] rows
    }. That is no signal, not a good one.
group_without_signal =
    No customer on the plan { $group } ({ $rows } of { $total }) has any { $table ->
        [invoices] invoice lines
        [payments] payments
        [usage_events] usage rows
        [tickets] tickets
        [messages] messages
        [surveys] survey answers
       *[other] rows
    }, while the others do: the connection for this group is probably missing.

## Values that say nothing

subscriptions_at_zero = At an amount of zero though neither a trial nor free: { $rows } of { $total } subscription rows ({ $rows_share }) in { $source }. They count as no recurring revenue.
subscriptions_without_amount = Without an amount, while others have one: { $rows } of { $total } subscription rows ({ $rows_share }) in { $source }.
payments_at_zero = Payments of zero: { $rows } of { $total } ({ $rows_share }) in { $source }.
column_constant = { $column } is the same for all { $rows } accounts that have it ({ $value }): it tells nothing apart.
column_mostly_missing = { $column } is missing for { $rows } of { $total } accounts ({ $rows_share }).

## What was noticed while reading

amounts_rounded = { $rows } amounts have more decimal places than { $currency } has; they were rounded.
anonymous_rows = There is no customer identifier. The row number stands in for it, so nothing can be joined to these customers.
booleans_inverted = { $column } says who stayed; it was read the other way round, as who left.
cells_beyond_header = { $rows } rows have more or fewer cells than the header; they were rejected.
currency_assumed = No currency is stated; { $currency } is assumed.
currency_unknown = { $rows } rows name a currency that is not known.
dates_ambiguous = { $column } could be day-month or month-day, and no value decides. It was not read; set “order” in the mapping.
dates_borrowed_order =
    { $column } alone does not decide between day-month and month-day; it was read as { $order ->
        [day_first] day first
        [month_first] month first
       *[year_first] year first
    }, as another column of this export proves.
dates_contradict =
    { $column } has values that only fit day-month and values that only fit month-day. It was read as { $order ->
        [day_first] day first
        [month_first] month first
       *[year_first] year first
    }; { $rows } rows do not fit.
derived_from_outcome = { $column } only repeats who left or why; it is not used as an attribute.
duplicate_identifiers = { $rows } rows repeat an identifier of { $column } that another row has; all were kept.
duplicate_rows = { $rows } rows repeat another row exactly; all were kept.
encoding_guessed = The text encoding is not marked; it was taken for { $encoding } from its content.
formula_results = { $rows } cells hold formulas; their stored results were read.
identifiers_mangled = { $rows } identifiers in { $column } were rounded by a spreadsheet (for example { $example }).
input_left_out =
    { $reason ->
        [no_header] Not imported: it has no header row, so its columns cannot be told apart. Name them in a mapping file.
        [several_rows_undated] Not imported: several rows describe the same customer, and nothing dates them. One row a customer, or events with a date, can be read.
        [texts_without_customer] Not imported: it holds texts without a customer identifier, so they cannot be joined to anybody.
        [neither_customer_nor_outcome] Not imported: it has neither a customer identifier nor a column that says who left, when, or after how long.
        [cannot_be_joined] Not imported: it has no customer identifier, while other files have one, so its rows cannot be joined to them. Import it alone.
        [rows_name_no_customer] Not imported: its rows name no customer, and no other file says whose they are.
        [required_column_missing] Not imported: a column that this kind of table needs is missing.
        [over_limit] Not imported: it asks for more than a limit allows ({ $detail }). If you trust the file, split it.
        [not_text] Not imported: it is not text.
        [no_table] Not imported: there is no table in it, neither a header nor rows.
        [damaged_workbook] Not imported: the workbook is damaged or locked and could not be read ({ $detail }). Open it and save it anew.
        [damaged_parquet] Not imported: the Parquet file could not be read ({ $detail }). Write it anew.
        [empty_file] Not imported: the file is empty.
        [other_workbook] Not imported: this kind of workbook is not read. Save it as .xlsx or .csv.
        [archive] Not imported: it is an archive. Unpack it first.
        [hidden_file] Not imported: it is a hidden file.
       *[other_file] Not imported: it is not a kind of file that holds tables.
    }
lines_not_json = { $rows } records are not JSON objects; they were rejected.
mixed_types = { $column } holds mostly numbers, but { $rows } values are none (for example { $example }); it is kept as text.
negative_amounts = { $rows } amounts in { $column } are negative; they are kept as they are.
numbers_ambiguous =
    { $column } could have a decimal mark or a thousands mark (for example { $example }); { $reading ->
        [point] the point was taken for the decimal mark
       *[comma] the comma was taken for the decimal mark
    }.
outcome_contradicts =
    { $field ->
        [churned] { $rows } accounts left according to only one of this source and { $other }; { $other } was believed.
        [reason] { $rows } accounts have another reason here than in { $other }; that of { $other } was used.
        [reason_category] { $rows } accounts have another category of reason here than in { $other }; that of { $other } was used.
        [duration] { $rows } accounts have another tenure here than in { $other }; that of { $other } was used.
        [started_at] { $rows } accounts have another start date here than in { $other }; that of { $other } was used.
        [ended_at] { $rows } accounts have another end date here than in { $other }; that of { $other } was used.
       *[mrr] { $rows } accounts have another monthly amount here than in { $other }; that of { $other } was used.
    }
outcome_missing = { $rows } rows do not say whether the customer left.
replaced_by_correction = This source was imported before; rows with the same key are replaced by this import.
replacement_characters = { $rows } rows hold the replacement character U+FFFD: text was already lost before this export.
still_running_words = In { $column }, { $words } means that it still runs.
text_damaged = { $rows } rows hold bytes that are not valid { $encoding }; they were rejected.
unclosed_quote = { $rows } rows open a quotation mark that never closes; they were rejected.
unjoined_rows = { $rows } rows name a { $column } that { $other } does not have; they were rejected.
values_unreadable =
    { $reason ->
        [missing_value] { $rows } rows were rejected because { $column } is empty.
        [not_a_date] { $rows } rows were rejected because { $column } holds no readable date.
        [not_a_number] { $rows } rows were rejected because { $column } holds no number.
        [not_a_whole_number] { $rows } rows were rejected because { $column } holds no whole number.
        [not_an_amount] { $rows } rows were rejected because { $column } holds no readable amount.
        [amount_too_large] { $rows } rows were rejected because the amount in { $column } is beyond what can be stored.
        [not_yes_or_no] { $rows } rows were rejected because { $column } says neither yes nor no.
       *[other] { $rows } rows were rejected because { $column } could not be read.
    }
zero_tenure = { $rows } accounts have a tenure of 0.
tenure_unit_assumed =
    { $column } does not state its unit; it is taken as { $unit ->
        [day] days
        [week] weeks
        [month] months
        [quarter] quarters
       *[year] years
    }.
tenure_unit_inferred =
    { $column } is in { $unit ->
        [day] days
        [week] weeks
        [month] months
        [quarter] quarters
       *[year] years
    }: counted from the start dates, everyone who is still a customer was observed until { $until_date }.
