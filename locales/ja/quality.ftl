### データ品質：検出事項と読み込んだ内容。

## Severity of a finding

severity-critical = 重大
severity-warning = 警告
severity-note = 注記

## Kinds of findings

quality-freshness = 鮮度
quality-gaps = 欠落期間
quality-impossible-order = あり得ない順序
quality-duplicates = 重複
quality-leak = 結果を先取りする列
quality-contradiction = 矛盾
quality-missing = 欠損値
quality-no-findings = 確認した範囲では問題なし

## Tables of what was read

inputs-file = ファイル
inputs-table = テーブル
inputs-rows-read = 読み込み行数
inputs-rows-loaded = 取り込み行数
inputs-rows-rejected = 却下行数
quality-rows = { $count } 行
