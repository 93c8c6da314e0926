### コマンドライン：進捗とメッセージ。

## Progress

progress-reading = { $file } を読み込み中
progress-analysing = 分析中
progress-writing = レポートを作成中
progress-done = 完了：{ $path }

## Messages

error = エラー
warning = 警告
hint = ヒント
dry-run = 試行：何も書き込んでいません
rows-rejected = { $count } 行を却下しました（{ $file } を参照）

## Summary

summary-more = ほかに { $count } 件（レポート参照）
