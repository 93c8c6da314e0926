### 命令列：進度與訊息。

## Progress

progress-reading = 正在讀取 { $file }
progress-analysing = 正在分析
progress-writing = 正在產生報告
progress-done = 完成：{ $path }

## Messages

error = 錯誤
warning = 警告
hint = 建議
dry-run = 試執行：未寫入任何內容
rows-rejected = { $count } 列被拒絕，詳見 { $file }

## Summary

summary-more = 另有 { $count } 項見報告
