### 指標：數值、變動與定義的名稱。

## Movements of monthly recurring revenue

movement-start = 期初
movement-new = 新增
movement-expansion = 擴展
movement-reactivation = 重新啟用
movement-contraction = 縮減
movement-churn = 流失
movement-exchange = 匯率
movement-currency-change = 更換幣別
movement-end = 期末

## Measures

mrr = 每月經常性收入（MRR）
churn-rate = 流失率
logo-churn = 客戶流失率
gross-revenue-churn = 總收入流失率
net-revenue-churn = 淨收入流失率
gross-revenue-retention = 總收入留存率（GRR）
net-revenue-retention = 淨收入留存率（NDR/NRR）
quick-ratio = 速動比率（Quick ratio）
average-revenue-per-account = 每客戶平均收入（ARPA）
retention-rate = 留存率
health-score = 客戶健康度
churn-warning = 流失訊號

## Definitions that differ between tools

dialect-canonical = Holdfast
dialect-stripe = Stripe
dialect-chartmogul-b2b = ChartMogul（B2B）
dialect-chartmogul-b2c = ChartMogul（B2C）
dialect-baremetrics = Baremetrics
dialect-profitwell = ProfitWell

## When a customer counts as gone

recognition-requested = 提出取消時
recognition-cancelled = 取消訂閱時
recognition-period-end = 付費期結束時
