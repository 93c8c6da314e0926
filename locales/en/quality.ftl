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

amounts_rounded = { $rows } amounts in { $column } have more decimal places than { $currency } has; they were rounded.
anonymous_rows = There is no customer identifier. The row number stands in for it, so nothing can be joined to these customers.
booleans_inverted = { $column } says who stayed; it was read the other way round, as who left.
cells_beyond_header = { $rows } rows have more or fewer cells than the header; they were rejected.
currency_assumed = No currency is stated; { $currency } is assumed.
currency_unknown = { $rows } rows name a currency that is not known.
dates_ambiguous = { $column } could be day-month or month-day, and no value decides. It was not read; set “order” in the mapping.
dates_borrowed_order = { $column } alone does not decide between day-month and month-day; it was read as { $order } because { $other } is.
dates_contradict = { $column } has values that only fit day-month and values that only fit month-day. It was read as { $order }; { $rows } rows do not fit.
derived_from_outcome = { $column } only repeats who left or why; it is not used as an attribute.
duplicate_identifiers = { $rows } rows repeat an identifier of { $column } that another row has; all were kept.
duplicate_rows = { $rows } rows repeat another row exactly; all were kept.
encoding_guessed = The text encoding is not marked; it was taken for { $encoding } from its content.
formula_results = { $rows } cells hold formulas; their stored results were read.
identifiers_mangled = { $rows } identifiers in { $column } were rounded by a spreadsheet (for example { $example }).
input_left_out = Not imported: { $reason }.
mixed_types = { $column } is mostly { $kind }, but { $rows } values are not (for example { $example }); it is kept as text.
negative_amounts = { $rows } amounts in { $column } are negative; they are kept as they are.
numbers_ambiguous = { $column } could have a decimal mark or a thousands mark (for example { $example }); the mark was read as { $reading }.
outcome_contradicts = { $rows } accounts have another { $field } here than in { $other }; { $other } was used.
outcome_missing = { $rows } rows do not say whether the customer left.
replaced_by_correction = This source was imported before; rows with the same key are replaced by this import.
replacement_characters = { $rows } rows hold the replacement character U+FFFD: text was already lost before this export.
still_running_words = In { $column }, { $words } means that it still runs.
text_damaged = { $rows } rows hold bytes that are not valid { $encoding }; they were rejected.
unclosed_quote = { $rows } rows open a quotation mark that never closes; they were rejected.
unjoined_rows = { $rows } rows name a { $column } that { $other } does not have; they were rejected.
values_unreadable = { $rows } rows were rejected because { $column } could not be read.
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
    }: counted from the start dates, everyone who is still a customer was observed until { $until }.
