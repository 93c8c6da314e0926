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

## エラー

error-reading = { $path } を読み込めませんでした
error-writing = { $path } に書き込めませんでした
error-opening = { $path } を開けませんでした
error-removing = { $path } を削除できませんでした
error-creating = フォルダー { $path } を作成できませんでした
error-no-data-folder = { $path } はデータフォルダーではありません。「holdfast import パス --data { $path }」で作成してください。
error-not-ours = { $path } に Holdfast 以外のファイル ({ $file }) があります。--out で別のフォルダーを指定してください。
error-as-of-out-of-range = { $date } は基準日としては遅すぎます
error-no-currency = 「{ $code }」は ISO 4217 の通貨コードではありません。EUR、JPY、CNY のような3文字のコードを指定してください。
error-no-file = { $path } に読み込めるファイルがありません
error-nothing-read = 顧客のデータとして読み込めるファイルがありませんでした:
error-all-rejected = { $count } 行すべてが受け付けられませんでした。rejects.csv をご覧ください
error-no-months = データに日付がないため、月次の指標はありません。「holdfast analyze」で分かることを確認できます。
error-no-such-month = { $month } の指標はありません。{ $first } から { $last } まであります
error-no-cohort-cell = 「{ $cell }」はコホートのセルではありません。start_month:2025-03:6 のように、コホート、ラベル、経過月数を指定してください。
error-no-column = { $path } に列 { $column } がありません。必要な列: { $columns }
error-not-utf8 = { $path } は UTF-8 ではありません。「CSV UTF-8」で保存してください。
error-cell-decision = { $path } の { $row } 行目、{ $column } 列: 「{ $value }」は confirm、correct、contest のいずれでもありません
error-cell-reason = { $path } の { $row } 行目、leaf 列: 「{ $value }」は分類にない理由です
error-cell-reason-near = { $path } の { $row } 行目、leaf 列: 「{ $value }」は分類にない理由です。{ $near } のことですか?
error-cell-empty = { $path } の { $row } 行目、{ $column } 列: 記入されていません
error-cell-account = { $path } の { $row } 行目、{ $column } 列: 「{ $value }」はこのデータフォルダーの顧客ではありません
error-cell-date = { $path } の { $row } 行目、{ $column } 列: 「{ $value }」は 2026-03-31 のような日付ではありません。空欄なら今日になります
error-empty-corpus = コーパスの reasons/ と horsemen/ にテキストがありません
error-line-no-json = { $line } 行目: { $why }
error-line-no-text = { $line } 行目: 「text」がないか、テキストではありません
error-no-such-model = モデル { $name } はありません
error-no-such-feature = { $place }: 証拠源 { $source }: 特徴量 { $feature } はありません。一覧は docs/reference/features.md にあります。
error-no-such-feature-near = { $place }: 証拠源 { $source }: 特徴量 { $feature } はありません。{ $near } のことですか? 一覧は docs/reference/features.md にあります。

## 次に離れる顧客

progress-step-history = 履歴を読み込んでいます
progress-step-message-labels = メッセージを読んでいます
progress-step-features = 特徴量を計算しています
progress-step-periods = 顧客を月ごとに追っています
progress-step-columns = 結果を知っている列を探しています
progress-step-groups = グループ別の解約
progress-step-check = 学習し、後の月で検証しています
progress-step-refit = すべての月から学習しています
progress-step-score = 顧客を評価しています
progress-step-explain = 説明を作っています
risk-published = 解約確率を示します。モデルは後の月でも当てはまりました。{ $landmarks } 回の月初、顧客 { $accounts } 社、解約 { $losses } 件から学習し、{ $causes } 個の理由を区別しています。
risk-refused = どの顧客にも解約確率を示しません。データは月初 { $landmarks } 回、顧客 { $accounts } 社、解約 { $losses } 件です。
risk-written = risk_by_account.csv、who_next.csv、model_card.json、risk_model.json を { $path } に書き出しました。
risk-refused-written = model_card.json を { $path } に書き出しました。顧客の表に行はありません。
risk-scored = 顧客 { $count } 社を評価しました。risk_by_account.csv と who_next.csv は { $path } にあります。
risk-no-such-account = { $account } には解約確率がありません。すでに解約したか、解約を申し出たか、このデータフォルダーにありません。
risk-no-such-account-near = { $account } には解約確率がありません。すでに解約したか、解約を申し出たか、このデータフォルダーにありません。{ $near } のことですか?
error-no-such-horizon = { $days } 日の確率はありません。{ $known } から選んでください。

benchmark-target = { $rows } 行のうち { $positives } 行が解約（{ $column } が { $value }）。結果のない行は { $missing } 行。
benchmark-constant = すべての行で値が同じため学習に使わない列：{ $columns }
benchmark-identifiers = 行の番号にすぎないため学習に使わない列：{ $columns }
benchmark-mostly-unique = 同じ文字列がほとんど現れないため学習に使わない列：{ $columns }
benchmark-leak = 結果をすでに含んでいるため学習に使わない列：{ $column }
benchmark-few = 一方の結果が 50 行に満たないため、どの数値も目安にすぎません。
benchmark-unreadable = { $count } 個のセルが列の内容に合わず、欠損として扱いました。最初は { $row } 行目、{ $column } 列：{ $text }
benchmark-broken-rows = { $count } 行はセルの数が見出しと異なるため除きました。最初は { $row } 行目です。
benchmark-value = 分割外
benchmark-base = モデルなし
benchmark-auc = AUC（95% 区間）
benchmark-log-loss = 対数損失
benchmark-brier = Brier スコア
benchmark-ece = 較正誤差
benchmark-lift = 上位 1 割のリフト
benchmark-cause = 原因
benchmark-events = 行数
benchmark-concordance = 一致指数（95% 区間）
benchmark-no-column = { $column } という列はありません。ファイルの列：{ $columns }
benchmark-which-positive = { $column } 列の値は { $values } です。「解約」を意味する値を --positive で指定してください。
benchmark-no-such-value = { $column } 列に { $value } はありません。値：{ $values }
benchmark-too-few = { $rows } 行のうち解約は { $positives } 行です。{ $folds } 分割には、解約と継続がそれぞれ { $needed } 行以上必要です。
benchmark-no-columns = 学習に使える列が残っていません：{ $columns }
benchmark-no-times = { $column } 列は期間ではありません。すべての行に 0 以上の数値が必要です。

## 購入

purchases-read = 顧客 { $accounts } 人、購入 { $purchases } 件 (うちリピート { $repeats } 件)。
purchases-at-any-time = 購入はいつでも起こりえます (BG/NBD モデル)。
purchases-on-occasions = 購入は決まった機会に起こります (BG/BB モデル)。
purchases-check = 検証: モデルが見ていない最後の { $days } 日間について、予測は { $expected } 件、実際は { $bought } 件でした。
purchases-versus-own-rate = 各顧客のこれまでの頻度のままなら { $expected } 件。
purchases-versus-average-rate = これまでの平均頻度のままなら { $expected } 件。
purchases-listed = よく購入していたのに、離れたかもしれない顧客:
purchases-no-dates = 列 { $column } に日付がありません
purchases-no-amounts = 列 { $column } に金額がありません
purchases-too-few-customers = 予測しません: 顧客が { $found } 人では足りません。{ $needed } 人必要です。
purchases-too-few-repeats = 予測しません: リピート購入が { $found } 件では足りません。{ $needed } 件必要です。
purchases-too-few-held-out = 予測しません: 検証用の期間の購入が { $found } 件では検証できません。{ $needed } 件必要です。
purchases-not-converged = 予測しません: このデータではモデルが収束しませんでした。
purchases-total-not-better = 予測しません: 実際の { $bought } 件には、モデル ({ $expected }) よりもこれまでの頻度のまま ({ $rate }) のほうが近いためです。
purchases-total-too-far = 予測しません: モデルの予測 { $expected } 件に対し実際は { $bought } 件でした。許容される誤差は { $limit } までです。
purchases-not-better-than-own-rate = 予測しません: 顧客ごとに見ると、モデルは各顧客のこれまでの頻度より正確とはいえません。
purchases-not-better-than-average-rate = 予測しません: 顧客ごとに見ると、モデルは全員一律の頻度より正確とはいえません。
column-purchases = 購入回数
column-still-buys = 今後も購入
column-expected-purchases = 1年間の予測
