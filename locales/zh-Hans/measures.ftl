### 指标：数值、变动与定义的名称。

## Movements of monthly recurring revenue

movement-start = 期初
movement-new = 新增
movement-expansion = 扩展
movement-reactivation = 重新激活
movement-contraction = 收缩
movement-churn = 流失
movement-exchange = 汇率
movement-currency-change = 更换币种
movement-end = 期末

## Measures

mrr = 月度经常性收入（MRR）
churn-rate = 流失率
logo-churn = 客户流失率
gross-revenue-churn = 总收入流失率
net-revenue-churn = 净收入流失率
gross-revenue-retention = 总收入留存率（GRR）
net-revenue-retention = 净收入留存率（NDR/NRR）
quick-ratio = 速动比率（Quick ratio）
average-revenue-per-account = 每客户平均收入（ARPA）
retention-rate = 留存率
health-score = 客户健康度
churn-warning = 流失预警

## Definitions that differ between tools

dialect-canonical = Holdfast
dialect-stripe = Stripe
dialect-chartmogul-b2b = ChartMogul（B2B）
dialect-chartmogul-b2c = ChartMogul（B2C）
dialect-baremetrics = Baremetrics
dialect-profitwell = ProfitWell

## When a customer counts as gone

recognition-requested = 提出取消时
recognition-cancelled = 取消订阅时
recognition-period-end = 付费期结束时

## Monthly measures: names and meanings

measure-mrr = 月度经常性收入（MRR）
measure-mrr-meaning = 月末时付费客户每月支付的金额：年费按十二分之一计算，不含税、试用和免费方案。
measure-active-accounts = 活跃客户数
measure-active-accounts-meaning = 月末时至少为一项订阅付费的客户数。
measure-average-revenue-per-account = 每客户平均收入（ARPA）
measure-average-revenue-per-account-meaning = 月末的月度经常性收入除以付费客户数。
measure-logo-churn = 客户流失率
measure-logo-churn-meaning = 月初客户中到月末已经离开的比例。当月加入又离开的客户不计入。
measure-gross-revenue-churn = 总收入流失率
measure-gross-revenue-churn-meaning = 月初的月度经常性收入中，到月末因客户离开或降级而失去的比例，不扣除其他客户的增长。
measure-net-revenue-churn = 净收入流失率
measure-net-revenue-churn-meaning = 在总收入流失率的基础上，减去月初客户到月末增加的支付额。总体增加时为负数。
measure-gross-revenue-retention = 总收入留存率（GRR）
measure-gross-revenue-retention-meaning = 月初的月度经常性收入中到月末仍保留的比例，不计增长，不会超过 100%。
measure-net-revenue-retention = 净收入留存率（NDR/NRR）
measure-net-revenue-retention-meaning = 月初客户在月末支付的金额占其月初支付金额的比例。不含新客户和回归客户。
measure-quick-ratio = 速动比率（Quick ratio）
measure-quick-ratio-meaning = 来自新客户和扩展的月度经常性收入，除以因流失和收缩而失去的月度经常性收入。

## Why another definition gives another figure

difference-stripe-logo-churn = Stripe 计入当月的每一次离开（{ $churned } 次），除以月初的 { $start } 位客户加上当月加入或回归的 { $arrived } 位；Holdfast 只计算月初客户中到月末已离开的 { $canonical_churned } 位。
difference-chartmogul-b2c-logo-churn = ChartMogul（B2C）把每天的流失率相加，因此当月加入的客户从加入时起就计入；Holdfast 将月初的 { $start } 位客户与月末比较，其中 { $canonical_churned } 位已离开。
difference-baremetrics-logo-churn = Baremetrics 计入当月离开过的每位客户（{ $churned } 位），其中 { $passing } 位是当月才加入或后来回归的；Holdfast 计入月初 { $start } 位客户中的 { $canonical_churned } 位。
difference-chartmogul-b2b-gross-revenue-churn = ChartMogul（B2B）累计每一笔发生的损失，包括当月新增或挽回的收入：相当于月初收入的 { $passing_share }，比 Holdfast 多；Holdfast 只比较月初与月末。
difference-chartmogul-b2c-gross-revenue-churn = ChartMogul（B2C）把每天的损失除以当天开始时的收入，再逐日相加；Holdfast 把当月的损失除以月初的收入。
difference-baremetrics-gross-revenue-churn = Baremetrics 累计发生的损失，即使客户后来回归也计入，但每位客户不超过其月初支付的金额；Holdfast 只比较月初与月末。
difference-chartmogul-b2b-net-revenue-churn = ChartMogul（B2B）还会扣除回归客户的支付额（相当于月初收入的 { $reactivation_share }），并累计每一笔变动；Holdfast 不计回归。
difference-chartmogul-b2c-net-revenue-churn = ChartMogul（B2C）逐日累加净损失，回归客户计为增长；Holdfast 比较月初与月末，不计回归。
difference-baremetrics-net-revenue-churn = Baremetrics 累计发生的损失与扩展，并以客户月初支付的金额作为每笔损失的上限；Holdfast 比较月初与月末。
difference-chartmogul-b2b-net-revenue-retention = ChartMogul（B2B）以回归客户抵消损失（相当于月初收入的 { $reactivation_share }），并累计每一笔变动；Holdfast 将回归单独列示。
difference-baremetrics-net-revenue-retention = Baremetrics 累计发生的损失与扩展，并以客户月初支付的金额作为每笔损失的上限；Holdfast 比较同一批客户月初与月末的支付额。
difference-baremetrics-quick-ratio = Baremetrics 累计发生的增长与损失，包括当月来了又走的客户；Holdfast 比较月初与月末。
difference-profitwell-open-month = ProfitWell 在当月结束之后才显示该月的流失。
