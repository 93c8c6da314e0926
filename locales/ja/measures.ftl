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

## Monthly measures: names and meanings

measure-mrr = 月次経常収益（MRR）
measure-mrr-meaning = 月末時点で有料顧客が支払う月額の合計です。年額は12分の1とし、税・無料トライアル・無料プランは含みません。
measure-active-accounts = 有効顧客数
measure-active-accounts-meaning = 月末時点で1件以上の契約に支払いをしている顧客の数です。
measure-average-revenue-per-account = 1顧客あたり平均収益（ARPA）
measure-average-revenue-per-account-meaning = 月末の月次経常収益を、支払っている顧客数で割った値です。
measure-logo-churn = 顧客解約率
measure-logo-churn-meaning = 月初の顧客のうち、月末までに解約した割合です。その月に加入して解約した顧客は数えません。
measure-gross-revenue-churn = グロス収益解約率
measure-gross-revenue-churn-meaning = 月初の月次経常収益のうち、解約と減額によって月末までに失われた割合です。ほかの顧客の増額は差し引きません。
measure-net-revenue-churn = ネット収益解約率
measure-net-revenue-churn-meaning = グロス収益解約率から、月初の顧客による増額分を差し引いた値です。全体で増えていればマイナスになります。
measure-gross-revenue-retention = 総収益継続率（GRR）
measure-gross-revenue-retention-meaning = 月初の月次経常収益のうち、月末にも残っている割合です。増額は含めないため100%を超えません。
measure-net-revenue-retention = 売上継続率（NRR）
measure-net-revenue-retention-meaning = 月初の顧客が月末に支払う金額を、月初の支払額で割った割合です。新規顧客と再開した顧客は含みません。
measure-quick-ratio = クイックレシオ
measure-quick-ratio-meaning = 新規と拡大によって得た月次経常収益を、解約と縮小によって失った月次経常収益で割った値です。

## Why another definition gives another figure

difference-stripe-logo-churn = Stripeはその月のすべての解約（{ $churned }件）を、月初の{ $start }件に加入・再開した{ $arrived }件を加えた数で割ります。Holdfastは月初の顧客のうち月末にいない{ $canonical_churned }件だけを数えます。
difference-chartmogul-b2c-logo-churn = ChartMogul（B2C）は日ごとの解約率を合計するため、その月に加入した顧客も加入時点から対象になります。Holdfastは月初の{ $start }件を月末と比べ、そのうち{ $canonical_churned }件が解約しています。
difference-baremetrics-logo-churn = Baremetricsはその月に解約したすべての顧客（{ $churned }件）を数え、うち{ $passing }件はその月に加入したか、のちに再開した顧客です。Holdfastは月初の{ $start }件のうち{ $canonical_churned }件を数えます。
difference-chartmogul-b2b-gross-revenue-churn = ChartMogul（B2B）は、その月に得た収益や取り戻した収益も含め、発生した減少をすべて合計します。月初と月末を比べるHoldfastより、月初の収益の{ $passing_share }だけ多くなります。
difference-chartmogul-b2c-gross-revenue-churn = ChartMogul（B2C）は日ごとの減少額をその日の開始時の収益で割って合計します。Holdfastは月全体の減少額を月初の収益で割ります。
difference-baremetrics-gross-revenue-churn = Baremetricsは、のちに再開した場合も含めて発生した減少を合計しますが、1顧客あたり月初の支払額を上限とします。Holdfastは月初と月末を比べます。
difference-chartmogul-b2b-net-revenue-churn = ChartMogul（B2B）は再開した顧客の支払い（月初の収益の{ $reactivation_share }）も差し引き、増減を発生ごとに合計します。Holdfastは再開を含めません。
difference-chartmogul-b2c-net-revenue-churn = ChartMogul（B2C）は日ごとの純減を合計し、再開した顧客を増加として扱います。Holdfastは月初と月末を比べ、再開を含めません。
difference-baremetrics-net-revenue-churn = Baremetricsは減少と拡大を発生ごとに合計し、減少は月初の支払額を上限とします。Holdfastは月初と月末を比べます。
difference-chartmogul-b2b-net-revenue-retention = ChartMogul（B2B）は再開した顧客の支払い（月初の収益の{ $reactivation_share }）で減少を相殺し、増減を発生ごとに合計します。Holdfastは再開を別に示します。
difference-baremetrics-net-revenue-retention = Baremetricsは減少と拡大を発生ごとに合計し、減少は月初の支払額を上限とします。Holdfastは同じ顧客の月初と月末の支払額を比べます。
difference-baremetrics-quick-ratio = Baremetricsは、その月に加入して解約した顧客も含め、増減を発生ごとに合計します。Holdfastは月初と月末を比べます。
difference-profitwell-open-month = ProfitWellは、月が終わるまでその月の解約を表示しません。
