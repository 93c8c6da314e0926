### コマンドライン: 進捗とメッセージ。

## 進捗

progress-simulating = シミュレーション中
progress-reading = ファイルを確認中
progress-importing = 読み込み中
progress-analysing = 分析中
progress-fetching = パッケージを取得中
progress-extracting = 照合して展開中
progress-step-survival = 継続期間
progress-step-reasons = 申告された理由
progress-step-cohorts = コホート
progress-step-measures = 解約と収益
progress-step-departures = 解約した顧客
progress-step-evidence = 根拠を収集中
progress-step-texts = テキストを読み取り中
progress-step-label-model = 根拠を評価中

## メッセージ

error = エラー
dry-run = 試行のため、何も書き込んでいません。
report-written = レポート: { $path }
simulated = { $path } に顧客 { $accounts } 件 (うち解約 { $departures } 件) を書き出しました。
loaded = { $file } → { $table }: { $read } 行のうち { $loaded } 行を取り込み、{ $rejected } 行を除外
unchanged = { $file } → { $table }: 取り込み済みのため変更なし
would-load = { $file } → { $table }: { $read } 行のうち { $loaded } 行を取り込み、{ $rejected } 行を除外する予定
cohort-still-there = 継続中
cohort-left = 解約済み
cohort-not-observed = 観察期間が足りない

## Summary

summary-more = ほかに { $count } 件（レポート参照）
summary-of-leavers = 解約した顧客 { $count } 件の内訳：
summary-of-stated = 理由の申告がある解約 { $count } 件の内訳：
summary-of-revenue = 収益の割合は、月初の { $count } 件の顧客、{ $amount } に対するものです。

## モデル

models-package = { $name } { $version }: { $description }。ライセンスは { $licence }、ダウンロードは { $megabytes } MB です。
models-already = すでに導入済みで、異常はありません: { $path }
models-installed = 導入しました: { $path } ({ $megabytes } MB)
models-sound = { $name }: 異常なし、ライセンス { $licence }、{ $path }
models-not-installed = 文章の理解を助けるモデルを導入できなかったため、文字と単語だけで読み取ります：{ $reason }
texts-too-many-for-encoder = 文章が { $count } 件と多いため、文字と単語だけで読み取ります。--encoder でエンコーダーを指定すれば、毎秒数百件の速さでより正確に読み取れます。
models-removed = 削除しました: { $path }
models-none = { $path } に導入済みのモデルはありません。「holdfast models install」で導入できます
models-no-home = 利用者のデータフォルダーがわかりません。--data で指定してください
models-no-client = このマシンには pip の使える Python も uv も見つかりません。どちらかを入れるか、別のマシンでパッケージ { $name } { $version } をダウンロードし、そのファイルを --from で指定してください
models-not-fetched = パッケージ { $name } { $version } を取得できませんでした。ネットワークにつないでやり直すか、別のマシンでダウンロードし、そのファイルを --from で指定してください
models-nothing-fetched = 成功と報告されましたが、ファイルが書き出されていません

# The title of the demonstration's review.
demo-title = シミュレーション上の会社

## 文章

progress-reading-texts = 文章を読んでいます
progress-training = 学習しています
texts-without-encoder = 文エンコーダーが導入されていません。文字と単語だけで読むため、精度が下がります。「holdfast models install」で導入できます。
texts-with-encoder = 文エンコーダー: { $name }
texts-no-such-encoder = { $name } というエンコーダーはありません。選べるのは { $names }、all、none です
texts-read = { $count } 件の文章を読みました。
trained = モデル: { $path }
train-row-held-out = 理由 (交差検証)
train-row-validation = 理由 (検証用)
train-row-horsemen = 四騎士 (検証用)
train-column-what = 対象
train-column-language = 言語
train-column-texts = 件数
train-column-accuracy = 正解率
train-column-group = 大分類の正解率
train-column-precision = 適合率
train-column-recall = 再現率
train-column-f1 = マクロ F1
train-column-calibration = 較正誤差
train-column-abstained = 判断保留

# Reasons of a data folder.
reasons-written = 顧客ごとの理由を { $path } に書き出しました。
reasons-explained = { $leaf }：{ $basis }、確からしさ：{ $confidence }。証拠を見る前の対数オッズは { $prior }、すべての証拠を加えると { $posterior }：
reasons-review-needs-file = ファイルを指定してください。--export FILE で確認用に書き出し、--import FILE で結果を取り込み、--texts FILE で学習用のコメントを書き出します。
reasons-decisions-taken = 新しい判断を { $count } 件取り込みました。
reasons-agreement = 二人が読んだ { $count } 件のうち { $agreement } で意見が一致しました（コーエンのカッパ係数 { $kappa }）。
reasons-queue-written = 確認が必要な理由 { $count } 件を { $path } に書き出しました。decision（confirm＝確認、correct＝訂正、contest＝異議）と reader（読んだ人）を記入してください。訂正するときは leaf を書き換えます。
reasons-no-such-account = { $account } はこのデータフォルダーにありません。アカウントは reasons_by_account.csv と同じ書き方で指定します。{ $near } のことですか。
reasons-account-still-there = データを見るかぎり、{ $account } は { $date } までに解約していないため、説明するものがありません。別の日を基準にするには --as-of を使います。
reasons-no-such-leaf = { $leaf } は確率を求める理由に含まれていません。{ $near } のことですか。
reasons-other-sources = その他の情報源 { $count } 件の合計（いずれも { $least } 未満。--all ですべて表示）
reasons-decided-confirm = { $reader } が { $date } に確認：{ $leaf }。以下の数字は証拠だけによるものです。
reasons-decided-correct = { $reader } が { $date } に訂正：{ $leaf }。以下の数字は証拠だけによるものです。
reasons-decided-contest = { $reader } が { $date } に異議：{ $leaf }。
reasons-texts-written = 理由が確定したコメント { $count } 件を { $path } に書き出しました。内容が理由と合わないものを消してから「holdfast train text --with-confirmed」で学習させてください。
