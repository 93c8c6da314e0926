### 誰會流失：名單、預期流失、檢驗方法、模型說明卡。

## First screen

lead-risk = 預計 { $days } 天內，現有 { $accounts } 位客戶中約有 { $customers } 位流失（95% 信賴區間 { $range }）。
lead-risk-money = 預計 { $days } 天內，現有 { $accounts } 位客戶中約有 { $customers } 位流失（95% 信賴區間 { $range }），隨之流失的每月經常性收入為 { $amounts }。
lead-risk-reasons = 預計最常見的原因：{ $reasons }。
lead-risk-refused = 未給出任何客戶的流失機率，因為資料不足以支持：列出名單看似有憑有據，其實沒有。
lead-risk-outlook = 可以確定的是：月初仍在的客戶中，有 { $share } 在 { $days } 天內決定離開（95% 信賴區間 { $range }）。
risk-reason-count = { $reason }（約 { $customers } 位）

## Section

section-risk = 誰會流失
risk-intro = 針對 { $date } 的每位客戶，根據其過往的使用、付款、價格、工單與聯絡紀錄，估計其決定離開的機率。模型從較早的月份學習，並在從未見過的較晚月份上接受檢驗。
risk-intro-refused = 原本應由模型為每位客戶給出決定離開的機率。只有在從未見過的較晚月份上經得起檢驗，模型才會發布。
risk-refused-title = 為何沒有名單
risk-refused-instead = 可以說明的是各分組的流失比例及其區間。
risk-see-card = 模型如何建立：見模型說明卡

risk-refused-undated-losses = 已有 { $departures } 位客戶離開，但其中只有 { $dated } 次流失能確定時間：資料沒有說明客戶何時開始、何時離開，因此無法逐月追蹤。沒有日期的表可用「holdfast risk benchmark」檢視。
risk-refused-too-few-losses =
    { $losses ->
        [0] 資料中沒有任何流失；建立模型至少需要 { $needed } 次。
       *[other] 資料中只有 { $losses } 次流失；建立模型至少需要 { $needed } 次。
    }
risk-refused-too-short = 從第一個月到最後一個月，資料只涵蓋 { $days } 天。依序學習、校準與檢驗需要 { $needed } 天。
risk-refused-too-few-in-fold =
    { $fold ->
        [fit] 用於學習的月份中有 { $losses } 次流失，至少需要 { $needed } 次。
        [calibration] 用於校準的月份中有 { $losses } 次流失，至少需要 { $needed } 次。
       *[test] 用於檢驗的月份中有 { $losses } 次流失，至少需要 { $needed } 次。
    }
risk-refused-no-better-than-chance = 在檢驗月份上，未來 { $days } 天的客戶排序並未優於隨機：任取一位流失客戶與一位留存客戶，流失者排在前面的比例為 { $auc_share }，其 95% 信賴區間 { $low_share } 至 { $high_share } 包含 50%。
risk-refused-no-better-than-base-rate = 在檢驗月份上，未來 { $days } 天的機率並不比對所有人用同一個數更好：對數損失為 { $model_loss }，用同一個數時為 { $base_loss }。
risk-refused-miscalibrated = 在檢驗月份上，未來 { $days } 天的機率不可照字面採信：校準斜率為 { $slope }（95% 信賴區間 { $low } 至 { $high }），可接受範圍為 { $lowest } 至 { $highest }，或區間包含 1。

risk-cause-any = 任何原因
risk-cause-other = 其他原因
risk-level-leaf = 單獨的原因
risk-level-s2 = 八類原因中的一類
risk-level-s0 = 四類原因中的一類
risk-level-how-left = 是否主動離開
risk-level-any = 所有原因合併

## The list

part-who-next = 依風險金額排列的客戶
who-next-intro = 共有 { $count } 位客戶得出了 { $days } 天內的流失機率。這裡列出風險金額最高的 { $shown } 位，全部客戶見 who_next.csv。
who-next-money = 風險金額 = 流失機率 × 該客戶在 { $days } 天內應付的金額。
who-next-base-rate = 對照：在檢驗期內，同類客戶有 { $share } 在 { $days } 天內流失。機率 30% 的意思是：十位這樣的客戶中約有三位會離開，但無法說明是哪三位。
who-next-currencies = 不同幣別的金額依各自幣別中位數的倍數排序，不會相加。
who-next-none = 該日期沒有客戶得出流失機率。
who-next-open = 展開客戶可檢視原因、與較低機率相關的情況，以及客戶最近寫下的話。
column-rank = 排名
column-customer = 客戶
column-leaves-within = { $days } 天內流失機率
column-likeliest-reason = 最可能的原因
column-money-at-risk = 風險金額
column-drives = 主要訊號
risk-average = 平均 { $share }
risk-share-of-cause = 因此原因 { $share }
risk-amount-unknown = 金額未知
risk-details-for = 逐一檢視客戶
risk-summary = { $days } 天內 { $share }，平均 { $average }
risk-summary-plain = { $days } 天內 { $share }
risk-facts-reasons = { $days } 天內各原因的機率：{ $reasons }。
risk-reason-share = { $reason } { $share }
risk-facts-monthly = 每月支付 { $amount }；{ $days } 天內的風險金額：{ $risk }。
risk-facts-segment = 客戶分群：{ $segment }
risk-drives = 主要訊號：{ $reason }
risk-drives-note = 與平均客戶相比。數字是一組訊號對對數勝算的貢獻：+ 表示更可能離開，− 表示更不可能。
risk-raises = 使離開更可能
risk-lowers = 使離開更不可能
risk-nothing-drives = 沒有突出的單項訊號。
risk-not-explained = 未逐項說明；只對風險金額最高的客戶逐項說明。
risk-changes = 與較低機率相關的情況
risk-changes-note = 依據過往資料：處於另一數值的客戶流失較少。這只是關聯，並非承諾；實際改變是否有用，只有試驗才能說明。
risk-change = { $feature }，從{ $from }變為{ $to }：機率 { $before } → { $after }
risk-change-money = { $feature }，從{ $from }變為{ $to }：機率 { $before } → { $after }，風險金額減少 { $amount }
risk-change-to = { $feature }，變為{ $to }：機率 { $before } → { $after }
risk-change-to-money = { $feature }，變為{ $to }：機率 { $before } → { $after }，風險金額減少 { $amount }
risk-wrote = 客戶最近寫下的話
risk-wrote-on = 客戶最近寫下的話（{ $date }）
risk-states = 特殊狀態

risk-state-discount-held = 靠折扣留住
    .text = 客戶以優惠價留下，而其他訊號指向離開。折扣掩蓋了問題，往往在折扣結束時浮現。
risk-state-captive = 被動留存
    .text = 客戶得到了結果，但體驗不佳，只因沒有更好的選擇才留下。一旦有人提供替代方案就會離開，不要指望其推薦。
risk-state-contracting = 逐步縮減
    .text = 付費越來越少：席次減少、方案降級或金額下降。下一步往往就是離開。
risk-state-usage-up-money-down = 訊號不一致
    .text = 使用上升而付費下降，或者相反。其中必有一個訊號會誤導，行動之前先問清楚。
risk-state-usage-down-money-up = 付費不減，使用減少
    .text = 使用在減少，付費卻不變或增加。遲早會有人問這筆錢花在哪裡。
risk-state-usage-up-payments-failing = 仍在使用，扣款失敗
    .text = 使用持平或增加，但最近一次扣款失敗。多半不是想離開：先解決付款問題。

## Expected losses

part-expected-losses = 依原因劃分的預期流失
expected-losses-intro = 現有客戶流失機率之和，以及隨之流失的每月經常性收入。95% 信賴區間包含隨機波動，以及檢驗對機率整體水準未能確定的部分。
column-within-days = { $days } 天內
risk-all-reasons = 所有原因
expected-of-month = 每月 { $amounts }
expected-unchecked = 未經檢驗：{ $horizons }的資料太短，無法在較晚月份上看到結果。這些數字以已檢驗的較短時間為依據。
expected-failed = 不予給出：{ $horizons }的機率在較晚月份上不成立。
risk-days = { $count } 天

## The check

part-risk-check = 這些機率可信嗎？
check-intro = 在 { $from } 至 { $until } 的 { $accounts } 位客戶上檢驗；做出這些預測時，模型沒有見過這些月份。
check-ranking = 排序：任取一位在 { $days } 天內流失的客戶與一位未流失的客戶，流失者機率較高的比例為 { $auc }（95% 信賴區間 { $range }）；隨機時為 50%。
check-lift = 名單前列：機率最高的 10% 客戶中，有 { $top } 在 { $days } 天內流失，而全體為 { $all }，是後者的 { $lift } 倍。
check-level = 水準：平均預測 { $predicted }，實際 { $observed }。校準斜率 { $slope }（95% 信賴區間 { $range }）；1 為理想，低於 1 表示高機率偏高。
check-lead-time = 預警：{ $losses } 位流失客戶中，有 { $found } 位事先就很突出，即在某個月初位於機率最高的 10% 之中。其中一半在做出決定前至少 { $median }就已突出（中間一半為 { $low }至 { $high }）。
check-lead-time-none = 預警：{ $losses } 位流失客戶中，沒有一位事先在月初位於機率最高的 10% 之中。
check-unchecked = { $horizons }未經檢驗：資料太短。
check-failed = { $horizons }的機率不成立，因此不予給出。
chart-calibration = { $days } 天內的預測與實際
chart-calibration-caption = 每個點是一組機率相近的客戶及其 95% 信賴區間。落在對角線上，表示流失人數與預測一致。依據 { $accounts } 位客戶與 { $events } 次流失。
chart-predicted = 預測機率
chart-observed = 實際流失比例
column-predicted = 預測
column-observed = 實際
column-customer-months = 客戶月數
column-departures = 流失數
part-hand-score = 人工加權的評分
hand-score-intro = 相同的月份、相同的客戶：把人工加權的評分換算成機率，與模型並列。
hand-score-better = { $days } 天內，模型的客戶排序優於評分：排序正確的客戶對為 { $model }，評分為 { $score }。
hand-score-not-better = { $days } 天內，模型的客戶排序並未優於評分：排序正確的客戶對為 { $model }，評分為 { $score }。此時宜採用您能解釋清楚的那一個。
hand-score-model = 模型
hand-score-score = 人工評分

## Groups

part-risk-groups = 各分組的流失比例
risk-groups-intro = 不借助模型：月初仍在的客戶中，在各時間內決定離開的比例及其 95% 信賴區間。
chart-risk-groups = { $days } 天內決定離開的比例
chart-risk-groups-caption = 依客戶分群；直線表示全體客戶。不足 30 位客戶的分群不列出。
chart-risk-horizons = 不同時間內決定離開的比例
chart-risk-horizons-caption = 最大的幾個客戶分群及 95% 信賴區間。橫軸時間未依比例繪製。
chart-risk-horizons-all-caption = 全體客戶及 95% 信賴區間。橫軸時間未依比例繪製。
risk-group-all = 全體客戶
risk-group-few = 人數太少，不列比例：{ $groups }。
risk-group-losses = { $group }（{ $count } 位中 { $losses } 位流失）
risk-group-band = { $from } 至 { $to }
by-region = 依國家或地區
by-language = 依語言
risk-by-feature = 依「{ $feature }」
risk-other-groups = 依其他屬性

## The model card

section-model-card = 模型說明卡
card-intro = 評判「誰會流失」背後的模型所需的一切：用什麼建立、如何檢驗、弱點在哪裡。
part-card-data = 資料
card-window = 資料範圍 { $from } 至 { $until }：在 { $landmarks } 個月初觀察 { $accounts } 位客戶，共 { $rows } 個客戶月，{ $losses } 次流失。
card-entered-late =
    { $count ->
        [0] 沒有客戶早於資料起點。
       *[other] { $count } 位客戶早於資料起點，只計入其後的時間。
    }
card-unknown-losses = 其中 { $count } 次流失原因未知，依比例分攤到各原因。
card-version = 模型格式 { $version }，隨機種子 { $seed }：相同的資料與種子得到相同的模型。
chart-folds = 各時段的用途
chart-folds-caption = 先後相繼，與現實一致。任何結果都不會從一段延伸到下一段。檢驗之後，模型再用全部資料重新學習。
fold-learned = 用於學習
fold-calibrated = 用於校準
fold-tested = 用於檢驗
column-purpose = 用途
column-from = 起
column-horizon = 預測時長
column-standing = 狀況
horizon-standing-checked = 已在較晚月份上檢驗，合格
horizon-standing-unchecked = 未檢驗：資料太短
horizon-standing-failed = 已檢驗但不合格，不予給出
horizon-standing-refused = 不予給出
part-card-causes = 建模的原因
card-causes-intro = 一個原因至少有 { $minimum } 次流失，且這些流失較能確定屬於它而非只是推測，才單獨建模；其餘原因併入其所屬類別。類別代表其中未單獨建模的原因。
column-level = 建模方式
column-consists-of = 包含
column-losses-expected = 流失數
risk-leaf-share = { $reason }（{ $share }）
part-card-metrics = 依原因與時長的檢驗
card-metrics-intro = 在晚於學習期的月份上。括號內為對所有人用同一個數時的結果，模型應低於它。
column-auc = 排序正確率
column-log-loss = 對數損失
column-brier = Brier 分數
column-calibration-error = 校準誤差
column-slope = 斜率
column-lift = 提升度
metric-against = （{ $base }）
metric-profit = { $days } 天內的預期最大利潤：每位客戶為其終身價值的 { $profit }，需聯絡全體的 { $contacted }；假定一次優惠的成本為該價值的 { $offer }，一次聯絡為 { $contact }。
part-card-families = 什麼訊號重要
chart-families = 各組訊號的重要性
chart-families-caption = 對流失對數勝算的平均絕對貢獻。對預測重要並不表示是原因。
column-family = 訊號組
column-importance = 重要性
column-features = 最重要的訊號
part-card-learners = 學習器
card-learners-intro = 每個原因都有自己的學習器；其權重是在它們都沒見過的月份上學到的。
column-learner = 學習器
column-weight = 權重
learner-base-rate = 對所有人用同一個數
learner-boosting = 梯度提升樹
learner-logistic = 帶懲罰的邏輯迴歸
part-card-left-out = 未採用的欄位
card-leaks = 以下各欄單獨就能說明誰會流失，可見它們已知結果，因此未採用：
card-no-leaks = 未發現已知結果的欄位。
card-leak = { $feature }（排序正確率 { $auc }）
card-left-out = 因其他原因未採用：
left-out-constant = { $feature }：所有客戶都相同
left-out-common = { $feature }：同一日期對所有客戶幾乎相同
left-out-identifier = { $feature }：取值幾乎與客戶一樣多
part-card-drift = 此後的變化
card-drift-intro = 自學習期以來分布發生變化的訊號。低於 0.1 變化很小，高於 0.25 變化很大：這時模型對現有客戶的了解不如表面所示。
card-no-drift = 沒有訊號發生明顯變化。
column-feature = 訊號
column-index = 穩定性指數
card-cohorts-intro = 最近幾個月的流失，與此前的模型依訊號所作預期的比較。多於預期即為警報：有模型看不到的變化。
card-cohorts-none = 未比較最近幾個月的流失：預期數量太少。
column-cohort = 分組
column-expected = 預期
column-ratio = 比值
card-alarm = 多於預期
part-card-fairness = 對每個分組都成立嗎？
card-fairness-intro = 依語言、地區與客戶分群比較 { $days } 天內的預測與實際。帶標記表示實際比例的 95% 信賴區間不包含預測值。
card-fairness-none = 未作比較：語言、地區與客戶分群未知，或流失數太少。
card-off = 偏離
kind-all = 全體
kind-language = 語言
kind-region = 地區
kind-segment = 客戶分群
kind-plan = 方案
card-named = { $kind }：{ $group }

## Signals and their values

signal-value = { $feature }：{ $value }
signal-unknown = { $feature }：未知
signal-yes = 是
signal-no = 否
signal-up = 上升 { $value }
signal-down = 下降 { $value }
signal-same = 不變
signal-times = { $factor } 倍
signal-hours = { $count } 小時

# 最有說服力的訊號用完整句子表達。
said-usage-days-since-last = 已有 { $value }未使用
said-usage-weekday-change-30d =
    { $direction ->
        [up] 與該客戶平常的同一星期幾相比，使用量上升 { $value }
        [down] 與該客戶平常的同一星期幾相比，使用量下降 { $value }
       *[same] 使用量與該客戶平常的同一星期幾持平
    }
said-usage-change-30d =
    { $direction ->
        [up] 近 30 天的每日平均使用量比此前 90 天高 { $value }
        [down] 近 30 天的每日平均使用量比此前 90 天低 { $value }
       *[same] 近 30 天的每日平均使用量與此前 90 天持平
    }
said-usage-change-7d =
    { $direction ->
        [up] 近一週的每日平均使用量比此前三週高 { $value }
        [down] 近一週的每日平均使用量比此前三週低 { $value }
       *[same] 近一週的每日平均使用量與此前三週持平
    }
said-usage-year-change-30d =
    { $direction ->
        [up] 使用量比一年前高 { $value }
        [down] 使用量比一年前低 { $value }
       *[same] 使用量與一年前持平
    }
said-usage-slope-91d =
    { $direction ->
        [up] 13 週以來使用量每週上升 { $value }
        [down] 13 週以來使用量每週下降 { $value }
       *[same] 13 週以來使用量平穩
    }
said-usage-variation-91d = 13 週內每週使用量的波動為 { $value }
said-usage-active-days-30d = 近 30 天中有 { $count } 天使用
said-breadth-change-90d =
    { $direction ->
        [up] 使用的功能比此前 90 天多 { $value } 個
        [down] 使用的功能比此前 90 天少 { $value } 個
       *[same] 使用的功能數與此前 90 天相同
    }
said-seats-change-180d =
    { $direction ->
        [up] 180 天內席次增加 { $value }
        [down] 180 天內席次減少 { $value }
       *[same] 180 天內席次不變
    }
said-amount-change-180d =
    { $direction ->
        [up] 180 天內每月金額上升 { $value }
        [down] 180 天內每月金額下降 { $value }
       *[same] 180 天內每月金額不變
    }
said-price-per-seat-change-365d =
    { $direction ->
        [up] 一年內每席次價格上漲 { $value }
        [down] 一年內每席次價格下降 { $value }
       *[same] 一年內每席次價格不變
    }
said-payment-last-failed =
    { $direction ->
        [yes] 最近一次付款失敗
       *[no] 最近一次付款成功
    }
said-payment-failures-90d =
    { $count ->
        [0] 90 天內沒有付款失敗
       *[other] 90 天內付款失敗 { $count } 次
    }
said-discount-share = 享有 { $value } 的折扣
said-plan-days-to-renewal = 距續約還有 { $value }
said-tenure-days = 成為客戶已有 { $value }
said-contact-days-since-us = 我方已有 { $value }沒有主動聯絡
said-contact-days-unanswered-90d = 客戶等待答覆已有 { $value }
said-survey-nps-last-365d = 最近一次推薦分數（NPS）：{ $value }
said-people-champions-gone-365d =
    { $count ->
        [0] 一年內沒有核心支持者離開
       *[other] 一年內有 { $count } 位核心支持者離開
    }
said-tickets-90d =
    { $count ->
        [0] 90 天內沒有工單
       *[other] 90 天內有 { $count } 張工單
    }
said-calendar-month = 時節：{ $count } 月

## In the terminal

summary-risk-standing = 排序正確率 { $auc }（95% 信賴區間 { $range }，隨機為 50%）；{ $days } 天內預測 { $predicted }，實際 { $observed }。
summary-risk-list = 風險金額最高的五位客戶：

## Definitions

definition-risk = 流失機率
    .text = 對每個原因，根據此前所有月份，學習客戶在四段時間（30、90、180、365 天）中各段決定離開的可能性，再合併各段，使所有原因與留存之和為一。學習器為梯度提升樹與帶懲罰的邏輯迴歸，在較晚的月份上加權並校準。
definition-risk-published = 何時發布
    .text = 僅當在最晚的月份上，排序優於隨機（曲線下面積的 95% 信賴區間高於 0.5）、對數損失低於對所有人用同一個數、校準斜率在 0.8 至 1.25 之間時才發布。每個預測時長分別判斷。
definition-money-at-risk = 風險金額
    .text = 該時間內的流失機率 × 每月金額 × 該時間的月數。無論客戶在其中何時離開，都按整段時間計。名單依此排序。
definition-expected-losses = 預期流失
    .text = 機率之和。區間由同樣數量的獨立決定的隨機波動，加上檢驗月份上校準截距的 95% 信賴區間構成。
definition-signals = 主要訊號
    .text = 每個原因的對數勝算是一個和：平均客戶的數值，加上各訊號的貢獻（Shapley 值，對這些學習器是精確的）。貢獻依訊號組相加。它們解釋的是預測，而不是客戶本人。
definition-risk-changes = 與較低機率相關的情況
    .text = 其他一切不變，只把一個訊號換成留存客戶中較好四分位的數值，再對該客戶重新評分。
definition-auc = 排序正確率
    .text = 接收者操作特徵曲線下面積：在所有「一位流失、一位留存」的客戶對中，流失者機率較高的比例。區間依客戶計算（Obuchowski）。
definition-calibration = 校準
    .text = 把客戶依機率相近分組，比較平均機率與實際流失比例（依客戶數計算的 Wilson 區間）。斜率是結果對預測對數勝算的斜率（Cox）；校準誤差是十組的平均距離。
definition-lift = 提升度
    .text = 機率最高的十分之一客戶中的流失比例，除以全體的流失比例。
definition-losses-scores = 對數損失與 Brier 分數
    .text = 對數損失：對實際發生的結果所給機率取負對數的平均值。Brier 分數：機率與結果之差的平方的平均值。兩者都是越小越好，只有誠實的機率才能使其最小。
definition-drift = 穩定性指數
    .text = 母體穩定性指數：以學習期的十等分為界，把當時與現在的比例之差乘以兩者之比的對數，再加總。
definition-risk-groups = 各分組的流失比例
    .text = 自月初起的 Aalen–Johansen 估計，所有月份合併，區間依客戶計算。
