### Evidence: what each source saw, and how sure a reason is.

# Keys: evidence-<source> names a source, evidence-<source>-<symbol> says what it saw (underscores
# become hyphens): crates/reasons/src/sources/signals.toml, and the sources in the code beside it.
# "Before leaving" is before leaving was decided: before the request, else before the end.

## Any source

evidence-silent = Nothing was seen by this source.
evidence-said = Said: { $text }
evidence-rule = The condition “{ $symbol }” of a rule of your own holds.

## What was stated and written

evidence-stated-reason = Stated reason
evidence-destination = Where they went
evidence-comment = Comment with the cancellation
evidence-messages = Messages from the customer
evidence-survey-comments = Survey comments
evidence-language-model = Language model
evidence-rival-named = Rival named
evidence-rival-named-in-comment = The comment with the cancellation names a rival.
evidence-rival-named-in-message = A message from the customer in the 150 days before leaving names a rival.
evidence-own-replies = Our own replies
evidence-own-replies-criticism = One of our last replies attacks the customer rather than the problem.
evidence-own-replies-contempt = One of our last replies looks down on the customer.
evidence-own-replies-defensiveness = One of our last replies denies responsibility or blames the customer back.
evidence-own-replies-stonewalling = One of our last replies refuses to talk about the matter.
evidence-own-replies-cold = One of our last replies is curt or indifferent.
evidence-own-replies-canned = One of our last replies is a canned answer or a mere link.
evidence-own-replies-fine = None of our last replies was found hostile, cold or canned.

## Payments, invoices and prices

evidence-unpaid-end = Payment at the end
evidence-unpaid-end-last-charge-failed = The last charge failed and had still not been collected a week after the end.
evidence-unpaid-end-charges-failed = At least two charges failed between 60 days before the end and a week after it.
evidence-ended-by = Who ended it
evidence-ended-by-billing-system = The cancellation record says that a system, such as billing, ended it.
evidence-ended-by-vendor = The cancellation record says that we ended it.
evidence-refused-payment-method = Refused way of paying
evidence-refused-payment-method-method-refused = In the 150 days before the end, a charge was refused because the way of paying or its currency is not supported or not permitted.
evidence-late-payment = Late payment
evidence-late-payment-much-later-than-usual = An invoice due in the 150 days before leaving was over 10 days late, and over 8 days later than is usual for this customer.
evidence-overage = Charges beside the plan
evidence-overage-charged-beside-the-plan = In the 100 days before leaving, something was charged beside the plan: overage, metered use or extras.
evidence-wrong-charge = Wrong or disputed charges
evidence-wrong-charge-charged-twice = In the 100 days before leaving, the same amount was charged more than once on the same day.
evidence-wrong-charge-taken-back = In the 100 days before leaving, a charge was voided, disputed, refunded or credited.
evidence-price-rise = Price rise
evidence-price-rise-own-price-rose = In the 130 days before leaving, the monthly price per seat rose by more than 2% in one step.
evidence-price-rise-rise-announced = In the 130 days before leaving, a price change for this customer's plan, or for all, is on record.
evidence-seats = Number of seats
evidence-seats-shrank-much = The last number of seats was at least 30% below an earlier high.
evidence-seats-shrank = The last number of seats was 12% to 30% below an earlier high.
evidence-seats-grew-much = The last number of seats was at least 30% above an earlier low.

## Use

evidence-usage-trend = Trend of use
evidence-usage-trend-collapsed = In the 60 days before leaving, use per day fell below 45% of what it was in the 120 days before.
evidence-usage-trend-faded = In the 60 days before leaving, use per day fell to between 45% and 72% of what it was in the 120 days before.
evidence-usage-trend-rose = In the 60 days before leaving, use per day rose above 130% of what it was in the 120 days before.
evidence-usage-trend-steady = In the 60 days before leaving, use per day stayed between 72% and 130% of what it was in the 120 days before.
evidence-usage-level = Level of use
evidence-usage-level-hardly-used = Use per day was below 45% of the average of the customers on the same plan who left.
evidence-usage-level-little-used = Use per day was 45% to 75% of the average of the customers on the same plan who left.
evidence-usage-level-much-used = Use per day was above 135% of the average of the customers on the same plan who left.
evidence-goals = Goals reached
evidence-goals-hardly-reached = In the 180 days before leaving, goals were reached less than 35% as often, for as much use, as among all customers who left.
evidence-goals-seldom-reached = In the 180 days before leaving, goals were reached 35% to 70% as often, for as much use, as among all customers who left.
evidence-goals-often-reached = In the 180 days before leaving, goals were reached over 1.2 times as often, for as much use, as among all customers who left.
evidence-export-surge = Exports and API calls
evidence-export-surge-exports-rose = In the 90 days before leaving, exports and API calls made up over 1.8 times the share of use that they had before.
evidence-onboarding-milestones = Onboarding milestones
evidence-onboarding-milestones-most-missed = In the first 60 days, the customer reached at most half of the most onboarding milestones that any customer who left had reached.
evidence-onboarding-milestones-some-missed = In the first 60 days, the customer reached more than half, but not all, of the most onboarding milestones that any customer who left had reached.

## Faults and incidents

evidence-errors-met = Errors met
evidence-errors-met-errors = The customer met at least one error in the 75 days before leaving.
evidence-incident-met = Incident met
evidence-incident-met-incident = Around an incident of the 75 days before leaving, the customer met errors or reported a fault.
evidence-privacy-incident = Privacy or security incident
evidence-privacy-incident-asked-about-it = An incident about privacy, security or data happened in the 150 days before leaving, and the customer wrote about privacy or security within 30 days of it.
evidence-privacy-incident-happened = An incident about privacy, security or data happened in the 150 days before leaving.

## Contact and service

evidence-no-contact = Time since we were last in touch
evidence-no-contact-a-year = For over 330 days before leaving, nobody of ours got in touch unasked.
evidence-no-contact-half-a-year = For 180 to 330 days before leaving, nobody of ours got in touch unasked.
evidence-no-contact-recent = We had been in touch unasked, or the customer had started, less than 90 days before leaving.
evidence-slow-replies = Wait for a first reply
evidence-slow-replies-days = A ticket of the 150 days before leaving waited more than 24 hours for a first reply.
evidence-slow-replies-hours = The longest wait for a first reply in the 150 days before leaving was 12 to 24 hours.
evidence-chasers = Chasers while waiting
evidence-chasers-asked-again = In the 150 days before leaving, the customer wrote again while still waiting for a first reply.
evidence-reopened-tickets = Reopened or escalated tickets
evidence-reopened-tickets-reopened = A ticket of the 150 days before leaving was reopened or escalated.
evidence-low-ratings = Satisfaction ratings
evidence-low-ratings-very-low = The lowest satisfaction rating of the 150 days before leaving was at most 41% of the highest that anybody gave, such as 2 out of 5.
evidence-low-ratings-low = The lowest satisfaction rating of the 150 days before leaving was 41% to 61% of the highest that anybody gave, such as 3 out of 5.
evidence-recommendation = Recommendation score (NPS)
evidence-recommendation-detractor = The last recommendation score of the 200 days before leaving was 6 or less out of 10.
evidence-recommendation-promoter = The last recommendation score of the 200 days before leaving was 9 or 10 out of 10.

## What tickets were about, in the 150 days before leaving

evidence-tickets-setup = Tickets about setup
evidence-tickets-setup-asked = A ticket was about setup, integration, import or migration in the 150 days before leaving.
evidence-tickets-fault = Tickets about faults
evidence-tickets-fault-outage = A ticket was about an outage or slowness in the 150 days before leaving.
evidence-tickets-fault-several-faults = At least two tickets were about errors or bugs in the 150 days before leaving.
evidence-tickets-how-to = Tickets about how to use it
evidence-tickets-how-to-several = At least two tickets asked how to use the product in the 150 days before leaving.
evidence-tickets-how-to-one = A single ticket asked how to use the product in the 150 days before leaving.
evidence-tickets-billing = Tickets about billing
evidence-tickets-billing-asked = A ticket was about billing, an invoice or a charge in the 150 days before leaving.
evidence-tickets-payment = Tickets about paying
evidence-tickets-payment-asked = A ticket was about paying or a card in the 150 days before leaving.
evidence-tickets-price = Tickets about the price
evidence-tickets-price-asked = A ticket was about the price, a discount or the renewal in the 150 days before leaving.
evidence-tickets-feature = Tickets about features
evidence-tickets-feature-asked = A ticket asked for or about a feature in the 150 days before leaving.
evidence-tickets-change = Tickets about changes at the customer
evidence-tickets-change-told = A ticket was about a change at the customer: its account, administrator or contact in the 150 days before leaving.
evidence-tickets-closing = Tickets about closing
evidence-tickets-closing-told = A ticket was about closing, cancelling or terminating in the 150 days before leaving.
evidence-tickets-export = Tickets about export
evidence-tickets-export-asked = A ticket was about exporting or downloading data in the 150 days before leaving.
evidence-tickets-privacy = Tickets about privacy
evidence-tickets-privacy-asked = A ticket was about privacy or security in the 150 days before leaving.
evidence-tickets-comparison = Tickets about alternatives
evidence-tickets-comparison-asked = A ticket was about comparing or evaluating products, or about a competitor in the 150 days before leaving.

## The customer and the world around

evidence-champion = Champion and contacts
evidence-champion-all-gone = In the 270 days before leaving, all known contacts, a champion among them, left or lost access.
evidence-champion-champion-gone = In the 270 days before leaving, a champion left or lost access.
evidence-rival-event = Moves of rivals
evidence-rival-event-rival-moved = In the 200 days before leaving, a release, campaign or other move of a rival is on record.
evidence-outside-shock = Shock from outside
evidence-outside-shock-shock = In the 150 days before leaving, a shock from outside (economy, regulation, disaster) is on record that may concern the customer's region.
evidence-company-news = News about the customer
evidence-company-news-news = In the 270 days before leaving, news about the customer itself is on record, such as a takeover or a closure.
evidence-age = Time as a customer
evidence-age-first-months = Leaving was decided within the first 120 days as a customer.
evidence-age-first-year = Leaving was decided 120 to 300 days after becoming a customer.
evidence-age-old = Leaving was decided at least 300 days after becoming a customer.
evidence-promise = Promise in the sale
evidence-promise-promised = The customer record notes something that was promised in the sale.
evidence-preferred-channel = Preferred channel
evidence-preferred-channel-elsewhere = The customer record names a preferred channel that is not e-mail, phone, chat or the web.

## How sure a reason is

confidence-unknown = Unknown
confidence-low = Low
confidence-medium = Medium
confidence-high = High

## On what a reason rests

basis-of-reason-stated = Stated
basis-of-reason-inferred = Inferred
basis-of-reason-both = Stated and inferred

## Whether the evidence bears itself out

verdict-corroborated = Sources agree far more often than chance would have it, or people have confirmed enough reasons. The reasons are more than what was stated, but each is still a probability.
verdict-not-testable = The sources hardly speak about the same customers, so they cannot be checked against each other. What was stated stands as stated, unchecked.
verdict-nothing-can-be-told = The sources could be compared, and they agree no better than chance. Why customers left cannot be told from these data.
verdict-no-evidence = There is no evidence: nothing in the data says or shows why customers left.
