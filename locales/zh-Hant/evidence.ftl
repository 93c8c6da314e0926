### 證據：各來源看到了什麼，以及原因有多大把握。

# Keys: evidence-<source> names a source, evidence-<source>-<symbol> says what it saw (underscores
# become hyphens): crates/reasons/src/sources/signals.toml, and the sources in the code beside it.
# "Before leaving" is before leaving was decided: before the request, else before the end.

## Any source

evidence-silent = 此來源沒有看到任何跡象。
evidence-said = 原話：{ $text }
evidence-rule = 符合您自訂規則中的條件「{ $symbol }」。

## What was stated and written

evidence-stated-reason = 陳述的原因
evidence-destination = 流失去向
evidence-comment = 取消時的留言
evidence-messages = 客戶的訊息
evidence-survey-comments = 問卷留言
evidence-language-model = 語言模型
evidence-rival-named = 提到競品
evidence-rival-named-in-comment = 取消時的留言提到了競品。
evidence-rival-named-in-message = 流失前 150 天內，客戶的訊息提到了競品。
evidence-own-replies = 我方的回覆
evidence-own-replies-criticism = 我方最近的回覆中，有一則在指責客戶，而不是針對問題。
evidence-own-replies-contempt = 我方最近的回覆中，有一則輕視客戶。
evidence-own-replies-defensiveness = 我方最近的回覆中，有一則推卸責任或反過來責怪客戶。
evidence-own-replies-stonewalling = 我方最近的回覆中，有一則拒絕繼續溝通。
evidence-own-replies-cold = 我方最近的回覆中，有一則冷淡敷衍。
evidence-own-replies-canned = 我方最近的回覆中，有一則是罐頭回覆或只貼了連結。
evidence-own-replies-fine = 我方最近的回覆中，未發現敵意、冷淡或罐頭回覆。

## Payments, invoices and prices

evidence-unpaid-end = 最後的付款
evidence-unpaid-end-last-charge-failed = 最後一次扣款失敗，結束一週後仍未收到款項。
evidence-unpaid-end-charges-failed = 從結束前 60 天到結束後一週，至少有兩次扣款失敗。
evidence-ended-by = 由誰終止
evidence-ended-by-billing-system = 取消紀錄載明由系統（例如計費系統）終止。
evidence-ended-by-vendor = 取消紀錄載明由我方終止。
evidence-refused-payment-method = 遭拒的付款方式
evidence-refused-payment-method-method-refused = 結束前 150 天內，有扣款因付款方式或幣別不受支援或不被允許而遭拒。
evidence-late-payment = 逾期付款
evidence-late-payment-much-later-than-usual = 流失前 150 天內到期的帳單，有一筆逾期 10 天以上，比該客戶平時多逾期 8 天以上。
evidence-overage = 方案外的費用
evidence-overage-charged-beside-the-plan = 流失前 100 天內，有方案以外的收費：超額、依用量計費或附加費用。
evidence-wrong-charge = 有誤或有爭議的收費
evidence-wrong-charge-charged-twice = 流失前 100 天內，同一天有相同金額被重複收費。
evidence-wrong-charge-taken-back = 流失前 100 天內，有收費被作廢、提出爭議、退款或折讓。
evidence-price-rise = 漲價
evidence-price-rise-own-price-rose = 流失前 130 天內，每席位的月費一次調漲超過 2%。
evidence-price-rise-rise-announced = 流失前 130 天內，有針對該客戶方案或所有客戶的價格調整紀錄。
evidence-seats = 席位數
evidence-seats-shrank-much = 最後的席位數比先前的高點少 30% 以上。
evidence-seats-shrank = 最後的席位數比先前的高點少 12% 至 30%。
evidence-seats-grew-much = 最後的席位數比先前的低點多 30% 以上。

## Use

evidence-usage-trend = 使用趨勢
evidence-usage-trend-collapsed = 流失前 60 天的每日平均使用量降到再往前 120 天的 45% 以下。
evidence-usage-trend-faded = 流失前 60 天的每日平均使用量降到再往前 120 天的 45% 至 72%。
evidence-usage-trend-rose = 流失前 60 天的每日平均使用量升到再往前 120 天的 130% 以上。
evidence-usage-trend-steady = 流失前 60 天的每日平均使用量維持在再往前 120 天的 72% 至 130%。
evidence-usage-level = 使用水準
evidence-usage-level-hardly-used = 每日平均使用量不到同方案流失客戶平均水準的 45%。
evidence-usage-level-little-used = 每日平均使用量為同方案流失客戶平均水準的 45% 至 75%。
evidence-usage-level-much-used = 每日平均使用量超過同方案流失客戶平均水準的 135%。
evidence-goals = 目標達成
evidence-goals-hardly-reached = 流失前 180 天內，就同樣的使用量而言，達成目標的次數不到全部流失客戶的 35%。
evidence-goals-seldom-reached = 流失前 180 天內，就同樣的使用量而言，達成目標的次數為全部流失客戶的 35% 至 70%。
evidence-goals-often-reached = 流失前 180 天內，就同樣的使用量而言，達成目標的次數超過全部流失客戶的 1.2 倍。
evidence-export-surge = 匯出與 API 呼叫
evidence-export-surge-exports-rose = 流失前 90 天內，匯出與 API 呼叫佔使用量的比例升到先前的 1.8 倍以上。
evidence-onboarding-milestones = 導入里程碑
evidence-onboarding-milestones-most-missed = 在最初 60 天內達成的導入里程碑，不超過流失客戶中最多者的一半。
evidence-onboarding-milestones-some-missed = 在最初 60 天內達成的導入里程碑，超過流失客戶中最多者的一半，但少於最多者。

## Faults and incidents

evidence-errors-met = 遇到的錯誤
evidence-errors-met-errors = 流失前 75 天內，客戶至少遇過一次錯誤。
evidence-incident-met = 遇到的事故
evidence-incident-met-incident = 流失前 75 天內發生過事故，客戶在事故前後遇到錯誤或回報了問題。
evidence-privacy-incident = 隱私或資安事件
evidence-privacy-incident-asked-about-it = 流失前 150 天內發生過涉及隱私、資安或資料的事件，客戶在其後 30 天內來信問及隱私或資安。
evidence-privacy-incident-happened = 流失前 150 天內發生過涉及隱私、資安或資料的事件。

## Contact and service

evidence-no-contact = 距我方上次主動聯繫
evidence-no-contact-a-year = 流失前 330 多天裡，我方沒有主動聯繫過。
evidence-no-contact-half-a-year = 流失前 180 至 330 天裡，我方沒有主動聯繫過。
evidence-no-contact-recent = 流失前不到 90 天，我方曾主動聯繫，或客戶才剛開始使用。
evidence-slow-replies = 首次回覆的等候時間
evidence-slow-replies-days = 流失前 150 天內，有客服單等了 24 小時以上才獲得首次回覆。
evidence-slow-replies-hours = 流失前 150 天內，首次回覆最長等了 12 至 24 小時。
evidence-chasers = 等候中的催問
evidence-chasers-asked-again = 流失前 150 天內，客戶在等候首次回覆期間又來信催問。
evidence-reopened-tickets = 重啟或升級的客服單
evidence-reopened-tickets-reopened = 流失前 150 天內，有客服單被重啟或升級處理。
evidence-low-ratings = 滿意度評分
evidence-low-ratings-very-low = 流失前 150 天內的最低滿意度評分不超過所有客戶最高評分的 41%，例如 5 分中的 2 分。
evidence-low-ratings-low = 流失前 150 天內的最低滿意度評分為所有客戶最高評分的 41% 至 61%，例如 5 分中的 3 分。
evidence-recommendation = 推薦意願評分（NPS）
evidence-recommendation-detractor = 流失前 200 天內最後一次推薦意願評分為 6 分或以下（滿分 10 分）。
evidence-recommendation-promoter = 流失前 200 天內最後一次推薦意願評分為 9 分或 10 分（滿分 10 分）。

## What tickets were about, in the 150 days before leaving

evidence-tickets-setup = 關於建置的客服單
evidence-tickets-setup-asked = 流失前 150 天內，有客服單涉及建置、整合、匯入或移轉。
evidence-tickets-fault = 關於故障的客服單
evidence-tickets-fault-outage = 流失前 150 天內，有客服單反映當機或速度慢。
evidence-tickets-fault-several-faults = 流失前 150 天內，至少有兩張客服單反映錯誤或程式問題。
evidence-tickets-how-to = 關於用法的客服單
evidence-tickets-how-to-several = 流失前 150 天內，至少有兩張客服單詢問產品用法。
evidence-tickets-how-to-one = 流失前 150 天內，有一張客服單詢問產品用法。
evidence-tickets-billing = 關於帳單的客服單
evidence-tickets-billing-asked = 流失前 150 天內，有客服單涉及帳單、發票或收費。
evidence-tickets-payment = 關於付款的客服單
evidence-tickets-payment-asked = 流失前 150 天內，有客服單涉及付款或信用卡。
evidence-tickets-price = 關於價格的客服單
evidence-tickets-price-asked = 流失前 150 天內，有客服單涉及價格、折扣或續約。
evidence-tickets-feature = 關於功能的客服單
evidence-tickets-feature-asked = 流失前 150 天內，有客服單詢問或要求功能。
evidence-tickets-change = 關於客戶變動的客服單
evidence-tickets-change-told = 流失前 150 天內，有客服單涉及客戶端的變動：帳戶、管理員或窗口。
evidence-tickets-closing = 關於終止的客服單
evidence-tickets-closing-told = 流失前 150 天內，有客服單涉及關閉、取消或終止。
evidence-tickets-export = 關於匯出的客服單
evidence-tickets-export-asked = 流失前 150 天內，有客服單涉及匯出或下載資料。
evidence-tickets-privacy = 關於隱私的客服單
evidence-tickets-privacy-asked = 流失前 150 天內，有客服單涉及隱私或資安。
evidence-tickets-comparison = 關於比較的客服單
evidence-tickets-comparison-asked = 流失前 150 天內，有客服單涉及產品比較、評估或競爭對手。

## The customer and the world around

evidence-champion = 關鍵窗口與聯絡人
evidence-champion-all-gone = 流失前 270 天內，包括關鍵窗口在內的所有已知聯絡人均已離開或失去存取權限。
evidence-champion-champion-gone = 流失前 270 天內，有關鍵窗口離開或失去存取權限。
evidence-rival-event = 競品動向
evidence-rival-event-rival-moved = 流失前 200 天內，有競品發布、行銷活動或其他動作的紀錄。
evidence-outside-shock = 外部衝擊
evidence-outside-shock-shock = 流失前 150 天內，有可能影響客戶所在地區的外部衝擊紀錄（經濟、法規、災害）。
evidence-company-news = 客戶自身的消息
evidence-company-news-news = 流失前 270 天內，有客戶自身的消息紀錄，例如被併購或歇業。
evidence-age = 成為客戶的時間
evidence-age-first-months = 成為客戶不到 120 天就決定離開。
evidence-age-first-year = 成為客戶 120 至 300 天後決定離開。
evidence-age-old = 成為客戶 300 天以上才決定離開。
evidence-promise = 銷售時的承諾
evidence-promise-promised = 客戶資料中記有銷售時的承諾。
evidence-preferred-channel = 偏好的溝通管道
evidence-preferred-channel-elsewhere = 客戶資料中的偏好溝通管道不是電子郵件、電話、聊天或網站。

## How sure a reason is

confidence-unknown = 未知
confidence-low = 低
confidence-medium = 中
confidence-high = 高

## On what a reason rests

basis-of-reason-stated = 客戶陳述
basis-of-reason-inferred = 由跡象推斷
basis-of-reason-both = 陳述與推斷兼有

## Whether the evidence bears itself out

verdict-corroborated = 各來源相互印證的程度遠超過偶然，或已有足夠多的原因經人工確認。這些原因不只是照錄客戶的說法，但每一項仍是機率。
verdict-not-testable = 各來源很少涉及相同的客戶，無法相互核對。客戶的陳述依原樣呈現，未經驗證。
verdict-nothing-can-be-told = 各來源可以相互比較，但一致程度並不高於偶然。從這些資料無法得知客戶流失的原因。
verdict-no-evidence = 沒有證據：資料中沒有任何說法或跡象顯示客戶為何流失。
