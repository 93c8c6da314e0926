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
