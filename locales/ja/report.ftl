### レポート：見出し、図表の語、文。

## The document

report-title = 解約分析レポート
report-as-of = { $date }時点
report-period = 期間
report-customers = { $count } 件の顧客
report-customers-left = { $count } 件の顧客が解約
report-interval = { $level } 区間
report-no-data = データなし
report-no-signal = シグナルなし
report-not-known = 不明
report-other = その他

## Sections

section-headline = 概要
section-bridge = 経常収益の増減
section-dialects = 同じデータ、5通りの定義
section-cohorts = 開始月別の継続率
section-survival = 顧客はどれだけ続くか
section-incidence = 顧客はいつ、なぜ離れるか
section-reasons = 申告された解約理由
section-limits = データからは言えないこと
section-quality = データ品質
section-inputs = 読み込んだファイル

## Words on charts

chart-survival = 継続している割合
chart-at-risk = リスク集合
chart-censored = 打ち切り（最終観測時に継続中）
chart-still-with-us = 継続中
chart-months-since-start = 開始からの月数
chart-weeks-since-start = 開始からの週数
chart-days-since-start = 開始からの日数
chart-start-month = 開始月
chart-size = 件数
chart-share-of-reasons = 申告理由に占める割合

## How and why a customer left

leaving-voluntary = 自発的解約
leaving-involuntary = 非自発的解約（支払い）
leaving-vendor = 当社による終了
reason = 解約理由
reason-coverage = 解約した { $total } 件のうち { $known } 件が理由を回答
rollup-two = 2つの理由
rollup-four = 4つの理由
rollup-eight = 8つの理由
