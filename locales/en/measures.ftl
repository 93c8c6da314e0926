### Measures: names of figures, movements and definitions.

## Movements of monthly recurring revenue

movement-start = At the start
movement-new = New
movement-expansion = Expansion
movement-reactivation = Reactivation
movement-contraction = Contraction
movement-churn = Churn
movement-exchange = Exchange rates
movement-currency-change = Currency change
movement-end = At the end

## Measures

mrr = Monthly recurring revenue (MRR)
churn-rate = Churn rate
logo-churn = Customer churn
gross-revenue-churn = Gross revenue churn
net-revenue-churn = Net revenue churn
gross-revenue-retention = Gross revenue retention (GRR)
net-revenue-retention = Net revenue retention (NRR)
quick-ratio = Quick ratio
average-revenue-per-account = Average revenue per account (ARPA)
retention-rate = Retention rate
health-score = Health score
churn-warning = Warning signs of churn

## Definitions that differ between tools

dialect-canonical = Holdfast
dialect-stripe = Stripe
dialect-chartmogul-b2b = ChartMogul (B2B)
dialect-chartmogul-b2c = ChartMogul (B2C)
dialect-baremetrics = Baremetrics
dialect-profitwell = ProfitWell

## When a customer counts as gone

recognition-requested = When leaving is requested
recognition-cancelled = When the subscription is cancelled
recognition-period-end = When the paid period ends

## Monthly measures: names and meanings

measure-mrr = Monthly recurring revenue (MRR)
measure-mrr-meaning = What paying customers pay for a month at its end: yearly prices count as a twelfth, without tax, trials and free plans.
measure-active-accounts = Active customers
measure-active-accounts-meaning = Customers who pay for at least one subscription at the end of the month.
measure-average-revenue-per-account = Average revenue per account (ARPA)
measure-average-revenue-per-account-meaning = Monthly recurring revenue at the end of the month, divided by the customers who pay it.
measure-logo-churn = Customer churn
measure-logo-churn-meaning = Of the customers at the start of the month, the share that is gone at its end. Who joins and leaves within the month does not count.
measure-gross-revenue-churn = Gross revenue churn
measure-gross-revenue-churn-meaning = Of the monthly recurring revenue at the start of the month, the share lost by its end to departures and smaller plans, without what others gained.
measure-net-revenue-churn = Net revenue churn
measure-net-revenue-churn-meaning = As gross revenue churn, less what customers of the start of the month pay more at its end. Negative where they pay more in all.
measure-gross-revenue-retention = Gross revenue retention (GRR)
measure-gross-revenue-retention-meaning = Of the monthly recurring revenue at the start of the month, the share kept at its end, without growth. Never above 100 %.
measure-net-revenue-retention = Net revenue retention (NRR)
measure-net-revenue-retention-meaning = What the customers of the start of the month pay at its end, as a share of what they paid at its start. New and returned customers are not in it.
measure-quick-ratio = Quick ratio
measure-quick-ratio-meaning = Monthly recurring revenue gained from new customers and expansion, divided by what was lost to churn and contraction.

## Why another definition gives another figure

difference-stripe-logo-churn = Stripe counts every departure of the month ({ $churned }) and divides by the { $start } customers of the start plus the { $arrived } who joined or returned; Holdfast counts only the { $canonical_churned } of the start who are gone at the end.
difference-chartmogul-b2c-logo-churn = ChartMogul (B2C) adds up a rate for each day, so customers who joined during the month count as soon as they are there; Holdfast compares the { $start } customers of the start with the end of the month, when { $canonical_churned } of them were gone.
difference-baremetrics-logo-churn = Baremetrics counts every customer who left in the month ({ $churned }), { $passing } of whom had joined in it or came back; Holdfast counts { $canonical_churned } of the { $start } customers of the start.
difference-chartmogul-b2b-gross-revenue-churn = ChartMogul (B2B) adds up every loss as it happens, also of revenue won or won back within the month: { $passing_share } of the revenue at the start more than Holdfast, which compares the start of the month with its end.
difference-chartmogul-b2c-gross-revenue-churn = ChartMogul (B2C) divides each day’s losses by the revenue at the start of that day and adds the days up; Holdfast divides the month’s losses by the revenue at the start of the month.
difference-baremetrics-gross-revenue-churn = Baremetrics adds up losses as they happen, also where the customer came back, but never more than a customer paid at the start of the month; Holdfast compares the start of the month with its end.
difference-chartmogul-b2b-net-revenue-churn = ChartMogul (B2B) also takes off what returning customers pay ({ $reactivation_share } of the revenue at the start) and adds up movements as they happen; Holdfast leaves returns out.
difference-chartmogul-b2c-net-revenue-churn = ChartMogul (B2C) adds up each day’s net loss, in which returning customers count as a gain; Holdfast compares the start of the month with its end and leaves returns out.
difference-baremetrics-net-revenue-churn = Baremetrics adds up losses and expansions as they happen and caps each loss at what the customer paid at the start of the month; Holdfast compares the start of the month with its end.
difference-chartmogul-b2b-net-revenue-retention = ChartMogul (B2B) lets returning customers offset losses ({ $reactivation_share } of the revenue at the start) and adds up movements as they happen; Holdfast shows returns apart.
difference-baremetrics-net-revenue-retention = Baremetrics adds up losses and expansions as they happen and caps each loss at what the customer paid at the start of the month; Holdfast compares what the same customers pay at the start and at the end.
difference-baremetrics-quick-ratio = Baremetrics adds up gains and losses as they happen, also of customers who came and went within the month; Holdfast compares the start of the month with its end.
difference-profitwell-open-month = ProfitWell shows the churn of a month only when the month is complete.
