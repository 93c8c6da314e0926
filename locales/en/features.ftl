### Features of accounts: what is known of a customer on a day.

# Keys: feature-<name>, with hyphens for underscores: crates/features/src/definitions.toml.

## Families

feature-family-usage = Use
feature-family-breadth = Breadth of use
feature-family-seats = Seats
feature-family-onboarding = Onboarding
feature-family-payments = Payments
feature-family-price = Price and discount
feature-family-plan = Plan and renewal
feature-family-support = Tickets
feature-family-language = What was written
feature-family-surveys = Surveys
feature-family-contact = Contact
feature-family-people = People
feature-family-incidents = Incidents
feature-family-tenure = Tenure
feature-family-fit = Kind of customer
feature-family-calendar = Time of year
feature-family-surroundings = Surroundings

## Use

feature-usage-days-since-last = Days since last use
feature-usage-events-7d = Events in 7 days
feature-usage-events-30d = Events in 30 days
feature-usage-events-90d = Events in 90 days
feature-usage-active-days-30d = Days with use, of 30
feature-usage-active-days-90d = Days with use, of 90
feature-usage-change-7d = Daily use in 7 days against the 21 days before
feature-usage-change-30d = Daily use in 30 days against the 90 days before
feature-usage-slope-91d = Weekly trend of use over 13 weeks
feature-usage-variation-91d = How much weekly use varies over 13 weeks
feature-usage-weekday-change-30d = Use in 30 days against the customer's own weekdays before
feature-usage-silence-surprise = How unusual the current silence is for this customer
feature-usage-year-change-30d = Use in 30 days against the same days a year before
feature-usage-longest-gap-90d = Longest stretch without use in 90 days
feature-usage-errors-30d = Errors met in 30 days
feature-usage-error-rate-90d = Errors per event in 90 days

## Breadth of use

feature-breadth-events-30d = Different functions used in 30 days
feature-breadth-events-90d = Different functions used in 90 days
feature-breadth-events-ever = Different functions ever used
feature-breadth-change-90d = Functions used in 90 days less those of the 90 days before
feature-breadth-top-share-90d = Share of the most used function in 90 days
feature-breadth-goals-90d = Goals reached in 90 days
feature-breadth-export-share-90d = Share of exports and API calls in 90 days
feature-breadth-export-change-90d = Change of the share of exports and API calls

## Seats

feature-seats-now = Seats
feature-seats-change-180d = Change of seats in 180 days
feature-seats-events-each-30d = Events per seat in 30 days
feature-seats-people-share = Active people per seat

## Onboarding

feature-onboarding-milestones = Onboarding milestones reached
feature-onboarding-milestones-60d = Onboarding milestones reached in the first 60 days
feature-onboarding-days-to-milestone = Days from the start to the first onboarding milestone
feature-onboarding-days-to-use = Days from the start to the first use

## Payments

feature-payment-failures-90d = Failed payments in 90 days
feature-payment-failures-365d = Failed payments in 365 days
feature-payment-last-failed = The last payment failed
feature-payment-card-expired-180d = Payments refused in 180 days for an expired or lost card
feature-payment-no-funds-180d = Payments refused in 180 days for want of funds
feature-payment-refunds-365d = Refunds in 365 days
feature-payment-parts-180d = Payments in 180 days of less than the invoice
feature-payment-method = Payment method
feature-payment-method-changes-365d = Changes of the payment method in 365 days
feature-invoice-late-days-365d = Mean lateness of invoices due in 365 days
feature-invoice-late-days-last = Lateness of the last invoice due
feature-invoice-overdue = Invoices overdue
feature-invoice-overdue-days = Days the oldest overdue invoice is late

## Price and discount

feature-invoice-overage-180d = Charges beside the plan in 180 days
feature-invoice-credits-180d = Credits in 180 days
feature-amount-level = Monthly amount against the median of its currency
feature-amount-change-180d = Change of the monthly amount in 180 days
feature-amount-contractions-365d = Reductions of the monthly amount in 365 days
feature-price-per-seat-change-365d = Change of the price per seat in 365 days
feature-price-rises-730d = Price rises in 730 days
feature-price-rise-days-since = Days since the last price rise, else since the start
feature-price-announced-180d = Largest price rise announced in 180 days
feature-discount-share = Discount on the last invoice
feature-discount-lost-365d = Discount lost in 365 days

## Plan and renewal

feature-plan = Plan
feature-plan-days = Days on the plan
feature-plan-moves-365d = Changes of the plan in 365 days
feature-plan-moves-up-365d = Moves to a dearer plan in 365 days
feature-plan-moves-down-365d = Moves to a cheaper plan in 365 days
feature-plan-subscriptions = Running subscriptions
feature-plan-billing-months = Months between invoices
feature-plan-days-to-renewal = Days to renewal
feature-plan-cycle-share = Part of the billing cycle that is over

## Tickets

feature-tickets-30d = Tickets in 30 days
feature-tickets-90d = Tickets in 90 days
feature-tickets-change-90d = Tickets in 90 days less those of the 90 days before
feature-tickets-open = Open tickets
feature-tickets-days-since = Days since the last ticket, else since the start
feature-tickets-fault-90d = Tickets about faults in 90 days
feature-tickets-billing-180d = Tickets about billing in 180 days
feature-tickets-price-180d = Tickets about prices in 180 days
feature-tickets-feature-180d = Tickets asking for features in 180 days
feature-tickets-privacy-180d = Tickets about privacy in 180 days
feature-tickets-export-180d = Tickets about taking data out in 180 days
feature-tickets-comparison-180d = Tickets comparing with rivals in 180 days
feature-tickets-urgent-180d = Urgent tickets in 180 days
feature-tickets-reply-hours-180d = Mean wait for a first reply in 180 days
feature-tickets-reply-hours-longest-90d = Longest wait for a first reply in 90 days
feature-tickets-resolution-hours-180d = Mean time to a solution in 180 days
feature-tickets-reopened-180d = Reopenings of tickets in 180 days
feature-tickets-escalated-180d = Escalated tickets in 180 days
feature-tickets-satisfaction-last-365d = Last rating of a ticket in 365 days
feature-tickets-satisfaction-365d = Mean rating of tickets in 365 days

## What was written

feature-language-sentiment-90d = Mean sentiment of messages in 90 days
feature-language-sentiment-change-90d = Change of sentiment against the 180 days before
feature-language-criticism-180d = Strongest criticism in messages of 180 days
feature-language-contempt-180d = Strongest contempt in messages of 180 days
feature-language-defensiveness-180d = Strongest defensiveness in messages of 180 days
feature-language-stonewalling-180d = Strongest stonewalling in messages of 180 days
feature-language-leaving-intent-180d = Strongest talk of leaving in messages of 180 days

## Surveys

feature-survey-nps-last-365d = Last recommendation score (NPS) in 365 days
feature-survey-nps-change-730d = Change from the recommendation score before
feature-survey-satisfaction-365d = Mean satisfaction in surveys of 365 days
feature-survey-satisfaction-last-365d = Last satisfaction in surveys of 365 days
feature-survey-answers-365d = Answers to surveys in 365 days
feature-survey-days-since = Days since the last answer to a survey, else since the start

## Contact

feature-contact-customer-messages-90d = Messages from the customer in 90 days
feature-contact-our-messages-90d = Messages from us in 90 days
feature-contact-days-since-customer = Days since the customer last wrote, else since the start
feature-contact-days-since-us = Days since we last got in touch unasked, else since the start
feature-contact-days-unanswered-90d = Days the customer has waited for an answer

## People

feature-people-active = Active people at the customer
feature-people-added-180d = People added in 180 days
feature-people-gone-share-365d = Share of people who left in 365 days
feature-people-champions = Active champions
feature-people-champions-gone-365d = Champions who left in 365 days

## Incidents

feature-incidents-90d = Incidents in 90 days
feature-incident-hours-90d = Hours of incidents in 90 days
feature-incidents-met-90d = Incidents in 90 days that the customer met

## Tenure

feature-tenure-days = Days as a customer
feature-tenure-returns = Times the customer came back

## Kind of customer

feature-segment = Segment
feature-region = Country or region
feature-language = Language

## Time of year

feature-calendar-month = Month of the year

## Surroundings

feature-rival-events-180d = Events of rivals in 180 days
feature-shocks-180d = Shocks from outside in 180 days
feature-company-news-365d = News about the customer's company in 365 days

## Traits

# $name: the trait's name, as in the source.
feature-trait = Trait “{ $name }”
