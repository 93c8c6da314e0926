//! Japanese and Chinese exports, after the shape that common systems give theirs.

use super::vendors::Export;

pub(crate) const BUSINESSES: &[(&str, &[Export])] =
    &[("japanese", JAPANESE), ("simplified", SIMPLIFIED), ("traditional", TRADITIONAL)];

const JAPANESE: &[Export] = &[
    Export {
        file: "顧客一覧.csv",
        table: "customers",
        fields: "顧客ID=account_id,会社名=name,契約開始日=started_at,解約日=ended_at,契約プラン=plan,月額料金(税抜)=mrr,解約理由=~,業種=-,営業担当=-",
        rows: "K01,青葉商事,2022/04/01,,スタンダード,\"30,000\",,小売,佐藤\nK02,若葉物産,2022/05/01,2024/06/30,スタンダード,\"30,000\",料金が高い,卸売,佐藤\nK03,緑建設,2022/06/01,,ライト,\"9,800\",,建設,鈴木\nK04,紅葉印刷,2022/07/01,2024/07/31,ライト,\"9,800\",機能不足,印刷,鈴木\n",
        values: &[],
    },
    Export {
        file: "解約申請.csv",
        table: "cancellations",
        fields: "受付番号=cancellation_id,顧客ID=account_id,解約申込日=requested_at,解約予定日=effective_at,解約理由=reason,解約理由詳細=comment,乗り換え先=alternative,表示順=option_position,受付経路=channel",
        rows: "U1,K02,2024/05/20,2024/06/30,料金が高い,予算が削られました,ケストレル,1,フォーム\nU2,K04,2024/07/03,2024/07/31,機能不足,連携がない,,4,電話\n",
        values: &[("option_position", "1|4"), ("reason", "料金が高い|機能不足")],
    },
    Export {
        file: "問い合わせ.csv",
        table: "tickets",
        fields: "問い合わせ番号=ticket_id,顧客ID=account_id,問い合わせ日時=occurred_at,件名=subject,問い合わせ区分=topic,優先度=priority,対応状況=status,受付チャネル=channel,初回回答日時=-,対応完了日時=closed_at,満足度=satisfaction,エスカレーション=escalated",
        rows: "T1,K01,2024/03/01 09:00,ログインできない,不具合,高,完了,メール,2024/03/01 10:00,2024/03/02 09:00,4,無\nT2,K02,2024/04/01 09:00,請求が違う,請求,中,完了,電話,2024/04/03 10:00,2024/04/09 09:00,1,有\nT3,K02,2024/05/01 09:00,値上げについて,料金,中,完了,メール,2024/05/01 12:00,2024/05/02 09:00,2,無\nT4,K04,2024/06/01 09:00,連携したい,要望,低,対応中,チャット,2024/06/04 10:00,,,無\n",
        values: &[("channel", "メール|電話|メール|チャット"), ("satisfaction", "4|1|2|")],
    },
    Export {
        file: "応対履歴.csv",
        table: "messages",
        fields: "メッセージID=message_id,問い合わせ番号=ticket_id,送信日時=occurred_at,差出人区分=author,本文=text",
        rows: "1,T1,2024/03/01 09:00,お客様,ログインできません\n2,T1,2024/03/01 10:00,担当者,確認いたします\n3,T2,2024/04/01 09:00,顧客,請求額が違います\n4,T2,2024/04/01 09:01,自動返信,受け付けました\n5,T2,2024/04/03 10:00,サポート担当,お調べします\n",
        values: &[("author", "customer|us|customer|system|us")],
    },
    Export {
        file: "請求一覧.csv",
        table: "invoices",
        fields: "請求番号=invoice_id,顧客ID=account_id,請求日=occurred_at,支払期限=due_at,請求額=amount,消費税=tax,支払状況=status,入金日=paid_at",
        rows: "S1,K01,2024/04/01,2024/04/30,\"30,000\",\"3,000\",入金済み,2024/04/28\nS2,K02,2024/04/01,2024/04/30,\"30,000\",\"3,000\",未払い,\nS3,K03,2024/04/01,2024/04/30,\"9,800\",980,入金済み,2024/04/20\nS4,K04,2024/04/01,2024/04/30,\"9,800\",980,督促中,\n",
        values: &[],
    },
    Export {
        file: "決済履歴.csv",
        table: "payments",
        fields: "決済番号=payment_id,請求番号=invoice_id,顧客ID=account_id,決済日時=occurred_at,決済金額=amount,決済方法=method,決済結果=result,エラー内容=decline_code",
        rows: "P1,S1,K01,2024/04/28 01:00,\"33,000\",カード,成功,\nP2,S2,K02,2024/04/30 01:00,\"33,000\",カード,失敗,限度額超過\nP3,S2,K02,2024/05/03 01:00,\"33,000\",カード,未払い,\nP4,S3,K03,2024/04/20 01:00,\"10,780\",振込,入金済み,\nP5,S4,K04,2024/04/30 01:00,\"10,780\",カード,決済エラー,有効期限切れ\nP6,S3,K03,2024/05/20 01:00,\"10,780\",振込,返金済み,\n",
        values: &[("result", "succeeded|failed|failed|succeeded|failed|refunded")],
    },
    Export {
        file: "利用ログ.csv",
        table: "usage_events",
        fields: "利用日=occurred_at,顧客ID=account_id,機能名=event,利用回数=quantity,エラー件数=errors",
        rows: "2024/03/01,K01,帳票出力,12,0\n2024/03/01,K01,ログイン,3,0\n2024/03/01,K02,ログイン,1,2\n2024/03/02,K02,ログイン,1,0\n2024/03/02,K03,データ連携,7,0\n2024/03/03,K04,ログイン,2,0\n",
        values: &[("quantity", "12|3|1|1|7|2")],
    },
    Export {
        file: "担当者.csv",
        table: "contacts",
        fields: "担当者ID=contact_id,顧客ID=account_id,氏名=name,メールアドレス=email,役職=role,主担当=champion,登録日=occurred_at,担当者退職日=deactivated_at",
        rows: "H1,K01,青木,a@a.example,部長,はい,2022/04/02,\nH2,K02,井上,b@b.example,課長,はい,2022/05/02,2024/03/31\nH3,K02,上田,c@b.example,係長,いいえ,2022/05/02,\nH4,K04,江口,d@d.example,社長,はい,2022/07/02,\n",
        values: &[("champion", "true|true|false|true")],
    },
    Export {
        file: "満足度調査.csv",
        table: "surveys",
        fields: "回答ID=survey_id,顧客ID=account_id,回答日=occurred_at,満足度=score,ご意見=comment",
        rows: "A1,K01,2024/02/01,5,便利です\nA2,K02,2024/02/02,2,遅い\nA3,K03,2024/02/03,4,\nA4,K04,2024/02/04,1,連携がない\n",
        values: &[("score", "5|2|4|1")],
    },
    Export {
        file: "障害履歴.csv",
        table: "incidents",
        fields: "障害番号=incident_id,発生日時=occurred_at,復旧日時=ended_at,障害種別=kind,影響度=severity,概要=title",
        rows: "D1,2024/03/01 08:00,2024/03/01 12:00,サービス停止,大,全機能が停止\nD2,2024/04/01 08:00,2024/04/02 12:00,不具合,小,帳票の計算誤り\nD3,2024/05/01 08:00,2024/05/01 12:00,情報漏えい,大,録画が閲覧可能\nD4,2024/05/11 08:00,2024/05/11 12:00,性能劣化,中,画面が遅い\nD5,2024/05/21 08:00,2024/05/21 12:00,データ消失,大,添付の消失\n",
        values: &[("kind", "outage|bug|privacy|performance|data_loss")],
    },
    Export {
        file: "料金改定.csv",
        table: "external_events",
        fields: "改定日=occurred_at,対象プラン=plan,改定率=change_percent,内容=title",
        rows: "2024/04/01,スタンダード,10,料金改定のお知らせ\n2024/05/01,ライト,5,料金改定のお知らせ\n",
        values: &[("kind", "price_change|price_change"), ("change_percent", "10|5")],
    },
    Export {
        file: "競合動向.csv",
        table: "external_events",
        fields: "日付=occurred_at,競合他社=competitor,種別=kind,内容=title,脅威度=strength,対象セグメント=segment",
        rows: "2024/02/01,ケストレル,新製品,連携機能を発表,高,大企業\n2024/03/01,オスプレイ,値下げ,半額,中,中小企業\n2024/04/01,ケストレル,キャンペーン,乗り換え割,低,全体\n",
        values: &[
            ("kind", "competitor_release|competitor_price|competitor_campaign"),
            ("strength", "高|中|低"),
        ],
    },
];

const SIMPLIFIED: &[Export] = &[
    Export {
        file: "客户.csv",
        table: "customers",
        fields: "客户编号=account_id,客户名称=name,签约日期=started_at,终止日期=ended_at,套餐=plan,月费=mrr,币种=currency",
        rows: "C1,甲公司,2023-01-03,,专业版,300,CNY\nC2,乙公司,2023-01-05,2024-06-01,专业版,300,CNY\nC3,丙公司,2023-02-01,,基础版,98,CNY\n",
        values: &[],
    },
    Export {
        file: "工单.csv",
        table: "tickets",
        fields: "工单编号=ticket_id,客户编号=account_id,创建时间=occurred_at,标题=subject,问题类型=topic,优先级=priority,工单状态=status,来源渠道=channel,关闭时间=closed_at,满意度=satisfaction",
        rows: "G1,C1,2024-03-01 09:00,无法导出,故障,高,已关闭,邮件,2024-03-02 09:00,4\nG2,C2,2024-04-01 09:00,账单错误,账单,中,已关闭,电话,2024-04-09 09:00,1\nG3,C2,2024-05-01 09:00,涨价,价格,中,处理中,微信,,\n",
        values: &[("channel", "邮件|电话|微信")],
    },
    Export {
        file: "工单消息.csv",
        table: "messages",
        fields: "消息编号=message_id,工单编号=ticket_id,发送时间=occurred_at,发送方类型=author,消息内容=text",
        rows: "1,G1,2024-03-01 09:00,客户,无法导出\n2,G1,2024-03-01 10:00,客服坐席,我们查一下\n3,G2,2024-04-01 09:00,用户,账单错误\n4,G2,2024-04-01 09:01,机器人,已收到\n",
        values: &[("author", "customer|us|customer|system")],
    },
    Export {
        file: "支付记录.csv",
        table: "payments",
        fields: "交易编号=payment_id,客户编号=account_id,扣款时间=occurred_at,支付金额=amount,支付方式=method,支付状态=result,失败原因=decline_code,币种=currency",
        rows: "P1,C1,2024-03-01 09:00,300,银行卡,支付成功,,CNY\nP2,C2,2024-03-01 09:00,300,银行卡,支付失败,余额不足,CNY\nP3,C2,2024-03-04 09:00,300,银行卡,未支付,,CNY\nP4,C3,2024-03-01 09:00,98,支付宝,已退款,,CNY\n",
        values: &[("result", "succeeded|failed|failed|refunded")],
    },
    Export {
        file: "退订记录.csv",
        table: "cancellations",
        fields: "退订编号=cancellation_id,客户编号=account_id,退订申请时间=requested_at,生效时间=effective_at,退订原因=reason,选项位置=option_position,补充说明=comment,发起方=initiator",
        rows: "T1,C2,2024-05-20,2024-06-01,价格太高,1,预算减少,客户\nT2,C3,2024-06-20,2024-07-01,不再需要,5,,系统\n",
        values: &[("option_position", "1|5"), ("initiator", "customer|system")],
    },
    Export {
        file: "故障记录.csv",
        table: "incidents",
        fields: "故障编号=incident_id,开始时间=occurred_at,结束时间=ended_at,故障类型=kind,严重程度=severity,标题=title",
        rows: "F1,2024-03-01 08:00,2024-03-01 12:00,服务中断,高,服务不可用\nF2,2024-04-01 08:00,2024-04-01 12:00,程序缺陷,低,计算错误\nF3,2024-05-01 08:00,2024-05-01 12:00,信息泄露,高,录像外泄\nF4,2024-05-11 08:00,2024-05-11 12:00,性能下降,中,页面缓慢\nF5,2024-05-21 08:00,2024-05-21 12:00,数据丢失,高,附件丢失\n",
        values: &[("kind", "outage|bug|privacy|performance|data_loss")],
    },
];

const TRADITIONAL: &[Export] = &[
    Export {
        file: "客戶.csv",
        table: "customers",
        fields: "客戶編號=account_id,公司名稱=name,簽約日期=started_at,終止日期=ended_at,方案=plan,月費=mrr,幣別=currency",
        rows: "C1,甲公司,2023-01-03,,專業版,300,TWD\nC2,乙公司,2023-01-05,2024-06-01,專業版,300,TWD\nC3,丙公司,2023-02-01,,基礎版,98,TWD\n",
        values: &[],
    },
    Export {
        file: "客服案件.csv",
        table: "tickets",
        fields: "案件編號=ticket_id,客戶編號=account_id,建立時間=occurred_at,主旨=subject,案件類型=topic,優先順序=priority,狀態=status,來源管道=channel,結案時間=closed_at",
        rows: "G1,C1,2024-03-01 09:00,無法匯出,故障,高,已結案,電子郵件,2024-03-02 09:00\nG2,C2,2024-04-01 09:00,帳單錯誤,帳務,中,已結案,電話,2024-04-09 09:00\nG3,C2,2024-05-01 09:00,漲價,價格,中,處理中,線上客服,\n",
        values: &[("channel", "電子郵件|電話|線上客服")],
    },
    Export {
        file: "對話紀錄.csv",
        table: "messages",
        fields: "訊息編號=message_id,案件編號=ticket_id,傳送時間=occurred_at,發言者=author,訊息內容=text",
        rows: "1,G1,2024-03-01 09:00,客戶,無法匯出\n2,G1,2024-03-01 10:00,客服專員,我們查一下\n3,G2,2024-04-01 09:00,使用者,帳單錯誤\n4,G2,2024-04-01 09:01,自動回覆,已收到\n",
        values: &[("author", "customer|us|customer|system")],
    },
    Export {
        file: "解約紀錄.csv",
        table: "cancellations",
        fields: "解約編號=cancellation_id,客戶編號=account_id,解約申請日期=requested_at,解約生效日期=effective_at,解約原因=reason,顯示順序=option_position,補充說明=comment",
        rows: "T1,C2,2024-05-20,2024-06-01,價格太高,1,預算減少\nT2,C3,2024-06-20,2024-07-01,不再需要,5,\n",
        values: &[("option_position", "1|5")],
    },
    Export {
        file: "付款紀錄.csv",
        table: "payments",
        fields: "付款編號=payment_id,客戶編號=account_id,扣款時間=occurred_at,付款金額=amount,付款方式=method,付款狀態=result,幣別=currency",
        rows: "P1,C1,2024-03-01 09:00,300,信用卡,付款成功,TWD\nP2,C2,2024-03-01 09:00,300,信用卡,付款失敗,TWD\nP3,C2,2024-03-04 09:00,300,信用卡,逾期未付,TWD\n",
        values: &[("result", "succeeded|failed|failed")],
    },
];
