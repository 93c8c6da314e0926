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
