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

## Monthly measures: names and meanings

measure-mrr = 每月經常性收入（MRR）
measure-mrr-meaning = 月底時付費客戶每月支付的金額：年費按十二分之一計算，不含稅、試用與免費方案。
measure-active-accounts = 活躍客戶數
measure-active-accounts-meaning = 月底時至少為一項訂閱付費的客戶數。
measure-average-revenue-per-account = 每客戶平均收入（ARPA）
measure-average-revenue-per-account-meaning = 月底的每月經常性收入除以付費客戶數。
measure-logo-churn = 客戶流失率
measure-logo-churn-meaning = 月初客戶中到月底已經離開的比例。當月加入又離開的客戶不計入。
measure-gross-revenue-churn = 總收入流失率
measure-gross-revenue-churn-meaning = 月初的每月經常性收入中，到月底因客戶離開或降級而失去的比例，不扣除其他客戶的成長。
measure-net-revenue-churn = 淨收入流失率
measure-net-revenue-churn-meaning = 在總收入流失率的基礎上，減去月初客戶到月底增加的支付額。整體增加時為負數。
measure-gross-revenue-retention = 總收入留存率（GRR）
measure-gross-revenue-retention-meaning = 月初的每月經常性收入中到月底仍保留的比例，不計成長，不會超過 100%。
measure-net-revenue-retention = 淨收入留存率（NDR/NRR）
measure-net-revenue-retention-meaning = 月初客戶在月底支付的金額占其月初支付金額的比例。不含新客戶與回歸客戶。
measure-quick-ratio = 速動比率（Quick ratio）
measure-quick-ratio-meaning = 來自新客戶與擴展的每月經常性收入，除以因流失與縮減而失去的每月經常性收入。

## Why another definition gives another figure

difference-stripe-logo-churn = Stripe 計入當月的每一次離開（{ $churned } 次），除以月初的 { $start } 位客戶加上當月加入或回歸的 { $arrived } 位；Holdfast 只計算月初客戶中到月底已離開的 { $canonical_churned } 位。
difference-chartmogul-b2c-logo-churn = ChartMogul（B2C）把每天的流失率相加，因此當月加入的客戶從加入時起就計入；Holdfast 將月初的 { $start } 位客戶與月底比較，其中 { $canonical_churned } 位已離開。
difference-baremetrics-logo-churn = Baremetrics 計入當月離開過的每位客戶（{ $churned } 位），其中 { $passing } 位是當月才加入或後來回歸的；Holdfast 計入月初 { $start } 位客戶中的 { $canonical_churned } 位。
difference-chartmogul-b2b-gross-revenue-churn = ChartMogul（B2B）累計每一筆發生的損失，包括當月新增或挽回的收入：相當於月初收入的 { $passing_share }，比 Holdfast 多；Holdfast 只比較月初與月底。
difference-chartmogul-b2c-gross-revenue-churn = ChartMogul（B2C）把每天的損失除以當天開始時的收入，再逐日相加；Holdfast 把當月的損失除以月初的收入。
difference-baremetrics-gross-revenue-churn = Baremetrics 累計發生的損失，即使客戶後來回歸也計入，但每位客戶不超過其月初支付的金額；Holdfast 只比較月初與月底。
difference-chartmogul-b2b-net-revenue-churn = ChartMogul（B2B）還會扣除回歸客戶的支付額（相當於月初收入的 { $reactivation_share }），並累計每一筆變動；Holdfast 不計回歸。
difference-chartmogul-b2c-net-revenue-churn = ChartMogul（B2C）逐日累加淨損失，回歸客戶計為成長；Holdfast 比較月初與月底，不計回歸。
difference-baremetrics-net-revenue-churn = Baremetrics 累計發生的損失與擴展，並以客戶月初支付的金額作為每筆損失的上限；Holdfast 比較月初與月底。
difference-chartmogul-b2b-net-revenue-retention = ChartMogul（B2B）以回歸客戶抵銷損失（相當於月初收入的 { $reactivation_share }），並累計每一筆變動；Holdfast 將回歸單獨列示。
difference-baremetrics-net-revenue-retention = Baremetrics 累計發生的損失與擴展，並以客戶月初支付的金額作為每筆損失的上限；Holdfast 比較同一批客戶月初與月底的支付額。
difference-baremetrics-quick-ratio = Baremetrics 累計發生的成長與損失，包括當月來了又走的客戶；Holdfast 比較月初與月底。
difference-profitwell-open-month = ProfitWell 在當月結束之後才顯示該月的流失。
