### 報告：標題、圖表用詞、句子。

## The document

report-title = 流失分析報告
report-document-title = 流失分析報告：{ $title }
report-as-of = 截至 { $date }
report-data-window = 資料範圍：{ $from } 至 { $to }
report-zone = 日期與月份依 { $zone } 時區計算
report-contents = 目錄
report-skip = 跳至內文
report-colophon = 由 Holdfast { $generator } 產生，文件格式 { $schema }。
report-files = 同樣的數字也以資料形式提供：本頁旁邊的 report.json，以及每張表一個 CSV 檔。
report-customers = { $count } 位客戶
report-no-data = 無資料
report-not-known = 未知
how-computed = 如何計算？
chart-show-table = 顯示數字
share-of = { $count } / { $total }
list-shortened = 此處列出 { $count } 項中最常見的 { $shown } 項，完整清單見 CSV 檔。

## Sections

section-headline = 概覽
section-leaving = 誰流失了，如何流失
section-reasons = 客戶陳述的流失原因
section-bridge = 經常性收入的變化
section-dialects = 同一份資料，不同定義
section-survival = 客戶留存多久
section-incidence = 客戶何時、因何流失
section-cohorts = 依開始月份的留存
section-limits = 資料無法說明的問題
section-quality = 資料有哪些問題
section-inputs = 讀取的內容
section-definitions = 各項數字的計算方式

## First screen

lead-empty = 資料中沒有客戶，目前無從分析。
lead-left-none = { $count } 位客戶中無人流失。
lead-left = { $total } 位客戶中有 { $churned } 位流失，佔 { $share }（95% 信賴區間 { $range }）；{ $active } 位仍是客戶。
lead-left-few = { $total } 位客戶中有 { $churned } 位流失，人數太少，不宜以百分比表示（95% 信賴區間 { $range }）；{ $active } 位仍是客戶。
lead-left-plain = { $total } 位客戶中有 { $churned } 位流失；{ $active } 位仍是客戶。
lead-money = 隨之流失的每月經常性收入為 { $lost }，現有 { $active }。
lead-money-none = 資料中沒有價格，因此流失的金額未知。
lead-words = 最常見的回答是「{ $words }」（{ $said }）。
lead-reason = 最常見的回答是「{ $words }」（{ $said }）。歸類之後，占比最大的是「{ $class }」：佔作答者的 { $share }（95% 信賴區間 { $range }）。
lead-coverage = { $churned } 次流失中，有 { $silent } 次沒有有意義的回答，其原因可能有所不同。
lead-coverage-none = 流失客戶均未說明原因，因此無法得知流失的緣由。
lead-contradiction = 回答彼此矛盾：在同時有 { $left } 與 { $right } 的流失中，有 { $of } 的兩項說法不可能是同一個意思。據此行動之前，請先了解原因。
lead-quality =
    { $warnings ->
        [0] 資料中有 { $critical } 個嚴重問題。
       *[other] 資料中有 { $critical } 個嚴重問題，另有 { $warnings } 個較輕的問題。
    }
lead-quality-warnings = 資料中有 { $warnings } 個值得了解的問題，均不嚴重。
lead-quality-none = 已進行的檢查未發現資料問題，但這並不證明資料沒有問題。
lead-rejected = 讀取的 { $read } 列中有 { $count } 列無法解讀，未納入分析。
lead-findings = 最嚴重的資料問題

figure-left = 流失客戶
figure-money = 流失的每月收入
figure-reason = 陳述原因中最大的一類
figure-quality = 資料問題
figure-of-with-interval = { $of } · 95% 信賴區間 { $range }
figure-interval = 95% 信賴區間 { $range }
figure-nobody = 沒有可供計算占比的客戶
figure-money-note = { $count } 位流失客戶最後一個月的金額：全數統計，故無區間
figure-money-unknown = 資料中沒有價格
figure-reason-note = { $figure } · { $note }
figure-reason-unknown = 資料中沒有陳述的原因
figure-quality-note = 已檢查 { $sources } 張表：嚴重 { $critical } 個，較輕 { $warnings } 個

## Columns

column-customers = 客戶數
column-share = 占比
column-interval = 95% 信賴區間
column-lost = 流失的每月收入
column-held = 現有的每月收入
column-how = 流失方式
column-month = 月份
column-left-of-start = 流失數 / 期初客戶數
column-reason = 原因
column-meaning = 意義
column-own-words = 原始說法
column-may-mean = 可能的意義
column-rows = 列數
column-currency = 幣別
column-movement = 變動
column-amount = 金額
column-customers-left = 流失客戶 / 期初客戶
column-measure = 指標
column-definition = 定義
column-value = 數值
column-of = 分子 / 分母
column-losses = 流失數
column-cause = 原因
column-until = 截至
column-incidence = 屆時已流失的比例
column-source = 來源
column-window = 首日至末日
column-days-since = 距最後一列
column-longest-gap = 最長缺口
column-state = 狀態

## Who left

basis-subscriptions = 在報告日期沒有任何有效訂閱的客戶，視為流失。
basis-account-dates = 帳戶的結束日期不晚於報告日期的客戶，視為流失。
basis-status = 帳戶狀態標示已流失的客戶，視為流失。
basis-tenure = 資料列標示客戶關係已結束的，視為流失。
basis-cancellations = 有取消紀錄且此後未回流的客戶，視為流失。
leaving-never-customers = 另有 { $count } 個註冊從未成為客戶，不計入。
leaving-anonymous = 資料列沒有客戶識別碼，每一列視為一位客戶。
leaving-voluntary = 主動流失
leaving-involuntary = 付款失敗
leaving-vendor = 由我方終止
leaving-unknown = 未知
chart-how-left = 流失方式
chart-base-leavers = 佔 { $count } 位流失客戶的比例；橫線為 95% 信賴區間。
chart-churn-over-time = 每月流失的客戶
chart-churn-over-time-caption = 月初客戶中到月底已流失的比例及其 95% 信賴區間。月初客戶不足 30 位的月份未列入。
absent-leavers = 無人流失，無從細分。
absent-how-left = 從現有資料無法判斷客戶是主動離開、付款失敗，還是由我方終止。

## Stated reasons

coverage-text = { $churned } 次流失（同一客戶流失兩次計兩次）中，{ $stated } 次有所陳述，{ $informative } 次的陳述有實際意義：{ $figure }（95% 信賴區間 { $range }）。「其他」「不知道」不算在內。
reasons-caution = 關於同一流失的兩項說法彼此矛盾。以下依原始陳述呈現，未作任何調和。
reasons-caution-link = 查看矛盾之處
part-roll-ups = 兩類、四類與八類原因
roll-ups-intro = 同樣的回答，依三種已發表的分類法歸類。三者對部分原因的歸屬不一致，因此並列呈現。
rollup-two = 兩大原因
rollup-four = 四大原因
rollup-eight = 八大原因
rollup-nine = 八大原因，九個標題
part-leaves = 細分原因
chart-leaves = 各項原因的占比
soft-counts = 計數可能不是整數：一個回答若可能有多種意義（例如「定價」），就依權重分攤到各項。
chart-base-stated = 佔 { $count } 例有陳述原因的流失的比例；橫線為 95% 信賴區間。
chart-base-stated-shortened = 佔 { $count } 例有陳述原因的流失的比例，列出最大的 { $shown } 項；橫線為 95% 信賴區間。
chart-share-of-reasons = 依類別統計的陳述原因
part-own-words = 客戶的原話
own-words-intro = 資料來源對 { $count } 例有陳述原因的流失是怎麼寫的，以及各種說法可能的意義。
unmapped-title = 無法辨識的回答
unmapped-intro = 有 { $count } 種回答不在任何已知詞表中，計為未知：
part-contradictions = 彼此矛盾的說法
contradiction-text = 部分流失有兩項說法：{ $left } 與 { $right }。其中 { $of } 的兩項說法不可能指同一原因。
contradiction-unrelated = 兩者看來毫無關聯：知道其一，對另一項一無所知（卡方值 { $statistic }，自由度 { $freedom }，p = { $p }）。至少有一項沒有如實記錄原因。
contradiction-related = 兩者有關聯（卡方值 { $statistic }，自由度 { $freedom }，p = { $p }），但經常不一致。
p-value-small = 小於 0.001
cross-table-caption = 依 { $left }（列）與 { $right }（欄）統計的流失數
cross-table-shortened = 此處只列出最常見的值，完整清單見 CSV 檔。
absent-reasons = 未發現陳述的原因，因此沒有原因結構可供呈現。

## Money

balance-title = 每月經常性收入：現有與流失
balance-intro = 客戶目前每月支付的金額，以及流失客戶最後一次的每月金額。
currencies-apart = 不同幣別不相加：資料中沒有匯率。
part-bridge = 從期初到期末
part-movements = 逐月變動
chart-bridge = { $currency } 每月經常性收入，{ $from } 至 { $to }
chart-bridge-caption = 共 { $months } 個月，付費客戶從 { $start } 位到 { $end } 位。
chart-movements = 每月的增減（{ $currency }）
chart-movements-caption = 向上為增加，向下為減少；短橫線為淨額。
chart-movements-partial = 向上為增加，向下為減少；短橫線為淨額。最後一個月截至 { $date }，並不完整。
amounts-more = 另有 { $count } 種幣別的金額
currencies-left-out = 另有 { $count } 種幣別見 CSV 檔。
absent-money = 資料中沒有價格，因此無法說明收入情況。
absent-movements = 資料中有價格但沒有對應的日期，因此無法逐月追蹤收入。
part-measures = 流失與留存
measures-intro = { $month }的各項指標。
dialects-intro = 「流失」和「留存」在不同工具中意義不同。以下是同一批客戶在{ $month }依各種定義計算的結果；本報告採用標準定義。
dialects-caption = { $month }的各項指標
dialects-note = 每個數值下方為其 95% 信賴區間，以及分子與分母。客戶不足 30 位時，以數量或金額代替百分比。短橫線表示該定義沒有此項指標，或沒有可供相除的數。
dialects-not-defined = 未定義
differences-title = 各定義為何不同
difference-in-figures = { $dialect }，{ $measure }：{ $value }，標準定義為 { $canonical }
value-of = { $value }（{ $of }）
measure-in-currency = { $measure }（{ $currency }）

## Time

part-survival = 留存曲線
chart-survival = 仍在使用的比例
chart-survival-caption = 依據 { $count } 位客戶的 Kaplan–Meier 估計及 95% 信賴區間；下方為仍在觀察中的客戶數。
chart-at-risk = 風險集人數
chart-still-with-us = 仍在使用
chart-time-day = 開始後的天數
chart-time-week = 開始後的週數
chart-time-month = 開始後的月數
chart-time-quarter = 開始後的季數
chart-time-year = 開始後的年數
chart-start-month = 開始月份
chart-size = 規模
survival-median = 半數客戶在 { $median }後已流失（95% 信賴區間 { $range }），依據 { $subjects } 位客戶估計，其中 { $events } 位流失。
survival-no-median = 在觀察期內流失的客戶不到半數，因此沒有中位數；依據 { $subjects } 位客戶估計，其中 { $events } 位流失。
survival-left-out = 有 { $count } 位客戶的時間長度為零或未知，未納入。
range-open = { $low }以上
duration-day = { $count } 天
duration-week = { $count } 週
duration-month = { $count } 個月
duration-quarter = { $count } 季
duration-year = { $count } 年
incidence-intro = 一位客戶只會因一種原因流失。在任一時點，仍在使用的客戶與因各種原因流失的客戶合計等於全部客戶。
chart-incidence = 客戶去向隨時間的變化
chart-incidence-caption = 依據 { $count } 位客戶的 Aalen–Johansen 估計。
chart-incidence-lines = 因各種原因流失的比例
chart-incidence-lines-caption = 依據 { $count } 位客戶的同一估計，依原因分列，附 95% 信賴區間。
part-cohorts = 客戶分組
cohorts-intro = 每一列是一組客戶，從開始之時起追蹤。
chart-cohorts-by = 依 { $group } 的留存
chart-cohorts-caption = 該組仍在使用的百分比；顏色越深，比例越高。尚未觀察到的儲存格為空白。
chart-cohorts-small = 顏色越深，該組留存越多。部分儲存格的客戶不足 30 位，因此不標百分比；表格中有實際數量。
absent-survival = 時間長度與日期均未知，因此無法說明客戶留存多久。

## What the data cannot say

limits-intro = 由於資料沒有答案，本報告未能回答以下問題。
limit-stated-only = 這裡的原因是陳述出來的原因。僅憑陳述無法判斷其是否屬實。
limit-no-reasons = 沒有任何欄位記錄流失原因，因此無法說明客戶為何流失。
limit-reason-silence = { $churned } 次流失中，有 { $silent } 次沒有有意義的回答，其原因可能與其他流失不同。
limit-no-money = 資料中沒有價格，因此流失以客戶數而非金額計。
limit-no-dates = 資料中沒有日期，因此無法說明個別月份、季節或趨勢。
limit-no-tenure = 資料中沒有開始日期，也沒有時間長度，因此無法說明客戶留存多久。
limit-anonymous = 資料列沒有客戶識別碼，無法與其他資料連結；同一客戶若有兩列，會被計算兩次。
limit-few-leavers = 只有 { $count } 位客戶流失；對流失的任何細分都近乎個案，區間也反映了這一點。
limit-no-usage = 資料中沒有使用紀錄，因此不知道客戶在流失前是否減少了使用。
limit-no-messages = 資料中沒有工單或訊息，因此無法將陳述的原因與客戶所寫的內容對照。
limit-no-payments = 資料中沒有付款紀錄，因此無法區分付款失敗與主動離開。
limit-snapshot = 客戶屬性是匯出時的狀態，而非客戶作出決定時的狀態。有些屬性可能正是因客戶流失才改變的。
limit-several-currencies = 資料中有 { $count } 種幣別，沒有匯率，因此沒有統一的合計。
limit-no-cause = 這些數字描述了誰流失了，並不說明是什麼造成了流失，也不說明怎樣才能留住他們。

## Data quality

part-findings = 發現的問題，最嚴重者在前
part-freshness = 資料的時效
freshness-intro = 沒有日期或沒有資料列的表不提供任何訊號，這不會顯示為健康。
finding-column = 欄位 { $column }
quality-no-findings-text = 已進行的檢查未發現問題，但這並不證明沒有問題。
state-fresh = 新鮮
state-stale = 過時
state-gaps = 有缺口
state-undated = 無日期
state-no-signal = 無訊號
absent-inputs = 未讀取任何檔案。
inputs-not-recognised = 無法辨識
inputs-intro = 共 { $count } 張表，讀取 { $read } 列，拒絕 { $rejected } 列。
table-accounts = 帳戶
table-account-traits = 帳戶屬性
table-tenures = 客戶期間
table-contacts = 聯絡人
table-subscriptions = 訂閱
table-invoices = 帳單
table-payments = 付款
table-usage-events = 使用紀錄
table-tickets = 工單
table-messages = 訊息
table-surveys = 問卷
table-cancellations = 取消紀錄
table-incidents = 故障
table-external-events = 外部事件

## How each figure is computed

definition-left = 流失客戶
    .text = 曾經付費、但在報告日期不再付費的客戶。流失後又回流的仍算客戶。從未付費的試用不計入。
definition-interval = 95% 信賴區間
    .text = 與觀察到的數量相容的比例範圍：比例的 Wilson 區間（1927）。它把所見的客戶看作可能擁有的客戶中的一個樣本；資料本身的錯誤不在其內。
definition-few = 以數量代替百分比
    .text = 觀察數不足 30 時，百分比會顯得比實際所知更確切，因此顯示「3 / 12」這樣的數量，同樣附上區間。
definition-roll-ups = 兩類、四類與八類原因
    .text = 每個回答都轉換為約四十種原因中的一種或幾種，每種原因在三種分類法中各有歸屬：兩類（客戶自身變故；未達成期望成果，分為兩部分）、四類（不再需要此類產品、價格、產品、對待）、八類（九個標題，預設將其中兩個合併）。
definition-soft-counts = 非整數的計數
    .text = 可能指多種原因的回答，依固定權重分攤到各種原因。區間以分攤後的計數計算。
definition-attribution = 綜合各方證據的原因
    .text = 每個來源對可能的原因投票，或保持沉默。標籤模型（Dawid 與 Skene，支援部分投票）依各來源之間的一致程度，學習每個來源有多可信，對重複講述同一事實的來源降權，並為每位客戶給出各原因的機率。區間來自對全部客戶原因的聯合抽樣。
definition-coverage = 原因涵蓋率
    .text = 有實際意義的回答所對應的流失，除以全部流失。
definition-chi-square = 獨立性檢定
    .text = 對兩項說法的列聯表進行 Pearson 卡方檢定。p 值接近 1，表示這些計數看起來像是兩者各自獨立得出的。
definition-mrr = 每月經常性收入
    .text = 每個有效付費訂閱的價格換算為一個月：年付價格除以十二。一次性金額、稅費與試用不計入。現有：報告日期的金額。流失：流失前的最後金額。
definition-movements = 變動
    .text = 在同一幣別內，將每位客戶月底的金額與月初相比。此前沒有：新增或回流；此後沒有：流失；其餘為擴展或縮減。期初加上全部變動恰好等於期末。更換幣別的客戶並未流失，單列為一種變動。
definition-kaplan-meier = 仍在使用的比例
    .text = Kaplan–Meier 估計：在每個時點，仍在觀察中的客戶裡未流失的比例，逐時點相乘。仍在使用的客戶依其被觀察的時間長度計入。區間：對數–對數轉換，Greenwood 變異數。
definition-median = 中位數
    .text = 估計值首次降至二分之一或以下的時間；其區間由曲線的區間得出。
definition-aalen-johansen = 因各種原因流失的比例
    .text = Aalen–Johansen 估計：在每個時點，仍在使用的比例乘以其中因該原因流失的比例，逐時點累加。與仍在使用的比例相加，各種原因合計為一。
definition-cohorts = 客戶分組
    .text = 在一組中觀察時間足夠長的客戶裡，仍是客戶的比例。依開始月份分組採用 Wilson 區間，依屬性分組採用 Kaplan–Meier 估計。
definition-measures = 指標
    .text = 各項指標比較一個曆月的月初與月底。客戶比例附有 Wilson 區間。

## Why, from everything said and seen

section-attribution = 綜合各方證據看，他們為何離開
attribution-intro = 客戶自述只是眾多證據之一。這裡把它與客戶決定離開之前的文字、付款、使用、工單與聯絡紀錄放在一起衡量，為每位客戶給出各原因的機率。
attribution-coverage = { $count } 位流失客戶中，{ $stated } 位給出了可用的原因；{ $reasoned } 位至少有一項證據能說明問題，其中 { $confident } 位達到中等以上把握。{ $unavoidable } 位計為無法避免，因為相關證據超過了門檻。
chart-attributed-leaves = 綜合各方證據的流失原因
chart-attributed-caption = 占流失客戶的比例；橫線為 90% 區間，已計入每位客戶原因的不確定性。
column-interval-90 = 90% 區間
part-stated-seen = 說的與看到的
stated-seen-text = { $count } 位客戶說明了原因。他們所說的與其他證據平均重合 { $overlap }；若換成其他客戶的證據，則為 { $chance }。差異最大之處：
column-stated = 所說
column-seen = 所見
part-price-audit = 真的是價格嗎？
price-audit-text = { $count } 位客戶說是因為價格。綜合全部證據，其中 { $share } 的最可能原因確實屬於價格類，價格類原因的平均機率為 { $probability }。他們當中指向其他原因的有：
price-audit-caution = 給出折扣之前請注意：折扣只對真正因價格離開的客戶有用。
part-rivals = 被點名的競爭對手
rivals-text = 點名了競爭對手的客戶，以及對手勝在何處。
column-rival = 競爭對手
part-rising = 正在上升的原因
column-before = 先前
column-how-sure = 確實上升的機率
part-by-reason = 逐一檢視原因
by-reason-intro = 每個原因有多少客戶、依據是什麼。展開後可看到何時、哪些客戶、有哪些證據，以及客戶的原話。
by-reason-count = { $count } 位客戶
example-no-evidence = 沒有特別突出的單項證據。
part-listened-to = 參考了哪些證據
listened-to-text = 與其他來源不一致，或與其他來源說的是同一件事時，該來源的份量會降低。
source-basis-stated = 自述
source-basis-inferred = 觀察
column-basis = 類別
column-spoke = 涉及客戶數
column-relied-on = 可信程度
column-counts = 計入權重
part-by-group = 哪些原因、何時、哪些客戶
by-group-intro = 各組流失客戶的原因占比，附長條與 90% 區間。不足 30 位的組不列出占比。▲ 表示高於、▼ 表示低於同表其他各組，已計入人數少帶來的偶然性；同一張表的所有標記中，預計約每二十個有一個是誤判。
by-month = 依流失月份
by-quarter = 依流失季度
by-segment = 依客戶分群
by-plan = 依方案
by-trait = 依「{ $name }」區分
by-trait-title = 依其他屬性
by-trait-intro = 流失客戶中取值較少、可用於分組的屬性共 { $count } 項。取值以匯出時為準。
by-group-marks = ▲ 高於、▼ 低於其他各組；所有標記中預計約每二十個有一個是誤判。
by-not-known = 沒有名為「{ $by }」的分組依據。可用：{ $known }。
by-group-none = 沒有任何一組達到 30 位流失客戶，因此不列出占比。
by-group-few = 人數太少，不列出占比：{ $groups }。
by-group-unknown = 另有 { $count } 位客戶所屬的組不明。
group-with-count = { $group }（{ $count }）
quarter = { $year }年第{ $quarter }季
column-group = 組別
stands-out-more = 高於其他各組
stands-out-less = 低於其他各組
coverage-stated = 給出了可用的原因
coverage-reasoned = 有言行證據可循
coverage-confident = 把握達到中等以上
coverage-avoidable = 計為可避免
coverage-avoidable-note = 只有當無人能改變的原因證據超過門檻時，流失才計為無法避免。
rising-window = 最近 { $days } 天（{ $recent } 位流失）與先前 { $days } 天（{ $before } 位流失）相比。
rising-too-few = 無法判斷是否上升：最近 { $days } 天流失 { $recent } 位，先前 { $days } 天流失 { $before } 位；兩段各需至少 30 位。
rising-none = 在 { $compared } 種原因中，沒有一種上升得足夠明顯，能排除偶然性以及個別原因判斷的不確定性。
rising-note = 共比較了 { $compared } 種原因。只列出上升幅度的 90% 區間高於零的原因，並控制數量，使其中誤報的預期比例不超過 5%。
column-recently = 近期
column-growth-90 = 上升幅度（90% 區間）
part-recurrence = 是否再次因同一原因離開？
recurrence-text = 在紀錄為離開的 { $left } 位客戶中，{ $returned } 位曾經回來，其中 { $again } 位再次離開。
recurrence-compared = 有 { $count } 次前後兩回都給出了可用的原因：原因相同的占 { $leaf }，八類中屬於同一類的占 { $class }；若純屬偶然，則為 { $chance }。
recurrence-nobody-left = 無法提供：資料中沒有帶日期的離開說明，無從比較前後兩次離開。
recurrence-no-returns-visible = 無法提供：資料看不出客戶是否曾經回來。這需要訂閱的起訖日期，或標明已撤回的取消紀錄。
recurrence-nobody-returned = 在紀錄為離開的 { $left } 位客戶中，沒有人回來，因此談不上原因重複出現。
recurrence-nobody-left-again = 在紀錄為離開的 { $left } 位客戶中，{ $returned } 位曾經回來，目前無人再次離開。
recurrence-not-stated-twice = 在紀錄為離開的 { $left } 位客戶中，{ $returned } 位曾經回來，其中 { $again } 位再次離開，但沒有人兩次都給出可用的原因，因此不知道原因是否相同。
column-first-time = 前一次
column-next-time = 再一次
column-likeliest = 最可能原因
column-stated-by = 自述人數
column-avoidable = 可避免
reason-share = 占 { $count } 位流失客戶的 { $share }（90% 區間 { $range }）。
reason-likeliest = 是 { $count } 位客戶最可能的原因（把握：高 { $high } 位，中 { $medium } 位，低 { $low } 位）。
reason-rests = 其中僅憑自述的 { $stated } 位，僅憑觀察的 { $inferred } 位，兩者兼有的 { $both } 位。
reason-stated =
    { $count ->
        [0] 沒有客戶自述這個原因。
       *[other] { $count } 位客戶自述了這個原因；綜合所有證據，其中 { $also } 位最可能的原因也是它。
    }
reason-avoidable = 計為可避免：{ $figure }。
reason-avoidable-share = { $of }（{ $share }）
reason-lost = 依機率折算的流失月營收：{ $amounts }。
reason-trend = 隨時間變化
reason-trend-description = 各時段流失客戶中的占比，附 90% 區間；不足 30 位的時段略去。
reason-by-group = 哪些客戶
reason-nowhere-more = 在以上各組中，都沒有明顯高於或低於其他組。
reason-sources = 哪些證據顯示了這一點
column-speaks-for = 予以支持
column-adds = 平均增加
reason-examples = 因此離開的客戶
reason-examples-shown = 以下是 { $count } 位客戶中最有把握的 { $shown } 位。數字表示該證據使對數勝算增加多少。
example-confidence = 把握：{ $confidence }
example-left-on = { $date }離開
example-stated = 自述：{ $reason }
