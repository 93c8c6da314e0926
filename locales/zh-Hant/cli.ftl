### 命令列：進度與訊息。

## 進度

progress-simulating = 模擬中
progress-reading = 檢視檔案中
progress-importing = 讀取中
progress-analysing = 分析中
progress-fetching = 正在取得套件
progress-extracting = 正在核對並解開套件
progress-step-survival = 客戶留存時間
progress-step-reasons = 客戶自述的原因
progress-step-cohorts = 同期群
progress-step-measures = 流失與營收
progress-step-departures = 流失了哪些客戶
progress-step-evidence = 正在尋找證據
progress-step-texts = 正在閱讀文字
progress-step-label-model = 正在權衡證據

## 訊息

error = 錯誤
dry-run = 試跑：沒有寫入任何內容。
report-written = 報告：{ $path }
simulated = { $path } 內有 { $accounts } 個客戶，其中發生 { $departures } 次流失。
loaded = { $file } → { $table }：共 { $read } 列，載入 { $loaded } 列，拒收 { $rejected } 列
unchanged = { $file } → { $table }：先前已匯入，沒有變動
would-load = { $file } → { $table }：共 { $read } 列，將載入 { $loaded } 列，拒收 { $rejected } 列
cohort-still-there = 仍是客戶
cohort-left = 已流失
cohort-not-observed = 觀察期未滿

## Summary

summary-more = 另有 { $count } 項見報告
summary-of-leavers = { $count } 位流失客戶：
summary-of-stated = { $count } 例有陳述原因的流失：
summary-of-revenue = 收入比例以月初 { $count } 位客戶的 { $amount } 為基數。

## 模型

models-package = { $name } { $version }：{ $description }。授權 { $licence }，需下載 { $megabytes } MB。
models-already = 已經安裝，而且完好：{ $path }
models-installed = 已安裝：{ $path }（{ $megabytes } MB）
models-sound = { $name }：完好，授權 { $licence }，{ $path }
models-not-installed = 未能安裝有助於理解文字的模型，因此僅按字詞讀取文字：{ $reason }
texts-too-many-for-encoder = 共有 { $count } 段文字，數量較多，因此僅按字詞讀取。如需讀得更準，可用 --encoder 指定編碼器，每秒可處理數百段。
models-removed = 已移除：{ $path }
models-none = { $path } 裡沒有安裝模型，請用「holdfast models install」安裝
models-no-home = 無法得知目前使用者的資料夾，請用 --data 指定
models-no-client = 這台電腦上找不到附 pip 的 Python，也找不到 uv。請安裝其中一個，或在另一台電腦下載套件 { $name } { $version }，再用 --from 指定該檔案
models-not-fetched = 無法取得套件 { $name } { $version }。請連上網路後重試，或在另一台電腦下載，再用 --from 指定該檔案
models-nothing-fetched = 程式回報成功，卻沒有寫出檔案

# The title of the demonstration's review.
demo-title = 一家模擬企業

## 文字

progress-reading-texts = 正在讀文字
progress-training = 正在訓練
texts-without-encoder = 沒有安裝句子編碼器：只按字詞讀文字，準確度會低一些。可用「holdfast models install」安裝。
texts-with-encoder = 句子編碼器：{ $name }
texts-no-such-encoder = 沒有名為 { $name } 的編碼器；可選 { $names }、all、none
texts-read = 已讀 { $count } 則文字。
trained = 模型：{ $path }
train-row-held-out = 原因，交叉驗證
train-row-validation = 原因，驗證集
train-row-horsemen = 四騎士，驗證集
train-column-what = 對象
train-column-language = 語言
train-column-texts = 文字數
train-column-accuracy = 正確率
train-column-group = 大類正確率
train-column-precision = 精確率
train-column-recall = 召回率
train-column-f1 = Macro-F1
train-column-calibration = 校準誤差
train-column-abstained = 棄權

# Reasons of a data folder.
reasons-written = 每位客戶的流失原因已寫入 { $path }。
reasons-explained = { $leaf }：{ $basis }，把握程度：{ $confidence }。未計入證據時的對數勝算為 { $prior }，計入全部證據後為 { $posterior }：
reasons-review-needs-file = 請指定檔案：--export FILE 寫出待審閱的原因，--import FILE 讀入審閱結果，--texts FILE 寫出用於訓練的留言。
reasons-decisions-taken = 已讀入 { $count } 筆新的審閱結果。
reasons-agreement = 兩位審閱人都看過的 { $count } 位客戶中，意見一致的占 { $agreement }（Cohen kappa 係數 { $kappa }）。
reasons-queue-written = { $count } 筆待審閱的原因已寫入 { $path }。請填寫 decision（confirm 確認、correct 更正、contest 存疑）與 reader（審閱人）；更正時請修改 leaf。
reasons-no-such-account = 此資料夾中沒有 { $account }。帳戶寫法與 reasons_by_account.csv 中相同；您要找的是 { $near } 嗎？
reasons-account-still-there = 就現有資料看，{ $account } 截至 { $date } 尚未流失，沒有可解釋的內容。要查看其他日期，請使用 --as-of。
reasons-no-such-leaf = { $leaf } 不是可以給出機率的原因。您要找的是 { $near } 嗎？
reasons-other-sources = 其餘 { $count } 個來源合計，各自低於 { $least }；用 --all 全部顯示
reasons-decided-confirm = { $reader } 於 { $date } 確認：{ $leaf }。以下數字僅來自證據本身。
reasons-decided-correct = { $reader } 於 { $date } 更正為：{ $leaf }。以下數字僅來自證據本身。
reasons-decided-contest = { $reader } 於 { $date } 對此存疑：{ $leaf }。
reasons-texts-written = { $count } 則留言及其已確定的原因已寫入 { $path }。請刪去內容與原因不符的，再以「holdfast train text --with-confirmed」訓練。

## 錯誤

error-reading = 無法讀取 { $path }
error-writing = 無法寫入 { $path }
error-opening = 無法開啟 { $path }
error-removing = 無法刪除 { $path }
error-creating = 無法建立資料夾 { $path }
error-no-data-folder = { $path } 不是資料資料夾。請用「holdfast import 路徑 --data { $path }」建立。
error-not-ours = { $path } 中有不屬於 Holdfast 的檔案（{ $file }）。請用 --out 指定其他資料夾。
error-as-of-out-of-range = { $date } 太晚，不能當作統計的最後一天
error-no-currency = 「{ $code }」不是 ISO 4217 貨幣代碼。請寫三個字母的代碼，例如 EUR、JPY 或 TWD。
error-no-file = { $path } 中沒有可讀取的檔案
error-nothing-read = 沒有任何檔案能當作客戶資料讀取：
error-all-rejected = 全部 { $count } 列都被拒絕，請見 rejects.csv
error-no-months = 資料沒有日期，因此沒有每月指標。「holdfast analyze」會顯示能得出的結論。
error-no-such-month = 沒有 { $month } 的指標；現有 { $first } 至 { $last }
error-no-cohort-cell = 「{ $cell }」不是同期群儲存格。請寫明同期群、標籤和月齡，例如 start_month:2025-03:6。
error-no-column = { $path } 缺少欄位 { $column }；必須有 { $columns }
error-not-utf8 = { $path } 不是 UTF-8 編碼。請另存為「CSV UTF-8」。
error-cell-decision = { $path } 第 { $row } 列 { $column } 欄：「{ $value }」不是 confirm、correct 或 contest
error-cell-reason = { $path } 第 { $row } 列 leaf 欄：「{ $value }」不是分類中的原因
error-cell-reason-near = { $path } 第 { $row } 列 leaf 欄：「{ $value }」不是分類中的原因；是否想寫 { $near }？
error-cell-empty = { $path } 第 { $row } 列 { $column } 欄：沒有填寫
error-cell-account = { $path } 第 { $row } 列 { $column } 欄：「{ $value }」不是此資料資料夾中的客戶
error-cell-date = { $path } 第 { $row } 列 { $column } 欄：「{ $value }」不是日期（例如 2026-03-31）；留空表示今天
error-empty-corpus = 語料在 reasons/ 和 horsemen/ 底下沒有文字
error-line-no-json = 第 { $line } 行：{ $why }
error-line-no-text = 第 { $line } 行：「text」缺少或不是文字
error-no-such-model = 沒有模型 { $name }
error-no-such-feature = { $place }：來源 { $source }：沒有特徵 { $feature }。全部特徵請見 docs/reference/features.md。
error-no-such-feature-near = { $place }：來源 { $source }：沒有特徵 { $feature }；是否想寫 { $near }？全部特徵請見 docs/reference/features.md。

## 誰會離開

progress-step-history = 正在讀取歷史
progress-step-message-labels = 正在閱讀訊息
progress-step-features = 正在計算特徵
progress-step-periods = 正在逐月追蹤客戶
progress-step-columns = 正在尋找洩漏結果的欄位
progress-step-groups = 各群體的流失情況
progress-step-check = 正在學習並以之後的月份檢驗
progress-step-refit = 正在以全部月份學習
progress-step-score = 正在為客戶評分
progress-step-explain = 正在解釋
risk-published = 提供流失機率：模型在之後的月份通過了檢驗。學習自 { $landmarks } 個月初、{ $accounts } 位客戶、{ $losses } 次流失，區分 { $causes } 種原因。
risk-refused = 不提供任何客戶的流失機率。資料包括 { $landmarks } 個月初、{ $accounts } 位客戶、{ $losses } 次流失。
risk-written = risk_by_account.csv、who_next.csv、model_card.json 和 risk_model.json 已寫入 { $path }。
risk-refused-written = model_card.json 已寫入 { $path }；其中的客戶表沒有資料列。
risk-scored = 已為 { $count } 位客戶評分；risk_by_account.csv 和 who_next.csv 在 { $path } 中。
risk-no-such-account = { $account } 不是有流失機率的客戶：已經離開、已宣布離開，或不在此資料資料夾中。
risk-no-such-account-near = { $account } 不是有流失機率的客戶：已經離開、已宣布離開，或不在此資料資料夾中。是否想寫 { $near }？
error-no-such-horizon = 不提供 { $days } 天的機率。請從 { $known } 中選擇。

benchmark-target = { $rows } 列中有 { $positives } 列已流失（{ $column } 為 { $value }）；{ $missing } 列沒有結果。
benchmark-constant = 未用於學習，因為所有資料列的值相同：{ $columns }。
benchmark-identifiers = 未用於學習，因為只是資料列的編號：{ $columns }。
benchmark-mostly-unique = 未用於學習，因為文字幾乎不重複：{ $columns }。
benchmark-leak = 未用於學習，因為它已經包含結果：{ $column }。
benchmark-few = 其中一種結果不足 50 列：所有數字都只是粗略的。
benchmark-unreadable = { $count } 個儲存格與所在欄位不符，視為缺漏；第一個在第 { $row } 列，{ $column } 欄：{ $text }
benchmark-broken-rows = { $count } 列的儲存格數與標題列不同，未讀入；第一個是第 { $row } 列。
benchmark-value = 折外
benchmark-base = 不用模型
benchmark-auc = AUC（95% 區間）
benchmark-log-loss = 對數損失
benchmark-brier = Brier 分數
benchmark-ece = 校準誤差
benchmark-lift = 前十分之一的提升度
benchmark-cause = 原因
benchmark-events = 列數
benchmark-concordance = 一致性指數（95% 區間）
benchmark-no-column = 沒有 { $column } 欄。檔案中有：{ $columns }。
benchmark-which-positive = { $column } 欄的值有 { $values }。請用 --positive 指明哪個值表示「已流失」。
benchmark-no-such-value = { $column } 欄中沒有 { $value }。該欄的值有 { $values }。
benchmark-too-few = { $rows } 列中有 { $positives } 列已流失。分 { $folds } 折至少需要 { $needed } 列已流失和 { $needed } 列留存。
benchmark-no-columns = 沒有可用於學習的欄位：{ $columns }。
benchmark-no-times = { $column } 欄不是時長：每一列都需要不小於 0 的數字。

## 購買

purchases-read = { $accounts } 位客戶，{ $purchases } 次購買，其中 { $repeats } 次為回購。
purchases-at-any-time = 購買可能發生在任何時間（BG/NBD 模型）。
purchases-on-occasions = 購買發生在固定的時機（BG/BB 模型）。
purchases-check = 檢驗：對模型沒有見過的最後 { $days } 天，預計 { $expected } 次購買，實際 { $bought } 次。
purchases-versus-own-rate = 依每位客戶以往的頻率推算：{ $expected } 次。
purchases-versus-average-rate = 依以往的平均頻率推算：{ $expected } 次。
purchases-listed = 買得多、但可能已經流失的客戶：
purchases-no-dates = 欄位 { $column } 中沒有日期
purchases-no-amounts = 欄位 { $column } 中沒有金額
purchases-too-few-customers = 不作預測：客戶只有 { $found } 位，至少需要 { $needed } 位。
purchases-too-few-repeats = 不作預測：回購只有 { $found } 次，至少需要 { $needed } 次。
purchases-too-few-held-out = 不作預測：保留的時段只有 { $found } 次購買，無法檢驗，至少需要 { $needed } 次。
purchases-not-converged = 不作預測：模型在這些資料上沒有收斂。
purchases-total-not-better = 不作預測：依以往頻率推算（{ $rate }）比模型（{ $expected }）更接近實際的 { $bought } 次購買。
purchases-total-too-far = 不作預測：模型預計 { $expected } 次，實際 { $bought } 次；誤差最多容許 { $limit }。
purchases-not-better-than-own-rate = 不作預測：逐一客戶來看，模型不比各自以往的頻率更準。
purchases-not-better-than-average-rate = 不作預測：逐一客戶來看，模型不比統一的頻率更準。
column-purchases = 購買次數
column-still-buys = 仍會購買
column-expected-purchases = 一年內預計
