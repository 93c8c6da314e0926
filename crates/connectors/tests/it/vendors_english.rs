//! English exports, after the shape that common systems give theirs.

use super::vendors::Export;

pub(crate) const BUSINESSES: &[(&str, &[Export])] = &[
    ("desk", DESK),
    ("messenger", MESSENGER),
    ("sales", SALES),
    ("billing", BILLING),
    ("accounts", ACCOUNTS),
    ("product", PRODUCT),
];

/// A help desk beside a list of customers.
const DESK: &[Export] = &[
    Export {
        file: "organizations.csv",
        table: "customers",
        fields: "Organization ID=account_id,Organization name=name,Created at=started_at,Plan=plan,Churned=churned,Churn date=ended_at",
        rows: "9001,Acme,2024-01-03 10:00,Pro,no,\n9002,Globex,2024-01-05 10:00,Pro,yes,2024-06-01\n9003,Initech,2024-02-01 10:00,Basic,no,\n9004,Umbrella,2024-02-09 10:00,Basic,yes,2024-07-01\n",
        values: &[("churned", "false|true|false|true")],
    },
    Export {
        file: "tickets.csv",
        table: "tickets",
        fields: "Summation column=-,Id=ticket_id,Requester id=-,Requester=-,Organization ID=account_id,Group=-,Subject=subject,Status=status,Priority=priority,Via=channel,Ticket type=~,Tags=topic,Created at=occurred_at,Updated at=-,Solved at=closed_at,Satisfaction Score=~,Reopens=reopened,First reply time in minutes=first_reply_minutes,Full resolution time in minutes=-",
        rows: "1,501,771,Ann,9001,Support,Cannot export data,closed,high,web,problem,export bug,2024-03-01 09:00,2024-03-09 09:00,2024-03-05 09:00,Good,0,35,5760\n\
1,502,772,Bob,9002,Support,Refund please,closed,normal,mail,question,billing,2024-04-01 09:00,2024-04-09 09:00,2024-04-05 09:00,Bad,2,600,5760\n\
1,503,772,Bob,9002,Support,Still broken,closed,urgent,chat,problem,bug,2024-05-01 09:00,2024-05-09 09:00,2024-05-05 09:00,Bad,1,900,5760\n\
1,504,774,Dan,9004,Support,Where is the API,open,low,web,question,how_to,2024-06-01 09:00,2024-06-09 09:00,,Unoffered,0,120,\n",
        values: &[("channel", "web|mail|chat|web"), ("topic", "export bug|billing|bug|how_to")],
    },
    Export {
        file: "ticket_comments.csv",
        table: "messages",
        fields: "Comment ID=message_id,Ticket ID=ticket_id,Author ID=-,Author role=author,Public=-,Channel=channel,Created at=occurred_at,Plain body=text",
        rows: "1,501,771,end-user,true,web,2024-03-01 09:00,I cannot export my data\n2,501,80,agent,true,web,2024-03-01 09:35,We are looking into it\n3,502,772,end-user,true,mail,2024-04-01 09:00,Please refund us\n4,502,81,admin,true,mail,2024-04-01 19:00,No refunds\n5,503,772,requester,true,chat,2024-05-01 09:00,Still broken\n",
        values: &[("author", "customer|us|customer|us|customer")],
    },
    Export {
        file: "satisfaction_ratings.csv",
        table: "surveys",
        fields: "Survey response ID=survey_id,Organization ID=account_id,Ticket ID=-,Score=score,Comment=comment,Responded at=occurred_at",
        rows: "1,9001,501,5,Quick,2024-03-06\n2,9002,502,1,Nobody listens,2024-04-06\n3,9002,503,1,,2024-05-06\n4,9004,504,3,Fine,2024-06-06\n",
        values: &[("score", "5|1|1|3")],
    },
    Export {
        file: "status_page_incidents.csv",
        table: "incidents",
        fields: "Incident ID=incident_id,Name=title,Incident type=kind,Impact=severity,Started at=occurred_at,Resolved at=ended_at",
        rows: "i1,Web application unavailable,Service outage,critical,2024-03-01 08:00,2024-03-01 12:00\ni2,Invoices computed wrongly,Bug,minor,2024-04-01 08:00,2024-04-02 12:00\ni3,Recordings visible to others,Data breach,critical,2024-05-01 08:00,2024-05-01 12:00\ni4,Slow dashboards,Degraded performance,major,2024-05-11 08:00,2024-05-11 12:00\ni5,Attachments lost,Data loss,major,2024-05-21 08:00,2024-05-21 12:00\n",
        values: &[("kind", "outage|bug|privacy|performance|data_loss")],
    },
];

/// A messenger: everything by conversation, times in seconds.
const MESSENGER: &[Export] = &[
    Export {
        file: "companies.csv",
        table: "customers",
        fields: "company_id=account_id,name=name,signed_up_at=started_at,plan=plan,monthly_spend=mrr,status=~,cancelled_at=ended_at",
        rows: "c1,Acme,2024-01-03,Pro,120.00,active,\nc2,Globex,2024-01-05,Pro,80.00,cancelled,2024-06-01\nc3,Initech,2024-02-01,Basic,40.00,active,\n",
        values: &[("mrr", "12000|8000|4000")],
    },
    Export {
        file: "conversations.csv",
        table: "tickets",
        fields: "conversation_id=ticket_id,company_id=account_id,contact_id=-,source_type=channel,title=subject,state=status,priority=priority,created_at=occurred_at,updated_at=-,closed_at=closed_at,conversation_rating=satisfaction,tags=topic",
        rows: "771,c1,p1,email,Export fails,closed,priority,1709280000,1710280000,1709290000,4,bug\n772,c2,p2,chat,Price,closed,not_priority,1711280000,1712280000,1711290000,1,pricing\n773,c2,p2,chat,Bye,open,not_priority,1713280000,1714280000,,,cancellation\n",
        values: &[("channel", "email|chat|chat"), ("satisfaction", "4|1|")],
    },
    Export {
        file: "conversation_parts.csv",
        table: "messages",
        fields: "part_id=message_id,conversation_id=ticket_id,author_type=author,part_type=-,created_at=occurred_at,body=text",
        rows: "1,771,user,comment,1709280000,Export fails every day\n2,771,admin,comment,1709281000,Could you send a file?\n3,772,lead,comment,1711280000,Too expensive\n4,772,bot,comment,1711280010,Thanks for your message\n5,772,teammate,comment,1711289000,Let us talk\n",
        values: &[("author", "customer|us|customer|system|us")],
    },
];

/// Sales and customer relations, and a help desk of the same maker.
const SALES: &[Export] = &[
    Export {
        file: "accounts.csv",
        table: "customers",
        fields: "Account ID=account_id,Account Name=name,Industry=-,Customer Since=started_at,Number of Employees=-,Annual Revenue=-,Account Owner=-,Contract End Date=ended_at,Last Modified Date=~",
        rows: "001A,Acme,Retail,2022-01-03,120,9000000,Ann,,2024-09-01\n001B,Globex,Energy,2022-02-03,20,100000,Ann,2024-06-30,2024-09-01\n001C,Initech,Software,2022-03-03,50,700000,Bob,,2024-09-01\n001D,Umbrella,Health,2022-04-03,12,80000,Bob,2024-07-31,2024-09-01\n",
        values: &[],
    },
    Export {
        file: "contacts.csv",
        table: "contacts",
        fields: "ContactId=contact_id,AccountId=account_id,First Name=~,Last Name=~,Email=email,Job Title=role,Primary Contact=champion,CreatedDate=occurred_at,Left Company On=deactivated_at",
        rows: "003A,001A,Ann,Lee,a@a.example,CTO,true,2022-01-04,\n003B,001B,Bob,Ray,b@b.example,Buyer,true,2022-02-04,2024-05-01\n003C,001B,Cy,Roe,c@b.example,User,false,2022-02-05,\n003D,001C,Di,Poe,d@c.example,CFO,true,2022-03-04,\n",
        values: &[("role", "CTO|Buyer|User|CFO"), ("champion", "true|true|false|true")],
    },
    Export {
        file: "cases.csv",
        table: "tickets",
        fields: "Case Number=ticket_id,AccountId=account_id,ContactId=-,Case Origin=channel,Case Reason=topic,Subject=subject,Status=status,Priority=priority,Date/Time Opened=occurred_at,Date/Time Closed=closed_at,Escalated=escalated",
        rows: "00001,001A,003A,Email,Login problem,Cannot log in,Closed,High,2024-03-01 09:00,2024-03-02 09:00,false\n00002,001B,003B,Phone,Billing question,Wrong invoice,Closed,Medium,2024-04-01 09:00,2024-04-09 09:00,true\n00003,001B,003C,Web,Feature request,Need SSO,New,Low,2024-05-01 09:00,,false\n00004,001D,003D,Email,Login problem,Locked out,Closed,High,2024-05-07 09:00,2024-05-08 09:00,false\n",
        values: &[("channel", "Email|Phone|Web|Email"), ("escalated", "false|true|false|false")],
    },
    Export {
        file: "case_comments.csv",
        table: "messages",
        fields: "Case Comment ID=message_id,Case Number=ticket_id,Created By Type=author,Created Date=occurred_at,Comment Body=text",
        rows: "1,00001,Customer,2024-03-01 09:00,I cannot log in\n2,00001,Support agent,2024-03-01 10:00,Please reset\n3,00002,Contact,2024-04-01 09:00,The invoice is wrong\n4,00002,Support Rep,2024-04-02 09:00,Checking\n",
        values: &[("author", "customer|us|customer|us")],
    },
    Export {
        file: "churn_log.csv",
        table: "cancellations",
        fields: "Churn ID=cancellation_id,AccountId=account_id,Notice Date=requested_at,Effective Date=effective_at,Primary Churn Reason=reason,Churn Reason Detail=comment,Competitor Lost To=alternative,Initiated By=initiator",
        rows: "k1,001B,2024-05-15,2024-06-30,Price,They doubled the price,Kestrel,Client\nk2,001D,2024-07-01,2024-07-31,Missing feature,No SSO,,Client\n",
        values: &[("initiator", "customer|customer"), ("alternative", "Kestrel|")],
    },
    Export {
        file: "competitor_moves.csv",
        table: "external_events",
        fields: "Date=occurred_at,Event type=kind,Competitor=competitor,Headline=title,Impact level=strength,Target segment=segment",
        rows: "2024-02-01,Product launch,Kestrel,Kestrel 3 with SSO,High,Enterprise\n2024-03-01,Price cut,Osprey,Half price for a year,Medium,SMB\n2024-04-01,Marketing campaign,Kestrel,Switch to Kestrel,Low,All\n",
        values: &[
            ("kind", "competitor_release|competitor_price|competitor_campaign"),
            ("strength", "High|Medium|Low"),
        ],
    },
    Export {
        file: "price_changes.csv",
        table: "external_events",
        fields: "Effective Date=occurred_at,Plan=plan,Price increase %=change_percent,Announcement=title",
        rows: "2024-02-01,Pro,12,New prices\n2024-03-01,Basic,-5,Cheaper\n",
        values: &[("kind", "price_change|price_change"), ("change_percent", "12|-5")],
    },
];

/// A billing system that writes an amount for each period.
const BILLING: &[Export] = &[
    Export {
        file: "subscriptions.csv",
        table: "subscriptions",
        fields: "Subscription Id=subscription_id,Customer Id=account_id,Plan Id=plan,Plan Quantity=quantity,Subscription Status=status,Started At=started_at,Activated At=-,Cancelled At=~,Cancel Reason=~,MRR=mrr,Currency Code=currency,Current Term End=-",
        rows: "s1,cu1,pro-monthly,1,active,2024-01-03 10:00,2024-01-03 10:00,,,100.00,USD,2024-10-03 10:00\ns2,cu2,pro-monthly,3,cancelled,2024-01-05 10:00,2024-01-05 10:00,2024-06-05 10:00,not_paid,300.00,USD,2024-06-05 10:00\ns3,cu3,basic-monthly,1,cancelled,2024-01-07 10:00,2024-01-07 10:00,2024-07-07 10:00,customer_request,50.00,USD,2024-07-07 10:00\n",
        values: &[("mrr", "10000|30000|5000")],
    },
    Export {
        file: "invoices.csv",
        table: "invoices",
        fields: "Invoice Number=invoice_id,Customer Id=account_id,Subscription Id=subscription_id,Status=status,Invoice Date=occurred_at,Due Date=due_at,Paid On=paid_at,Amount=amount,Tax Total=tax,Amount Due=-,Currency=currency,Dunning Status=-",
        rows: "I1,cu1,s1,paid,2024-01-03,2024-01-10,2024-01-03,100.00,0.00,0.00,USD,\nI2,cu2,s2,not_paid,2024-05-05,2024-05-12,,300.00,0.00,300.00,USD,exhausted\nI3,cu3,s3,paid,2024-05-07,2024-05-14,2024-05-08,50.00,0.00,0.00,USD,\n",
        values: &[("amount", "10000|30000|5000")],
    },
    Export {
        file: "transactions.csv",
        table: "payments",
        fields: "Transaction Id=payment_id,Customer Id=account_id,Invoice Number=invoice_id,Payment Method=method,Gateway=-,Transaction Type=~,Date=occurred_at,Amount=amount,Currency=currency,Status=result,Error Code=decline_code,Error Text=-",
        rows: "t1,cu1,I1,card,adyen,payment,2024-01-03,100.00,USD,Success,,\nt2,cu2,I2,card,adyen,payment,2024-05-05,300.00,USD,Failure,insufficient_funds,Not enough\nt3,cu2,I2,card,adyen,payment,2024-05-08,300.00,USD,Declined,do_not_honor,No\nt4,cu3,I3,card,adyen,payment,2024-05-08,50.00,USD,Settled,,\nt5,cu2,I2,card,adyen,payment,2024-05-18,300.00,USD,Uncollectible,,\nt6,cu3,I3,card,adyen,refund,2024-05-28,50.00,USD,Refunded,,\n",
        values: &[("result", "succeeded|failed|failed|succeeded|failed|refunded")],
    },
    Export {
        file: "cancel_sessions.csv",
        table: "cancellations",
        fields: "Session Id=cancellation_id,Customer Id=account_id,Session Date=requested_at,Cancel Reason=reason,Shown Position=option_position,Open Feedback=comment,Offer Presented=-,Cancellation Date=effective_at",
        rows: "x1,cu2,2024-06-01,Too expensive,1,Too much for us,discount,2024-06-05\nx2,cu3,2024-07-01,Missing features,3,No SSO,pause,2024-07-07\n",
        values: &[("option_position", "1|3"), ("reason", "Too expensive|Missing features")],
    },
];

/// Billing by accounts with codes.
const ACCOUNTS: &[Export] = &[
    Export {
        file: "subscriptions.csv",
        table: "subscriptions",
        fields: "subscription_id=subscription_id,account_code=account_id,plan_code=~,plan_name=~,state=status,quantity=quantity,unit_amount=-,currency=currency,activated_at=started_at,canceled_at=cancelled_at,expires_at=ended_at,current_period_ends_at=-,total_billing_cycles=-",
        rows: "u1,ac1,gold,Gold,active,1,30.00,EUR,2024-01-03,,,2024-10-03,\nu2,ac2,gold,Gold,expired,2,30.00,EUR,2024-01-04,2024-05-01,2024-05-04,2024-05-04,\nu3,ac3,tin,Tin,active,1,9.00,EUR,2024-01-05,,,2024-10-05,\n",
        values: &[("status", "active|expired|active")],
    },
    Export {
        file: "transactions.csv",
        table: "payments",
        fields: "transaction_id=payment_id,account_code=account_id,invoice_number=invoice_id,type=-,status=result,amount=amount,currency=currency,payment_method=method,gateway_error_code=decline_code,collected_at=occurred_at",
        rows: "t1,ac1,1001,purchase,success,30.00,EUR,credit_card,,2024-01-03\nt2,ac2,1002,purchase,declined,60.00,EUR,credit_card,2001,2024-02-04\nt3,ac2,1002,purchase,chargeback,60.00,EUR,credit_card,,2024-02-14\nt4,ac3,1003,purchase,processing,9.00,EUR,credit_card,,2024-02-05\nt5,ac3,1003,purchase,past_due,9.00,EUR,credit_card,,2024-02-06\n",
        values: &[("result", "succeeded|failed|chargeback|processing|failed")],
    },
];

/// Product analytics beside a list of accounts.
const PRODUCT: &[Export] = &[
    Export {
        file: "accounts.csv",
        table: "customers",
        fields: "account_id=account_id,created_date=started_at,churned_date=ended_at,plan_tier=plan",
        rows: "a1,2024-01-01,,pro\na2,2024-01-02,2024-06-01,pro\na3,2024-01-03,,free\n",
        values: &[],
    },
    Export {
        file: "events.csv",
        table: "usage_events",
        fields: "Event Name=event,Time=occurred_at,Distinct ID=-,Account ID=account_id,Insert ID=-,City=-,Operating System=-",
        rows: "report_exported,1709280000,u1,a1,e1,Paris,Linux\nlogin,1709281000,u1,a1,e2,Paris,Linux\nlogin,1709282000,u2,a2,e3,Rome,macOS\nproject_created,1709283000,u2,a2,e4,Rome,macOS\nlogin,1709284000,u3,a3,e5,Oslo,Linux\nreport_exported,1709285000,u3,a3,e6,Oslo,Linux\n",
        values: &[("event", "report_exported|login|login|project_created|login|report_exported")],
    },
    Export {
        file: "amplitude.csv",
        table: "usage_events",
        fields: "event_type=event,event_time=occurred_at,user_id=account_id,device_id=-,session_id=-,platform=-,country=-",
        rows: "export api call,2024-03-01 10:00:00,a1,d1,s1,Web,FR\nopen board,2024-03-01 10:01:00,a1,d1,s1,Web,FR\nopen board,2024-03-02 10:00:00,a2,d2,s2,iOS,IT\nopen board,2024-03-03 10:00:00,a2,d2,s3,iOS,IT\ninvite sent,2024-03-04 10:00:00,a3,d3,s4,Web,NO\n",
        values: &[],
    },
    Export {
        file: "feature_usage_daily.csv",
        table: "usage_events",
        fields: "day=occurred_at,account_id=account_id,feature=event,active_users=-,usage_count=quantity,error_count=errors",
        rows: "2024-03-01,a1,boards,3,17,0\n2024-03-01,a1,export,1,2,1\n2024-03-01,a2,boards,4,9,0\n2024-03-02,a2,boards,4,8,0\n2024-03-02,a3,boards,1,1,0\n",
        values: &[("quantity", "17|2|9|8|1"), ("errors", "0|1|0|0|0")],
    },
    Export {
        file: "nps_responses.csv",
        table: "surveys",
        fields: "Response ID=survey_id,Account ID=account_id,NPS Score=score,Verbatim=comment,Survey type=kind,Response Date=occurred_at",
        rows: "r1,a1,9,Great,nps,2024-04-01\nr2,a2,2,Slow,nps,2024-04-02\nr3,a3,7,,nps,2024-04-03\n",
        values: &[("score", "9|2|7")],
    },
];
