### 证据：各来源看到了什么，以及原因有多大把握。

# Keys: evidence-<source> names a source, evidence-<source>-<symbol> says what it saw (underscores
# become hyphens): crates/reasons/src/sources/signals.toml, and the sources in the code beside it.
# "Before leaving" is before leaving was decided: before the request, else before the end.

## Any source

evidence-silent = 该来源没有看到任何迹象。
evidence-said = 原话：{ $text }
evidence-rule = 满足您自定义规则中的条件“{ $symbol }”。

## What was stated and written

evidence-stated-reason = 陈述的原因
evidence-destination = 流失去向
evidence-comment = 取消时的留言
evidence-messages = 客户的消息
evidence-survey-comments = 问卷留言
evidence-language-model = 语言模型
evidence-rival-named = 提到竞品
evidence-rival-named-in-comment = 取消时的留言提到了竞品。
evidence-rival-named-in-message = 流失前 150 天内，客户的消息提到了竞品。
evidence-own-replies = 我方的回复
evidence-own-replies-criticism = 我方最近的回复中，有一条在指责客户，而不是针对问题。
evidence-own-replies-contempt = 我方最近的回复中，有一条看不起客户。
evidence-own-replies-defensiveness = 我方最近的回复中，有一条推卸责任或反过来责怪客户。
evidence-own-replies-stonewalling = 我方最近的回复中，有一条拒绝继续沟通。
evidence-own-replies-cold = 我方最近的回复中，有一条冷淡敷衍。
evidence-own-replies-canned = 我方最近的回复中，有一条是套话或只贴了链接。
evidence-own-replies-fine = 我方最近的回复中，未发现敌意、冷淡或套话。

## Payments, invoices and prices

evidence-unpaid-end = 最后的付款
evidence-unpaid-end-last-charge-failed = 最后一次扣款失败，结束一周后仍未收到款项。
evidence-unpaid-end-charges-failed = 从结束前 60 天到结束后一周，至少有两次扣款失败。
evidence-ended-by = 由谁终止
evidence-ended-by-billing-system = 取消记录写明由系统（例如计费系统）终止。
evidence-ended-by-vendor = 取消记录写明由我方终止。
evidence-refused-payment-method = 被拒的支付方式
evidence-refused-payment-method-method-refused = 结束前 150 天内，有扣款因支付方式或币种不受支持或不被允许而被拒。
evidence-late-payment = 逾期付款
evidence-late-payment-much-later-than-usual = 流失前 150 天内到期的账单，有一笔逾期 10 天以上，比该客户平时多逾期 8 天以上。
evidence-overage = 套餐外的费用
evidence-overage-charged-beside-the-plan = 流失前 100 天内，有套餐之外的收费：超量、按量或附加费用。
evidence-wrong-charge = 有误或有争议的收费
evidence-wrong-charge-charged-twice = 流失前 100 天内，同一天有相同金额被重复收费。
evidence-wrong-charge-taken-back = 流失前 100 天内，有收费被作废、提出争议、退款或抵扣。
evidence-price-rise = 涨价
evidence-price-rise-own-price-rose = 流失前 130 天内，每席位的月价一次上涨超过 2%。
evidence-price-rise-rise-announced = 流失前 130 天内，记录有针对该客户套餐或所有客户的价格调整。
evidence-seats = 席位数
evidence-seats-shrank-much = 最后的席位数比此前的高点少 30% 以上。
evidence-seats-shrank = 最后的席位数比此前的高点少 12% 至 30%。
evidence-seats-grew-much = 最后的席位数比此前的低点多 30% 以上。

## Use

evidence-usage-trend = 使用趋势
evidence-usage-trend-collapsed = 流失前 60 天的日均使用量降到再往前 120 天的 45% 以下。
evidence-usage-trend-faded = 流失前 60 天的日均使用量降到再往前 120 天的 45% 至 72%。
evidence-usage-trend-rose = 流失前 60 天的日均使用量升到再往前 120 天的 130% 以上。
evidence-usage-trend-steady = 流失前 60 天的日均使用量保持在再往前 120 天的 72% 至 130%。
evidence-usage-level = 使用水平
evidence-usage-level-hardly-used = 日均使用量不到同套餐流失客户平均水平的 45%。
evidence-usage-level-little-used = 日均使用量为同套餐流失客户平均水平的 45% 至 75%。
evidence-usage-level-much-used = 日均使用量超过同套餐流失客户平均水平的 135%。
evidence-goals = 目标达成
evidence-goals-hardly-reached = 流失前 180 天内，就同样的使用量而言，达成目标的次数不到全部流失客户的 35%。
evidence-goals-seldom-reached = 流失前 180 天内，就同样的使用量而言，达成目标的次数为全部流失客户的 35% 至 70%。
evidence-goals-often-reached = 流失前 180 天内，就同样的使用量而言，达成目标的次数超过全部流失客户的 1.2 倍。
evidence-export-surge = 导出与 API 调用
evidence-export-surge-exports-rose = 流失前 90 天内，导出与 API 调用占使用量的比例升到此前的 1.8 倍以上。
evidence-onboarding-milestones = 上手里程碑
evidence-onboarding-milestones-most-missed = 在最初 60 天内达成的上手里程碑，不超过流失客户中最多者的一半。
evidence-onboarding-milestones-some-missed = 在最初 60 天内达成的上手里程碑，超过流失客户中最多者的一半，但少于最多者。

## Faults and incidents

evidence-errors-met = 遇到的错误
evidence-errors-met-errors = 流失前 75 天内，客户至少遇到过一次错误。
evidence-incident-met = 遇到的故障
evidence-incident-met-incident = 流失前 75 天内发生过故障，客户在故障前后遇到错误或报告了问题。
evidence-privacy-incident = 隐私或安全事件
evidence-privacy-incident-asked-about-it = 流失前 150 天内发生过涉及隐私、安全或数据的事件，客户在其后 30 天内来信问及隐私或安全。
evidence-privacy-incident-happened = 流失前 150 天内发生过涉及隐私、安全或数据的事件。

## Contact and service

evidence-no-contact = 距我方上次主动联系
evidence-no-contact-a-year = 流失前 330 多天里，我方没有主动联系过。
evidence-no-contact-half-a-year = 流失前 180 至 330 天里，我方没有主动联系过。
evidence-no-contact-recent = 流失前不到 90 天，我方曾主动联系，或客户才刚开始使用。
evidence-slow-replies = 首次回复的等待时间
evidence-slow-replies-days = 流失前 150 天内，有工单等了 24 小时以上才得到首次回复。
evidence-slow-replies-hours = 流失前 150 天内，首次回复最长等了 12 至 24 小时。
evidence-chasers = 等待中的催问
evidence-chasers-asked-again = 流失前 150 天内，客户在等待首次回复期间又来信催问。
evidence-reopened-tickets = 重开或升级的工单
evidence-reopened-tickets-reopened = 流失前 150 天内，有工单被重开或升级处理。
evidence-low-ratings = 满意度评分
evidence-low-ratings-very-low = 流失前 150 天内的最低满意度评分不超过所有客户最高评分的 41%，例如 5 分中的 2 分。
evidence-low-ratings-low = 流失前 150 天内的最低满意度评分为所有客户最高评分的 41% 至 61%，例如 5 分中的 3 分。
evidence-recommendation = 推荐意愿评分（NPS）
evidence-recommendation-detractor = 流失前 200 天内最后一次推荐意愿评分为 6 分或以下（满分 10 分）。
evidence-recommendation-promoter = 流失前 200 天内最后一次推荐意愿评分为 9 分或 10 分（满分 10 分）。

## What tickets were about, in the 150 days before leaving

evidence-tickets-setup = 关于部署的工单
evidence-tickets-setup-asked = 流失前 150 天内，有工单涉及部署、集成、导入或迁移。
evidence-tickets-fault = 关于故障的工单
evidence-tickets-fault-outage = 流失前 150 天内，有工单反映宕机或卡顿。
evidence-tickets-fault-several-faults = 流失前 150 天内，至少有两张工单反映错误或缺陷。
evidence-tickets-how-to = 关于用法的工单
evidence-tickets-how-to-several = 流失前 150 天内，至少有两张工单询问产品用法。
evidence-tickets-how-to-one = 流失前 150 天内，有一张工单询问产品用法。
evidence-tickets-billing = 关于账单的工单
evidence-tickets-billing-asked = 流失前 150 天内，有工单涉及账单、发票或收费。
evidence-tickets-payment = 关于付款的工单
evidence-tickets-payment-asked = 流失前 150 天内，有工单涉及付款或银行卡。
evidence-tickets-price = 关于价格的工单
evidence-tickets-price-asked = 流失前 150 天内，有工单涉及价格、折扣或续费。
evidence-tickets-feature = 关于功能的工单
evidence-tickets-feature-asked = 流失前 150 天内，有工单询问或要求功能。
evidence-tickets-change = 关于客户变动的工单
evidence-tickets-change-told = 流失前 150 天内，有工单涉及客户方的变动：账户、管理员或对接人。
evidence-tickets-closing = 关于终止的工单
evidence-tickets-closing-told = 流失前 150 天内，有工单涉及关闭、取消或终止。
evidence-tickets-export = 关于导出的工单
evidence-tickets-export-asked = 流失前 150 天内，有工单涉及导出或下载数据。
evidence-tickets-privacy = 关于隐私的工单
evidence-tickets-privacy-asked = 流失前 150 天内，有工单涉及隐私或安全。
evidence-tickets-comparison = 关于比较的工单
evidence-tickets-comparison-asked = 流失前 150 天内，有工单涉及产品比较、评估或竞争对手。

## The customer and the world around

evidence-champion = 关键对接人与联系人
evidence-champion-all-gone = 流失前 270 天内，包括关键对接人在内的所有已知联系人均已离开或失去访问权限。
evidence-champion-champion-gone = 流失前 270 天内，有关键对接人离开或失去访问权限。
evidence-rival-event = 竞品动向
evidence-rival-event-rival-moved = 流失前 200 天内，记录有竞品发布、营销活动或其他动作。
evidence-outside-shock = 外部冲击
evidence-outside-shock-shock = 流失前 150 天内，记录有可能影响客户所在地区的外部冲击（经济、监管、灾害）。
evidence-company-news = 客户自身的消息
evidence-company-news-news = 流失前 270 天内，记录有客户自身的消息，例如被收购或停业。
evidence-age = 成为客户的时长
evidence-age-first-months = 成为客户不到 120 天就决定离开。
evidence-age-first-year = 成为客户 120 至 300 天后决定离开。
evidence-age-old = 成为客户 300 天以上才决定离开。
evidence-promise = 销售时的承诺
evidence-promise-promised = 客户资料中记有销售时的承诺。
evidence-preferred-channel = 偏好的沟通渠道
evidence-preferred-channel-elsewhere = 客户资料中的偏好沟通渠道不是邮件、电话、聊天或网站。

## How sure a reason is

confidence-unknown = 未知
confidence-low = 低
confidence-medium = 中
confidence-high = 高

## On what a reason rests

basis-of-reason-stated = 客户陈述
basis-of-reason-inferred = 由迹象推断
basis-of-reason-both = 陈述与推断兼有

## Whether the evidence bears itself out

verdict-corroborated = 各来源相互印证的程度远超偶然，或已有足够多的原因经人工确认。这些原因不只是照录客户的说法，但每一项仍是概率。
verdict-not-testable = 各来源很少涉及相同的客户，无法相互核对。客户的陈述按原样呈现，未经验证。
verdict-nothing-can-be-told = 各来源可以相互比较，但一致程度并不高于偶然。从这些数据无法得知客户流失的原因。
verdict-no-evidence = 没有证据：数据中没有任何说法或迹象表明客户为何流失。
