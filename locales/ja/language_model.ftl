### 任意で使う言語モデル。

help-any-language-model = 文章について言語モデルにも尋ねる：接続先・料金・上限を書いた設定ファイル（TOML）
help-models-erase-answers = 保存してある言語モデルの回答を削除する
help-models-erase-answers-data = 回答を保管するデータフォルダー [既定: 利用者のデータフォルダー]

progress-language-model = 言語モデルに問い合わせ中
language-model-asked = 言語モデル：{ $name }。解約した顧客のコメントとメッセージを1件ずつ送ります。見つかった個人情報は送る前に置き換えます。
language-model-no-key = 設定では言語モデルのキーを環境変数 { $name } から読むことになっていますが、その値が空です
language-model-used = 言語モデル：文章 { $texts } 件。回答 { $answered } 件、既知 { $known } 件、却下 { $refused } 件、未送信 { $unsent } 件。リクエスト { $requests } 回、費用 { $cost }。
language-model-erased = 削除しました: { $path }
language-model-nothing-kept = { $path } には何も保存されていません

language-model-refused = 却下し、無回答として扱った回答：{ $kinds }
language-model-refused-late = 時間切れ
language-model-refused-unreachable = 接続不可
language-model-refused-busy = 接続先が混雑
language-model-refused-http-error = 接続先のエラー
language-model-refused-redirected = 別の宛先への転送
language-model-refused-too-large = 大きすぎる
language-model-refused-not-json = JSON でない
language-model-refused-wrong-shape = 形式の違い
language-model-refused-wrong-label = 未知の理由
language-model-refused-wrong-probability = ありえない確率
language-model-refused-quote-not-found = 原文にない引用
language-model-refused-declined = 回答拒否
language-model-refused-cut-off = 途中で終了

language-model-stopped-spend-cap = 費用の上限を超えるおそれがあるため、言語モデルに { $unsent } 件を送りませんでした。送るには spend_cap を上げてください。
language-model-stopped-total-time = 言語モデルに使える時間が終わり、{ $unsent } 件を送りませんでした。total_seconds を増やすか、もう一度実行してください（回答は保存されています）。
language-model-stopped-not-admitted = 言語モデルの接続先がキーを拒否したか、モデルまたはアドレスが存在しないため、{ $unsent } 件を送りませんでした。
language-model-stopped-failing = 言語モデルの接続先で失敗が続いたため、{ $unsent } 件を送りませんでした。後でもう一度実行してください（回答は保存されています）。
