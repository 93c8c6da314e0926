//! Exports as the vendors document them, small books written by hand; every figure below
//! can be counted from the rows.

use crate::run::{review, succeeds};
use serde_json::Value;
use std::path::Path;

/// Analyses files of these names and contents as of a day; nothing may be rejected or left
/// out.
fn analyzed(files: &[(&str, &str)], as_of: &str) -> (Value, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let exports = folder.path().join("exports");
    std::fs::create_dir(&exports).unwrap();
    for (name, text) in files {
        std::fs::write(exports.join(name), text).unwrap();
    }
    let out = folder.path().join("review");
    let arguments = ["analyze", exports.to_str().unwrap(), "--out", out.to_str().unwrap(), "--as-of", as_of];
    succeeds(&[&arguments[..], &["--quiet"]].concat());
    let review = review(&out);
    for input in review["inputs"].as_array().unwrap() {
        assert_eq!(input["rows_rejected"], 0, "{input}");
        assert_ne!(input["table"], "", "{input}\n{}", mapping(&out));
    }
    (review, folder)
}

fn mapping(out: &Path) -> String {
    std::fs::read_to_string(out.join("mapping.toml")).unwrap()
}

/// A canonical measure in a month, minor units or share.
fn measure(review: &Value, name: &str, month: &str) -> f64 {
    let points = review["measures"]["canonical"][name].as_array().unwrap_or_else(|| panic!("{name}"));
    let point = points.iter().find(|point| point["period"] == month);
    point.unwrap_or_else(|| panic!("{name} {month} in {points:?}"))["value"].as_f64().unwrap()
}

/// End of month MRR from the movements.
fn mrr(review: &Value, month: &str) -> i64 {
    let movements = review["mrr_movements"].as_array().unwrap();
    let found = movements.iter().find(|movement| movement["period"] == month);
    found.unwrap_or_else(|| panic!("{month} in {movements:?}"))["end"].as_i64().unwrap()
}

fn reason_count(review: &Value, value: &str) -> f64 {
    let reasons = review["reasons"]["stated"].as_array().unwrap();
    let counts = reasons.iter().filter(|reason| reason["source_value"] == value);
    counts.map(|reason| reason["count"].as_f64().unwrap()).sum()
}

// The dashboard's export of subscriptions: amounts in major units for each interval, times
// in UTC to the minute.
const STRIPE_SUBSCRIPTIONS: &str = "\
id,Customer ID,Customer Description,Customer Email,Plan,Product,Quantity,Currency,Interval,Amount,Status,Created (UTC),Start (UTC),Current Period Start (UTC),Current Period End (UTC),Trial Start (UTC),Trial End (UTC),Application Fee Percent,Coupon,Tax Percent,Canceled At (UTC),Cancel At Period End,Ended At (UTC),Cancellation Reason,Cancellation Feedback,Cancellation Comment
sub_1,cus_a,,a@example.com,price_pro,prod_1,1,usd,month,100.00,active,2024-01-03 10:00,2024-01-03 10:00,2024-06-03 10:00,2024-07-03 10:00,,,,,,,FALSE,,,,
sub_2,cus_b,,b@example.com,price_pro,prod_1,1,usd,month,100.00,canceled,2024-01-10 09:30,2024-01-10 09:30,2024-04-10 09:30,2024-05-10 09:30,,,,,,2024-04-20 08:00,TRUE,2024-05-10 09:30,cancellation_requested,too_expensive,We had to cut costs
sub_3,cus_c,,c@example.com,price_year,prod_1,1,usd,year,\"1,200.00\",active,2024-02-01 12:00,2024-02-01 12:00,2024-02-01 12:00,2025-02-01 12:00,,,,,,,FALSE,,,,
sub_4,cus_d,,d@example.com,price_pro,prod_1,3,usd,month,300.00,canceled,2024-01-15 00:00,2024-01-15 00:00,2024-03-15 00:00,2024-04-15 00:00,,,,,,2024-04-02 03:00,FALSE,2024-04-02 03:00,payment_failed,,
sub_5,cus_e,,e@example.com,price_pro,prod_1,1,usd,month,100.00,trialing,2024-06-20 10:00,2024-06-20 10:00,2024-06-20 10:00,2024-07-04 10:00,2024-06-20 10:00,2024-07-04 10:00,,,,,FALSE,,,,
sub_6,cus_f,,f@example.com,price_basic,prod_2,1,usd,quarter,60.00,canceled,2024-02-05 10:00,2024-02-05 10:00,2024-05-05 10:00,2024-08-05 10:00,,,,,,2024-06-01 10:00,FALSE,2024-06-01 10:00,cancellation_requested,switched_service,
sub_7,cus_g,,g@example.com,price_pro,prod_1,1,usd,month,100.00,active,2024-03-01 10:00,2024-03-01 10:00,2024-06-01 10:00,2024-07-01 10:00,,,,,,2024-06-25 10:00,TRUE,,cancellation_requested,unused,
";

const STRIPE_INVOICES: &str = "\
id,Number,Customer,Customer Email,Subscription,Billing,Status,Paid,Closed,Currency,Date (UTC),Due Date (UTC),Period Start (UTC),Period End (UTC),Minimum Line Item Period Start (UTC),Maximum Line Item Period End (UTC),Subtotal,Total Discount Amount,Applied Coupons,Tax,Tax Percent,Total,Amount Due,Amount Paid,Attempt Count,Charge,Paid At (UTC),Finalized At (UTC)
in_1,A-0001,cus_a,a@example.com,sub_1,charge_automatically,paid,TRUE,TRUE,usd,2024-01-03 10:00,,2024-01-03 10:00,2024-01-03 10:00,2024-01-03 10:00,2024-02-03 10:00,100.00,0.00,,8.00,8,108.00,108.00,108.00,1,ch_1,2024-01-03 10:00,2024-01-03 10:00
in_2,B-0001,cus_b,b@example.com,sub_2,charge_automatically,paid,TRUE,TRUE,usd,2024-01-10 09:30,,2024-01-10 09:30,2024-01-10 09:30,2024-01-10 09:30,2024-02-10 09:30,100.00,20.00,WELCOME,6.40,8,86.40,86.40,86.40,1,ch_2,2024-01-10 09:31,2024-01-10 09:30
in_3,C-0001,cus_c,c@example.com,sub_3,charge_automatically,paid,TRUE,TRUE,usd,2024-02-01 12:00,,2024-02-01 12:00,2024-02-01 12:00,2024-02-01 12:00,2025-02-01 12:00,1200.00,0.00,,96.00,8,1296.00,1296.00,1296.00,1,ch_3,2024-02-01 12:00,2024-02-01 12:00
in_4,D-0001,cus_d,d@example.com,sub_4,charge_automatically,void,FALSE,TRUE,usd,2024-03-15 00:00,,2024-02-15 00:00,2024-03-15 00:00,2024-03-15 00:00,2024-04-15 00:00,300.00,0.00,,24.00,8,324.00,324.00,0.00,4,,,2024-03-15 01:00
";

const STRIPE_PAYMENTS: &str = "\
id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Converted Currency,Decline Reason,Description,Fee,Refunded date (UTC),Statement Descriptor,Status,Seller Message,Taxes On Fee,Card ID,Customer ID,Customer Description,Customer Email,Invoice ID,Transfer
ch_1,2024-01-03 10:00:05,108.00,0.00,usd,TRUE,108.00,0.00,usd,,Subscription creation,3.43,,EXAMPLE,Paid,Payment complete.,0.00,card_1,cus_a,,a@example.com,in_1,po_1
ch_2,2024-01-10 09:31:00,86.40,0.00,usd,TRUE,86.40,0.00,usd,,Subscription creation,2.81,,EXAMPLE,Paid,Payment complete.,0.00,card_2,cus_b,,b@example.com,in_2,po_1
ch_4,2024-03-15 01:00:00,324.00,0.00,usd,FALSE,,,,insufficient_funds,Subscription update,0.00,,EXAMPLE,Failed,The bank returned the decline code `insufficient_funds`.,0.00,card_4,cus_d,,d@example.com,in_4,
ch_5,2024-03-17 01:00:00,324.00,0.00,usd,FALSE,,,,insufficient_funds,Subscription update,0.00,,EXAMPLE,Failed,The bank returned the decline code `insufficient_funds`.,0.00,card_4,cus_d,,d@example.com,in_4,
";

#[test]
fn stripe_subscriptions_tell_revenue_ends_and_reasons() {
    let (review, folder) = analyzed(&[("subscriptions.csv", STRIPE_SUBSCRIPTIONS)], "2024-06-30");
    let text = mapping(&folder.path().join("review"));
    // March: a 100, b 100, c 1,200 a year, d 300, f 60 a quarter, g 100.
    assert_eq!(mrr(&review, "2024-03"), 10_000 + 10_000 + 10_000 + 30_000 + 2_000 + 10_000, "{text}");
    // d ended on 2 April, b on 10 May, f on 1 June; the trial does not count.
    assert_eq!(mrr(&review, "2024-04"), 42_000);
    assert_eq!(mrr(&review, "2024-05"), 32_000);
    assert_eq!(mrr(&review, "2024-06"), 30_000);
    assert_eq!(review["accounts"]["churned"], 3);
    for (value, count) in [("too_expensive", 1.0), ("switched_service", 1.0)] {
        assert!((reason_count(&review, value) - count).abs() < 1e-9, "{value}: {}", review["reasons"]);
    }
    // Of two cancellations and one failed payment.
    assert!((measure(&review, "logo_churn", "2024-05") - 0.2).abs() < 1e-9);
}

#[test]
fn stripe_invoices_and_charges_tell_revenue_without_tax_and_failed_payments() {
    let files = [("invoices.csv", STRIPE_INVOICES), ("unified_payments.csv", STRIPE_PAYMENTS)];
    let (review, folder) = analyzed(&files, "2024-02-05");
    let text = mapping(&folder.path().join("review"));
    // Without tax, after the discount, the year spread over its months; the void one not.
    assert_eq!(mrr(&review, "2024-01"), 10_000 + 8_000, "{text}");
    for (table, rows) in [("invoices", 4), ("payments", 4)] {
        let input = review["inputs"].as_array().unwrap().iter().find(|input| input["table"] == table);
        assert_eq!(input.unwrap_or_else(|| panic!("{table}: {text}"))["rows_loaded"], rows);
    }
}

#[test]
fn stripe_exports_together_count_nothing_twice() {
    let all = [
        ("subscriptions.csv", STRIPE_SUBSCRIPTIONS),
        ("invoices.csv", STRIPE_INVOICES),
        ("unified_payments.csv", STRIPE_PAYMENTS),
    ];
    let (review, _folder) = analyzed(&all, "2024-06-30");
    assert_eq!(mrr(&review, "2024-03"), 72_000);
    assert_eq!(mrr(&review, "2024-06"), 30_000);
    assert_eq!(review["accounts"]["churned"], 3);
}

// What ChartMogul's custom data source takes and gives: amounts of lines in cents, the
// customer and the currency on the invoice.
const CHARTMOGUL_CUSTOMERS: &str = "\
Name,Email,Company,Country,State,City,Zip,External ID,Lead created at,Free trial started at
Ada Byron,ada@example.com,Byron Ltd,GB,,London,N1,cus_0001,2023-11-02,
Bo Lin,bo@example.com,Lin Trading,CN,,Shanghai,200000,cus_0002,,2023-12-20
Chie Ono,chie@example.com,Ono KK,JP,,Osaka,530-0001,cus_0003,,
Dan Roe,dan@example.com,Roe Inc,US,New York,New York,10001,cus_0004,2024-01-01,
";
const CHARTMOGUL_INVOICES: &str = "\
Customer external ID,Invoice external ID,Invoice date,Due date,Currency
cus_0001,inv_0001,2024-01-01,2024-01-15,EUR
cus_0001,inv_0002,2024-02-01,2024-02-15,EUR
cus_0001,inv_0003,2024-03-01,2024-03-15,EUR
cus_0002,inv_0004,2024-01-01,2024-01-15,EUR
cus_0003,inv_0005,2024-01-01,2024-01-31,EUR
cus_0004,inv_0006,2024-02-01,2024-02-15,EUR
cus_0004,inv_0007,2024-03-01,2024-03-15,EUR
";
const CHARTMOGUL_LINES: &str = "\
Invoice external ID,External ID,Subscription external ID,Subscription set external ID,Type,Amount in cents,Plan,Service period start,Service period end,Quantity,Proration,Discount code,Discount amount,Tax amount,Description,Transaction fee,Account Code
inv_0001,li_01,sub_0001,,subscription,5000,Silver Monthly,2024-01-01,2024-02-01,1,false,,0,950,,,
inv_0002,li_02,sub_0001,,subscription,5000,Silver Monthly,2024-02-01,2024-03-01,1,false,,0,950,,,
inv_0003,li_03,sub_0001,,subscription,7500,Gold Monthly,2024-03-01,2024-04-01,1,false,,0,1425,,,
inv_0004,li_04,sub_0002,,subscription,5000,Silver Monthly,2024-01-01,2024-02-01,1,false,,0,950,,,
inv_0005,li_05,sub_0003,,subscription,120000,Gold Annual,2024-01-01,2025-01-01,2,false,PARTNER,12000,22800,,,
inv_0005,li_06,,,one_time,25000,,,,1,false,,0,4750,Set-up,,
inv_0006,li_07,sub_0004,,subscription,4000,Silver Monthly,2024-02-01,2024-03-01,1,false,SPRING,1000,760,,,
inv_0007,li_08,sub_0004,,subscription,5000,Silver Monthly,2024-03-01,2024-04-01,1,false,,0,950,,,
";

#[test]
fn chartmogul_customers_invoices_and_lines_tell_revenue_in_the_invoices_currency() {
    let files = [
        ("customers.csv", CHARTMOGUL_CUSTOMERS),
        ("invoices.csv", CHARTMOGUL_INVOICES),
        ("line_items.csv", CHARTMOGUL_LINES),
    ];
    let (review, folder) = analyzed(&files, "2024-03-31");
    let text = mapping(&folder.path().join("review"));
    assert_eq!(review["accounts"]["total"], 4, "{text}");
    // January: 50 + 50 + 1,200 a year. cus_0002 has no second invoice: gone in February.
    assert_eq!(mrr(&review, "2024-01"), 5_000 + 5_000 + 10_000, "{text}");
    assert_eq!(mrr(&review, "2024-02"), 5_000 + 10_000 + 4_000);
    assert_eq!(mrr(&review, "2024-03"), 7_500 + 10_000 + 5_000);
    assert_eq!(review["mrr_movements"][0]["currency"], "EUR", "{text}");
    assert_eq!(review["accounts"]["churned"], 1);
    let churn = review["mrr_movements"].as_array().unwrap().iter().find(|row| row["period"] == "2024-02");
    assert_eq!(churn.unwrap()["churn"], -5_000);
}
