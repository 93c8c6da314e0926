### Features of accounts: what is known of a customer on a day.

# Keys: feature-<name>, with hyphens for underscores: crates/features/src/definitions.toml.

## Families

feature-family-usage = 使用
feature-family-breadth = 使用广度
feature-family-seats = 席位
feature-family-onboarding = 上手
feature-family-payments = 付款
feature-family-price = 价格与折扣
feature-family-plan = 套餐与续费
feature-family-support = 工单
feature-family-language = 文字内容
feature-family-surveys = 调查
feature-family-contact = 联系
feature-family-people = 联系人
feature-family-incidents = 故障
feature-family-tenure = 客户时长
feature-family-fit = 客户类型
feature-family-calendar = 时节
feature-family-surroundings = 外部环境

## Use

feature-usage-days-since-last = 距上次使用的天数
feature-usage-events-7d = 7 天内的使用次数
feature-usage-events-30d = 30 天内的使用次数
feature-usage-events-90d = 90 天内的使用次数
feature-usage-active-days-30d = 30 天内有使用的天数
feature-usage-active-days-90d = 90 天内有使用的天数
feature-usage-change-7d = 7 天日均使用量与此前 21 天相比
feature-usage-change-30d = 30 天日均使用量与此前 90 天相比
feature-usage-slope-91d = 13 周的每周使用趋势
feature-usage-variation-91d = 13 周内每周使用量的波动
feature-usage-weekday-change-30d = 30 天使用量与客户自身平日水平（按星期）相比
feature-usage-silence-surprise = 当前沉寂对该客户而言的异常程度
feature-usage-year-change-30d = 30 天使用量与一年前同期相比
feature-usage-longest-gap-90d = 90 天内最长未使用天数
feature-usage-errors-30d = 30 天内遇到的错误数
feature-usage-error-rate-90d = 90 天内每次使用的错误数

## Breadth of use

feature-breadth-events-30d = 30 天内使用的功能种类
feature-breadth-events-90d = 90 天内使用的功能种类
feature-breadth-events-ever = 曾使用过的功能种类
feature-breadth-change-90d = 90 天内使用的功能种类与此前 90 天之差
feature-breadth-top-share-90d = 90 天内最常用功能的占比
feature-breadth-goals-90d = 90 天内达成的目标数
feature-breadth-export-share-90d = 90 天内导出与 API 调用的占比
feature-breadth-export-change-90d = 导出与 API 调用占比的变化

## Seats

feature-seats-now = 席位数
feature-seats-change-180d = 180 天内席位数的变化
feature-seats-events-each-30d = 30 天内每席位的使用次数
feature-seats-people-share = 每席位的活跃联系人数

## Onboarding

feature-onboarding-milestones = 已达成的上手里程碑数
feature-onboarding-milestones-60d = 最初 60 天内达成的上手里程碑数
feature-onboarding-days-to-milestone = 从开始到首个上手里程碑的天数
feature-onboarding-days-to-use = 从开始到首次使用的天数

## Payments

feature-payment-failures-90d = 90 天内的付款失败次数
feature-payment-failures-365d = 365 天内的付款失败次数
feature-payment-last-failed = 最近一次付款失败
feature-payment-card-expired-180d = 180 天内因卡过期或挂失被拒的付款
feature-payment-no-funds-180d = 180 天内因余额不足被拒的付款
feature-payment-refunds-365d = 365 天内的退款次数
feature-payment-parts-180d = 180 天内低于账单金额的付款
feature-payment-method = 付款方式
feature-payment-method-changes-365d = 365 天内付款方式的变更次数
feature-invoice-late-days-365d = 365 天内到期账单的平均逾期天数
feature-invoice-late-days-last = 最近到期账单的逾期天数
feature-invoice-overdue = 逾期未付的账单数
feature-invoice-overdue-days = 最早逾期账单的逾期天数

## Price and discount

feature-invoice-overage-180d = 180 天内套餐外的费用笔数
feature-invoice-credits-180d = 180 天内的抵扣笔数
feature-amount-level = 月费与同币种中位数相比
feature-amount-change-180d = 180 天内月费的变化
feature-amount-contractions-365d = 365 天内月费下调次数
feature-price-per-seat-change-365d = 365 天内每席位价格的变化
feature-price-rises-730d = 730 天内的涨价次数
feature-price-rise-days-since = 距上次涨价（否则距开始）的天数
feature-price-announced-180d = 180 天内宣布的最大涨幅
feature-discount-share = 最近账单的折扣比例
feature-discount-lost-365d = 365 天内失去的折扣

## Plan and renewal

feature-plan = 套餐
feature-plan-days = 使用当前套餐的天数
feature-plan-moves-365d = 365 天内套餐变更次数
feature-plan-moves-up-365d = 365 天内升级套餐的次数
feature-plan-moves-down-365d = 365 天内降级套餐的次数
feature-plan-subscriptions = 有效订阅数
feature-plan-billing-months = 账单间隔月数
feature-plan-days-to-renewal = 距续费的天数
feature-plan-cycle-share = 当前账单周期已过的比例

## Tickets

feature-tickets-30d = 30 天内的工单数
feature-tickets-90d = 90 天内的工单数
feature-tickets-change-90d = 90 天内工单数与此前 90 天之差
feature-tickets-open = 未结工单数
feature-tickets-days-since = 距上次工单（否则距开始）的天数
feature-tickets-fault-90d = 90 天内关于故障的工单数
feature-tickets-billing-180d = 180 天内关于账单的工单数
feature-tickets-price-180d = 180 天内关于价格的工单数
feature-tickets-feature-180d = 180 天内提出功能需求的工单数
feature-tickets-privacy-180d = 180 天内关于隐私的工单数
feature-tickets-export-180d = 180 天内关于导出数据的工单数
feature-tickets-comparison-180d = 180 天内与竞品比较的工单数
feature-tickets-urgent-180d = 180 天内的紧急工单数
feature-tickets-reply-hours-180d = 180 天内首次回复的平均等待时间
feature-tickets-reply-hours-longest-90d = 90 天内首次回复的最长等待时间
feature-tickets-resolution-hours-180d = 180 天内的平均解决时间
feature-tickets-reopened-180d = 180 天内工单重开次数
feature-tickets-escalated-180d = 180 天内升级处理的工单数
feature-tickets-satisfaction-last-365d = 365 天内最近的工单评分
feature-tickets-satisfaction-365d = 365 天内工单的平均评分

## What was written

feature-language-sentiment-90d = 90 天内消息的平均情绪
feature-language-sentiment-change-90d = 情绪与此前 180 天相比的变化
feature-language-criticism-180d = 180 天内消息中最强的指责
feature-language-contempt-180d = 180 天内消息中最强的蔑视
feature-language-defensiveness-180d = 180 天内消息中最强的推卸
feature-language-stonewalling-180d = 180 天内消息中最强的拒绝沟通
feature-language-leaving-intent-180d = 180 天内消息中最强的离开意向

## Surveys

feature-survey-nps-last-365d = 365 天内最近的推荐度（NPS）
feature-survey-nps-change-730d = 推荐度与上一次相比的变化
feature-survey-satisfaction-365d = 365 天内调查的平均满意度
feature-survey-satisfaction-last-365d = 365 天内调查中最近的满意度
feature-survey-answers-365d = 365 天内的调查回复数
feature-survey-days-since = 距上次调查回复（否则距开始）的天数

## Contact

feature-contact-customer-messages-90d = 90 天内客户的消息数
feature-contact-our-messages-90d = 90 天内我方的消息数
feature-contact-days-since-customer = 距客户上次来信（否则距开始）的天数
feature-contact-days-since-us = 距我方上次主动联系（否则距开始）的天数
feature-contact-days-unanswered-90d = 客户等待答复的天数

## People

feature-people-active = 有效联系人数
feature-people-added-180d = 180 天内新增的联系人数
feature-people-gone-share-365d = 365 天内离开的联系人比例
feature-people-champions = 有效的支持者人数
feature-people-champions-gone-365d = 365 天内离开的支持者人数

## Incidents

feature-incidents-90d = 90 天内的故障次数
feature-incident-hours-90d = 90 天内的故障时长
feature-incidents-met-90d = 90 天内客户遇到的故障次数

## Tenure

feature-tenure-days = 成为客户的天数
feature-tenure-returns = 客户回归的次数

## Kind of customer

feature-segment = 客群
feature-region = 国家或地区
feature-language = 语言

## Time of year

feature-calendar-month = 月份

## Surroundings

feature-rival-events-180d = 180 天内的竞品动态数
feature-shocks-180d = 180 天内的外部冲击数
feature-company-news-365d = 365 天内客户公司的动态数

## Traits

# $name: the trait's name, as in the source.
feature-trait = 属性“{ $name }”
