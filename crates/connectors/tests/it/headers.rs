//! Headers as exports in four languages write them, and dates in every notation.

use holdfast_connectors::recognise::headers::matches;
use holdfast_connectors::values::dates::{DateOrder, DateRule, NumericDate, read};

#[test]
fn headers_of_four_languages_name_their_concepts() {
    let table: &[(&str, &[&str])] = &[
        ("cancelled_at", &["Cancellation Date", "Canceled At (UTC)", "cancelled_at"]),
        ("current_period_end", &["Current Period End (UTC)", "current_term_end"]),
        ("line_period_start", &["Minimum Line Item Period Start (UTC)"]),
        ("stated_reason", &["Cancellation Feedback"]),
        ("total", &["total_amount", "Total", "Grand Total"]),
        (
            "option_position",
            &[
                "option_position",
                "Shown Position",
                "表示順",
                "選択肢の位置",
                "选项位置",
                "顯示順序",
                "選項位置",
            ],
        ),
        ("kind", &["Incident type", "障害種別", "故障类型", "故障類型"]),
        ("recorded_at", &["Recorded at", "記録日時"]),
        ("updated_at", &["Updated At", "最終更新日時", "Last Modified Date"]),
        ("net_amount", &["Net amount", "税抜金額", "不含税金额"]),
        ("lead_at", &["Lead created at"]),
        (
            "account_id",
            &[
                "CustomerID",
                "Customer Id ",
                "customerid",
                "ACCOUNT_ID",
                "accountId",
                "Client ID",
                "CLIENTNUM",
                "msno",
                "User ID",
                "Policy Number",
                "Member-ID",
                "subscriber_id",
                "客户编号",
                "用户ID",
                "客戶編號",
                "會員編號",
                "顧客ID",
                "会員番号",
                "お客様番号",
                "契約者ID",
            ],
        ),
        (
            "subscription_id",
            &[
                "Subscription ID",
                "subscriptionId",
                "contract_number",
                "订阅编号",
                "合同编号",
                "訂閱編號",
                "契約番号",
            ],
        ),
        ("invoice_id", &["Invoice Number", "invoice_id", "发票编号", "發票號碼", "請求書番号"]),
        ("ticket_id", &["ticket_id", "Case Number", "工单编号", "工單編號", "問い合わせ番号"]),
        (
            "started_at",
            &[
                "Signup Date",
                "signup_date",
                "StartDate",
                "BeginDate",
                "issue.date",
                "joined_at",
                "Customer Since",
                "registration_init_time",
                "开通日期",
                "入网时间",
                "註冊日期",
                "契約開始日",
                "利用開始日",
                "登録日",
            ],
        ),
        (
            "ended_at",
            &[
                "EndDate",
                "end_date",
                "churn_date",
                "termination date",
                "membership_expire_date",
                "流失日期",
                "退订日期",
                "解約日",
                "退会日",
                "到期日",
            ],
        ),
        (
            "churned",
            &[
                "Churn",
                "churned",
                "Churn Label",
                "churn_flag",
                "is_churn",
                "Exited",
                "Attrition_Flag",
                "Attrition",
                "lapsed",
                "Churn?",
                "是否流失",
                "客户流失",
                "是否退訂",
                "解約フラグ",
                "退会フラグ",
            ],
        ),
        (
            "status",
            &[
                "Customer Status",
                "Customerstatus ",
                "Status",
                "subscription_status",
                "客户状态",
                "狀態",
                "ステータス",
                "契約状態",
            ],
        ),
        (
            "reason",
            &[
                "Churn Reason",
                "Churnreason ",
                "reason_code",
                "termination.cause",
                "Cancellation Reason",
                "流失原因",
                "退訂原因",
                "解約理由",
                "退会理由",
            ],
        ),
        ("reason_category", &["Churn Category", "Churncategory ", "流失类别", "解約カテゴリ"]),
        (
            "tenure",
            &[
                "tenure",
                "Tenure in Months",
                "Tenureinmonths ",
                "Months_on_book",
                "months_active",
                "account_length",
                "subscription_age",
                "duration_quarters",
                "YearsAtCompany",
                "在网月数",
                "使用月數",
                "契約月数",
                "在籍日数",
                "利用月数",
            ],
        ),
        (
            "mrr",
            &[
                "MonthlyCharges",
                "Monthlycharge ",
                "monthly_fee",
                "mrr_amount",
                "MRR (USD)",
                "月费",
                "月租费",
                "月費",
                "月額料金",
                "月額（円）",
            ],
        ),
        ("arr", &["ARR", "arr_amount", "annual_contract_value", "年费", "年額"]),
        ("amount", &["Amount", "amount_in_cents", "Amount (USD)", "金额", "金額", "請求金額"]),
        ("currency", &["Currency", "currency_code", "币种", "幣別", "通貨"]),
        (
            "plan",
            &[
                "Plan",
                "plan_tier",
                "Subscription Plan",
                "product name",
                "套餐",
                "方案",
                "プラン",
                "料金プラン",
            ],
        ),
        ("quantity", &["Seats", "quantity", "席位数", "席次", "ライセンス数"]),
        ("event", &["event", "Event Name", "feature_name", "事件名称", "功能名稱", "機能名"]),
        (
            "occurred_at",
            &[
                "Date",
                "timestamp",
                "event_time",
                "usage_date",
                "Invoice Date",
                "日期",
                "時間",
                "発生日時",
                "利用日",
            ],
        ),
        (
            "created_at",
            &[
                "created_at",
                "Created (UTC)",
                "Created date (UTC)",
                "submitted_at",
                "创建时间",
                "建立時間",
                "作成日時",
            ],
        ),
        ("closed_at", &["closed_at", "Resolved At", "关闭时间", "結案時間", "完了日時"]),
        ("priority", &["Priority", "优先级", "優先級", "優先度"]),
        ("comment", &["Comment", "feedback_text", "备注", "備註", "コメント"]),
        ("text", &["body", "message text", "消息内容", "訊息內容", "本文"]),
        ("result", &["result", "支付结果", "付款結果", "決済結果"]),
        ("decline_code", &["decline_code", "Decline Reason", "失败代码", "失敗代碼"]),
        ("email", &["Email", "E-mail", "邮箱", "電子郵件", "メールアドレス"]),
        ("account_name", &["account_name", "Company", "客户名称", "公司名稱", "会社名"]),
    ];
    let mut wrong = Vec::new();
    let mut all = 0;
    for (concept, headers) in table {
        for header in *headers {
            all += 1;
            let found = matches(header);
            if found.first().is_none_or(|found| found.concept != *concept) {
                wrong.push(format!("{header}: {found:?}, not {concept}"));
            }
        }
    }
    println!("{all} headers, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for header in ["IsActiveMember", "HasCrCard", "MonthlyMinutes", "Latitude", "Satisfaction Score"] {
        assert!(
            !matches(header)
                .iter()
                .any(|found| ["churned", "stayed", "mrr", "tenure"].contains(&found.concept)),
            "{header}"
        );
    }
}

#[test]
fn dates_in_every_notation() {
    use DateOrder::{DayFirst, MonthFirst, YearFirst};
    let rule = |order, numeric| DateRule { order, numeric };
    // 2024-03-05 is day 19787.
    for (text, order) in [
        ("2024-03-05", DayFirst),
        ("2024/3/5", DayFirst),
        ("2024.03.05", MonthFirst),
        ("05-03-2024", DayFirst),
        ("5/3/2024", DayFirst),
        ("03/05/2024", MonthFirst),
        ("05.03.24", DayFirst),
        ("24/03/05", YearFirst),
        ("5 Mar 2024", MonthFirst),
        ("March 5, 2024", DayFirst),
        ("05-Mar-24", MonthFirst),
        ("Tue, 5 Mar 2024", DayFirst),
        ("2024年3月5日", DayFirst),
        ("2024年03月05日(火)", DayFirst),
        ("令和6年3月5日", DayFirst),
        ("R6.3.5", MonthFirst),
        ("民國113年3月5日", DayFirst),
        ("113/03/05", DayFirst),
        ("２０２４／０３／０５", DayFirst),
    ] {
        assert_eq!(
            read(text, rule(order, None)).map(|moment| (moment.day, moment.micros)),
            Some((19_787, 0)),
            "{text}"
        );
    }
    for (text, minutes, offset) in [
        ("2024-03-05T09:30:00Z", 570, Some(0)),
        ("2024-03-05 09:30", 570, None),
        ("2024-03-05T09:30:00+09:00", 570, Some(32_400)),
        ("05-03-2024 09.30", 570, None),
        ("05/03/2024 9:30 PM", 1_290, None),
        ("2024年3月5日 午後9時30分", 1_290, None),
        ("2024/3/5 9:30:00", 570, None),
        ("2024-03-05 09:30:00 UTC", 570, Some(0)),
    ] {
        let moment = read(text, rule(DayFirst, None)).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(
            (moment.day, moment.micros / 60_000_000, moment.offset_seconds),
            (19_787, minutes, offset),
            "{text}"
        );
    }
    for (text, numeric) in [
        ("20240305", NumericDate::Compact),
        ("45356", NumericDate::ExcelSerial),
        ("1709596800", NumericDate::EpochSeconds),
        ("1709596800000", NumericDate::EpochMilliseconds),
    ] {
        assert_eq!(
            read(text, rule(YearFirst, Some(numeric))).map(|moment| moment.day),
            Some(19_787),
            "{text}"
        );
    }
    assert_eq!(read("H31.4.30", rule(DayFirst, None)).map(|moment| moment.day), Some(18_016));
    for text in [
        "31-02-2024",
        "2024-13-01",
        "13/13/2024",
        "hello",
        "12",
        "1.5",
        "2024-02-30",
        "",
        "2024年13月1日",
        "05-03-2024 25:00",
    ] {
        assert_eq!(read(text, rule(DayFirst, None)), None, "{text}");
    }
}
