### 指標：数値、増減、定義の名称。

## Movements of monthly recurring revenue

movement-start = 期首
movement-new = 新規
movement-expansion = 拡大
movement-reactivation = 再開
movement-contraction = 縮小
movement-churn = 解約
movement-exchange = 為替
movement-currency-change = 通貨変更
movement-end = 期末

## Measures

mrr = 月次経常収益（MRR）
churn-rate = 解約率
logo-churn = 顧客解約率
gross-revenue-churn = グロス収益解約率
net-revenue-churn = ネット収益解約率
gross-revenue-retention = 総収益継続率（GRR）
net-revenue-retention = 売上継続率（NRR）
quick-ratio = クイックレシオ
average-revenue-per-account = 1顧客あたり平均収益（ARPA）
retention-rate = 継続率
health-score = ヘルススコア
churn-warning = 解約予兆

## Definitions that differ between tools

dialect-canonical = Holdfast
dialect-stripe = Stripe
dialect-chartmogul-b2b = ChartMogul（B2B）
dialect-chartmogul-b2c = ChartMogul（B2C）
dialect-baremetrics = Baremetrics
dialect-profitwell = ProfitWell

## When a customer counts as gone

recognition-requested = 解約申請時
recognition-cancelled = 解約処理時
recognition-period-end = 支払済み期間の終了時
