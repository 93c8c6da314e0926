### 選用的語言模型。

help-any-language-model = 讓語言模型也讀文字：寫有其端點、價格與上限的設定檔（TOML）
help-models-erase-answers = 刪除保存的語言模型回答
help-models-erase-answers-data = 存放回答的資料夾 [預設：目前使用者的資料夾]

progress-language-model = 正在詢問語言模型
language-model-asked = 語言模型：{ $name }。流失客戶的留言與訊息會逐則傳送給它，傳送前先替換其中找到的個人資料。
language-model-no-key = 設定中指定以環境變數 { $name } 提供語言模型的金鑰，但該變數是空的
language-model-used = 語言模型：文字 { $texts } 則。已回答 { $answered } 則，先前已知 { $known } 則，不予採用 { $refused } 則，未傳送 { $unsent } 則。請求 { $requests } 次，費用 { $cost }。
language-model-erased = 已刪除：{ $path }
language-model-nothing-kept = { $path } 中沒有保存任何內容

language-model-refused = 不予採用、視為沒有回答的：{ $kinds }
language-model-refused-late = 逾時
language-model-refused-unreachable = 無法連線
language-model-refused-busy = 端點忙碌
language-model-refused-http-error = 端點錯誤
language-model-refused-redirected = 要求轉往別處
language-model-refused-too-large = 過大
language-model-refused-not-json = 不是 JSON
language-model-refused-wrong-shape = 格式不符
language-model-refused-wrong-label = 未知原因
language-model-refused-wrong-probability = 機率不可能
language-model-refused-quote-not-found = 原文沒有的引文
language-model-refused-declined = 拒絕回答
language-model-refused-cut-off = 回答遭截斷

language-model-stopped-spend-cap = 再傳送就可能超出語言模型的費用上限：{ $unsent } 則文字未傳送。要傳送，請提高 spend_cap。
language-model-stopped-total-time = 語言模型的可用時間已到：{ $unsent } 則文字未傳送。請增大 total_seconds，或再執行一次（已有的回答會保留）。
language-model-stopped-not-admitted = 語言模型的端點拒絕了金鑰，或沒有這個模型或位址：{ $unsent } 則文字未傳送。
language-model-stopped-failing = 語言模型的端點連續多次失敗：{ $unsent } 則文字未傳送。請稍後再執行（已有的回答會保留）。
