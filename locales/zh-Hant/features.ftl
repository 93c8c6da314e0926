### Features of accounts: what is known of a customer on a day.

# Keys: feature-<name>, with hyphens for underscores: crates/features/src/definitions.toml.

## Families

feature-family-usage = 使用
feature-family-breadth = 使用廣度
feature-family-seats = 席位
feature-family-onboarding = 導入
feature-family-payments = 付款
feature-family-price = 價格與折扣
feature-family-plan = 方案與續約
feature-family-support = 客服單
feature-family-language = 文字內容
feature-family-surveys = 調查
feature-family-contact = 聯繫
feature-family-people = 聯絡人
feature-family-incidents = 事故
feature-family-tenure = 客戶時長
feature-family-fit = 客戶類型
feature-family-calendar = 時節
feature-family-surroundings = 外部環境

## Use

feature-usage-days-since-last = 距上次使用的天數
feature-usage-events-7d = 7 天內的使用次數
feature-usage-events-30d = 30 天內的使用次數
feature-usage-events-90d = 90 天內的使用次數
feature-usage-active-days-30d = 30 天內有使用的天數
feature-usage-active-days-90d = 90 天內有使用的天數
feature-usage-change-7d = 7 天每日平均使用量與先前 21 天相比
feature-usage-change-30d = 30 天每日平均使用量與先前 90 天相比
feature-usage-slope-91d = 13 週的每週使用趨勢
feature-usage-variation-91d = 13 週內每週使用量的波動
feature-usage-weekday-change-30d = 30 天使用量與客戶自身平時水準（依星期）相比
feature-usage-silence-surprise = 目前沉寂對該客戶而言的異常程度
feature-usage-year-change-30d = 30 天使用量與一年前同期相比
feature-usage-longest-gap-90d = 90 天內最長未使用天數
feature-usage-errors-30d = 30 天內遇到的錯誤數
feature-usage-error-rate-90d = 90 天內每次使用的錯誤數

## Breadth of use

feature-breadth-events-30d = 30 天內使用的功能種類
feature-breadth-events-90d = 90 天內使用的功能種類
feature-breadth-events-ever = 曾使用過的功能種類
feature-breadth-change-90d = 90 天內使用的功能種類與先前 90 天之差
feature-breadth-top-share-90d = 90 天內最常用功能的占比
feature-breadth-goals-90d = 90 天內達成的目標數
feature-breadth-export-share-90d = 90 天內匯出與 API 呼叫的占比
feature-breadth-export-change-90d = 匯出與 API 呼叫占比的變化

## Seats

feature-seats-now = 席位數
feature-seats-change-180d = 180 天內席位數的變化
feature-seats-events-each-30d = 30 天內每席位的使用次數
feature-seats-people-share = 每席位的有效聯絡人數

## Onboarding

feature-onboarding-milestones = 已達成的導入里程碑數
feature-onboarding-milestones-60d = 最初 60 天內達成的導入里程碑數
feature-onboarding-days-to-milestone = 從開始到首個導入里程碑的天數
feature-onboarding-days-to-use = 從開始到首次使用的天數

## Payments

feature-payment-failures-90d = 90 天內的付款失敗次數
feature-payment-failures-365d = 365 天內的付款失敗次數
feature-payment-last-failed = 最近一次付款失敗
feature-payment-card-expired-180d = 180 天內因卡片過期或掛失被拒的付款
feature-payment-no-funds-180d = 180 天內因餘額不足被拒的付款
feature-payment-refunds-365d = 365 天內的退款次數
feature-payment-parts-180d = 180 天內低於帳單金額的付款
feature-payment-method = 付款方式
feature-payment-method-changes-365d = 365 天內付款方式的變更次數
feature-invoice-late-days-365d = 365 天內到期帳單的平均逾期天數
feature-invoice-late-days-last = 最近到期帳單的逾期天數
feature-invoice-overdue = 逾期未付的帳單數
feature-invoice-overdue-days = 最早逾期帳單的逾期天數

## Price and discount

feature-invoice-overage-180d = 180 天內方案外的費用筆數
feature-invoice-credits-180d = 180 天內的折抵筆數
feature-amount-level = 月費與同幣別中位數相比
feature-amount-change-180d = 180 天內月費的變化
feature-amount-contractions-365d = 365 天內月費調降次數
feature-price-per-seat-change-365d = 365 天內每席位價格的變化
feature-price-rises-730d = 730 天內的漲價次數
feature-price-rise-days-since = 距上次漲價（否則距開始）的天數
feature-price-announced-180d = 180 天內宣布的最大漲幅
feature-discount-share = 最近帳單的折扣比例
feature-discount-lost-365d = 365 天內失去的折扣

## Plan and renewal

feature-plan = 方案
feature-plan-days = 使用目前方案的天數
feature-plan-moves-365d = 365 天內方案變更次數
feature-plan-moves-up-365d = 365 天內升級方案的次數
feature-plan-moves-down-365d = 365 天內降級方案的次數
feature-plan-subscriptions = 有效訂閱數
feature-plan-billing-months = 帳單間隔月數
feature-plan-days-to-renewal = 距續約的天數
feature-plan-cycle-share = 目前帳單週期已過的比例

## Tickets

feature-tickets-30d = 30 天內的客服單數
feature-tickets-90d = 90 天內的客服單數
feature-tickets-change-90d = 90 天內客服單數與先前 90 天之差
feature-tickets-open = 未結客服單數
feature-tickets-days-since = 距上次客服單（否則距開始）的天數
feature-tickets-fault-90d = 90 天內關於故障的客服單數
feature-tickets-billing-180d = 180 天內關於帳單的客服單數
feature-tickets-price-180d = 180 天內關於價格的客服單數
feature-tickets-feature-180d = 180 天內提出功能需求的客服單數
feature-tickets-privacy-180d = 180 天內關於隱私的客服單數
feature-tickets-export-180d = 180 天內關於匯出資料的客服單數
feature-tickets-comparison-180d = 180 天內與競品比較的客服單數
feature-tickets-urgent-180d = 180 天內的緊急客服單數
feature-tickets-reply-hours-180d = 180 天內首次回覆的平均等候時間
feature-tickets-reply-hours-longest-90d = 90 天內首次回覆的最長等候時間
feature-tickets-resolution-hours-180d = 180 天內的平均解決時間
feature-tickets-reopened-180d = 180 天內客服單重啟次數
feature-tickets-escalated-180d = 180 天內升級處理的客服單數
feature-tickets-satisfaction-last-365d = 365 天內最近的客服單評分
feature-tickets-satisfaction-365d = 365 天內客服單的平均評分

## What was written

feature-language-sentiment-90d = 90 天內訊息的平均情緒
feature-language-sentiment-change-90d = 情緒與先前 180 天相比的變化
feature-language-criticism-180d = 180 天內訊息中最強的指責
feature-language-contempt-180d = 180 天內訊息中最強的輕視
feature-language-defensiveness-180d = 180 天內訊息中最強的推卸
feature-language-stonewalling-180d = 180 天內訊息中最強的拒絕溝通
feature-language-leaving-intent-180d = 180 天內訊息中最強的離開意向

## Surveys

feature-survey-nps-last-365d = 365 天內最近的推薦度（NPS）
feature-survey-nps-change-730d = 推薦度與上一次相比的變化
feature-survey-satisfaction-365d = 365 天內調查的平均滿意度
feature-survey-satisfaction-last-365d = 365 天內調查中最近的滿意度
feature-survey-answers-365d = 365 天內的調查回覆數
feature-survey-days-since = 距上次調查回覆（否則距開始）的天數

## Contact

feature-contact-customer-messages-90d = 90 天內客戶的訊息數
feature-contact-our-messages-90d = 90 天內我方的訊息數
feature-contact-days-since-customer = 距客戶上次來信（否則距開始）的天數
feature-contact-days-since-us = 距我方上次主動聯繫（否則距開始）的天數
feature-contact-days-unanswered-90d = 客戶等候答覆的天數

## People

feature-people-active = 有效聯絡人數
feature-people-added-180d = 180 天內新增的聯絡人數
feature-people-gone-share-365d = 365 天內離開的聯絡人比例
feature-people-champions = 有效的支持者人數
feature-people-champions-gone-365d = 365 天內離開的支持者人數

## Incidents

feature-incidents-90d = 90 天內的事故次數
feature-incident-hours-90d = 90 天內的事故時數
feature-incidents-met-90d = 90 天內客戶遇到的事故次數

## Tenure

feature-tenure-days = 成為客戶的天數
feature-tenure-returns = 客戶回歸的次數

## Kind of customer

feature-segment = 客群
feature-region = 國家或地區
feature-language = 語言

## Time of year

feature-calendar-month = 月份

## Surroundings

feature-rival-events-180d = 180 天內的競品動態數
feature-shocks-180d = 180 天內的外部衝擊數
feature-company-news-365d = 365 天內客戶公司的動態數

## Traits

# $name: the trait's name, as in the source.
feature-trait = 屬性「{ $name }」
