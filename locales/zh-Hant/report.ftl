### 報告：標題、圖表用詞、句子。

## The document

report-title = 流失分析報告
report-as-of = 截至 { $date }
report-period = 期間
report-customers = { $count } 位客戶
report-customers-left = { $count } 位客戶流失
report-interval = { $level } 區間
report-no-data = 無資料
report-no-signal = 無訊號
report-not-known = 未知
report-other = 其他

## Sections

section-headline = 概覽
section-bridge = 經常性收入的變化
section-dialects = 同一份資料，五種定義
section-cohorts = 依開始月份的留存
section-survival = 客戶留存多久
section-incidence = 客戶何時、因何流失
section-reasons = 客戶陳述的流失原因
section-limits = 資料無法說明的問題
section-quality = 資料品質
section-inputs = 讀取的檔案

## Words on charts

chart-survival = 仍在使用的比例
chart-at-risk = 風險集人數
chart-censored = 設限（最後觀察時仍活躍）
chart-still-with-us = 仍在使用
chart-months-since-start = 開始後的月數
chart-weeks-since-start = 開始後的週數
chart-days-since-start = 開始後的天數
chart-start-month = 開始月份
chart-size = 規模
chart-share-of-reasons = 佔陳述原因的比例

## How and why a customer left

leaving-voluntary = 主動流失
leaving-involuntary = 被動流失（付款）
leaving-vendor = 由我方終止
reason = 流失原因
reason-coverage = { $total } 位流失客戶中有 { $known } 位說明了原因
rollup-two = 兩大原因
rollup-four = 四大原因
rollup-eight = 八大原因
