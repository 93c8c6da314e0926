### 数据质量：发现的问题与读取的内容。

## Severity of a finding

severity-critical = 严重
severity-warning = 警告
severity-note = 提示

## Kinds of findings

quality-freshness = 时效
quality-gaps = 缺口
quality-impossible-order = 事件顺序不可能
quality-duplicates = 重复
quality-leak = 泄露结果的列
quality-contradiction = 矛盾
quality-missing = 缺失值
quality-no-findings = 所检查的内容未发现问题

## Tables of what was read

inputs-file = 文件
inputs-table = 表
inputs-rows-read = 读取行数
inputs-rows-loaded = 载入行数
inputs-rows-rejected = 拒绝行数
quality-rows = { $count } 行
