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
