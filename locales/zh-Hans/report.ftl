### 报告：标题、图表用词、句子。

## The document

report-title = 流失分析报告
report-as-of = 截至{ $date }
report-period = 期间
report-customers = { $count } 位客户
report-customers-left = { $count } 位客户流失
report-interval = { $level } 区间
report-no-data = 无数据
report-no-signal = 无信号
report-not-known = 未知
report-other = 其他

## Sections

section-headline = 概览
section-bridge = 经常性收入的变化
section-dialects = 同一数据，五种定义
section-cohorts = 按开始月份的留存
section-survival = 客户留存多久
section-incidence = 客户何时、因何流失
section-reasons = 客户陈述的流失原因
section-limits = 数据无法说明的问题
section-quality = 数据质量
section-inputs = 读取的文件

## Words on charts

chart-survival = 仍在使用的比例
chart-at-risk = 风险集人数
chart-censored = 截尾（最后观察时仍活跃）
chart-still-with-us = 仍在使用
chart-months-since-start = 开始后的月数
chart-weeks-since-start = 开始后的周数
chart-days-since-start = 开始后的天数
chart-start-month = 开始月份
chart-size = 规模
chart-share-of-reasons = 占陈述原因的比例

## How and why a customer left

leaving-voluntary = 主动流失
leaving-involuntary = 被动流失（付款）
leaving-vendor = 由我方终止
reason = 流失原因
reason-coverage = { $total } 位流失客户中有 { $known } 位说明了原因
rollup-two = 两大原因
rollup-four = 四大原因
rollup-eight = 八大原因
