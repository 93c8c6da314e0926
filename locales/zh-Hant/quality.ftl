### 資料品質：發現的問題與讀取的內容。

## Severity of a finding

severity-critical = 嚴重
severity-warning = 警告
severity-note = 提示

## Kinds of findings

quality-freshness = 時效
quality-gaps = 缺口
quality-impossible-order = 事件順序不可能
quality-duplicates = 重複
quality-leak = 洩漏結果的欄位
quality-contradiction = 矛盾
quality-missing = 缺漏值
quality-no-findings = 所檢查的內容未發現問題

## Tables of what was read

inputs-file = 檔案
inputs-table = 資料表
inputs-rows-read = 讀取列數
inputs-rows-loaded = 載入列數
inputs-rows-rejected = 拒絕列數
quality-rows = { $count } 列
