### 命令行：进度与消息。

## Progress

progress-reading = 正在读取 { $file }
progress-analysing = 正在分析
progress-writing = 正在生成报告
progress-done = 完成：{ $path }

## Messages

error = 错误
warning = 警告
hint = 建议
dry-run = 试运行：未写入任何内容
rows-rejected = { $count } 行被拒绝，详见 { $file }

## Summary

summary-more = 另有 { $count } 项见报告
