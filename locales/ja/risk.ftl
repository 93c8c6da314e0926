### 次に解約する顧客：一覧、予測される解約、検証、モデルカード。

## First screen

lead-risk = 今後 { $days } 日以内に、現在の顧客 { $accounts } 件のうち約 { $customers } 件が解約すると見込まれます（95%信頼区間 { $range }）。
lead-risk-money = 今後 { $days } 日以内に、現在の顧客 { $accounts } 件のうち約 { $customers } 件が解約し（95%信頼区間 { $range }）、月次経常収益 { $amounts } が失われると見込まれます。
lead-risk-reasons = 多いと見込まれる理由：{ $reasons }。
lead-risk-refused = 顧客ごとの解約確率は示していません。データがそれを裏づけないためです。名前を並べても、根拠があるように見えるだけになります。
lead-risk-outlook = 言えることは次のとおりです。月初に顧客だったうち { $share } が、{ $days } 日以内に解約を決めました（95%信頼区間 { $range }）。
risk-reason-count = { $reason }（約 { $customers } 件）

## Section

section-risk = 次に解約する顧客
risk-intro = { $date } 時点の顧客ごとに、解約を決める確率を、過去の利用、支払い、価格、問い合わせ、接触の記録から求めたものです。モデルは過去の月から学習し、一度も見ていない、より新しい月で検証しました。
risk-intro-refused = 本来は、解約を決める確率をモデルで顧客ごとに求めます。公表するのは、一度も見ていない、より新しい月での検証に合格した場合だけです。
risk-refused-title = 名前を示さない理由
risk-refused-instead = 代わりに言えるのは、グループごとの解約の割合とその区間です。
risk-see-card = モデルの作り方：モデルカードを見る

risk-refused-undated-losses = 顧客 { $departures } 社が解約していますが、時期が分かるのはそのうち { $dated } 件だけです。いつ始まりいつ終わったかがデータにないため、月ごとに追うことができません。日付のない表は「holdfast risk benchmark」で調べられます。
risk-refused-too-few-losses =
    { $losses ->
        [0] データに解約が 1 件もありません。モデルには少なくとも { $needed } 件が必要です。
       *[other] データにある解約は { $losses } 件だけです。モデルには少なくとも { $needed } 件が必要です。
    }
risk-refused-too-short = データは最初の月から最後まで { $days } 日分しかありません。学習、較正、検証を順に行うには { $needed } 日分が必要です。
risk-refused-too-few-in-fold =
    { $fold ->
        [fit] 学習に使う月の解約は { $losses } 件で、{ $needed } 件が必要です。
        [calibration] 較正に使う月の解約は { $losses } 件で、{ $needed } 件が必要です。
       *[test] 検証に使う月の解約は { $losses } 件で、{ $needed } 件が必要です。
    }
risk-refused-no-better-than-chance = 検証した月では、今後 { $days } 日についての顧客の順位は偶然と変わりませんでした。解約した顧客と継続した顧客を 1 件ずつ比べたとき、解約した側が上位だった割合は { $auc_share } で、95%信頼区間（{ $low_share } から { $high_share }）に 50% が含まれます。
risk-refused-no-better-than-base-rate = 検証した月では、今後 { $days } 日についての確率は、全員に同じ数値を使う場合より良くありませんでした。対数損失は { $model_loss }、同じ数値を使うと { $base_loss } です。
risk-refused-miscalibrated = 検証した月では、今後 { $days } 日についての確率は額面どおりに受け取れませんでした。較正の傾きは { $slope }（95%信頼区間 { $low } から { $high }）で、許容範囲は { $lowest } から { $highest }、または区間が 1 を含むことです。

risk-cause-any = 理由を問わず
risk-cause-other = その他の理由
risk-level-leaf = 個別の理由
risk-level-s2 = 8つの理由の分類
risk-level-s0 = 4つの理由の分類
risk-level-how-left = 自発的かどうか
risk-level-any = すべての理由をまとめて

## The list

part-who-next = リスク金額の大きい顧客
who-next-intro = { $days } 日以内の解約確率を求めた顧客は { $count } 件です。ここではリスク金額の大きい { $shown } 件を示します。全件は who_next.csv にあります。
who-next-money = リスク金額は、解約確率に、その顧客が { $days } 日間に支払う金額を掛けたものです。
who-next-base-rate = 比較の目安：検証した期間では、同様の顧客の { $share } が { $days } 日以内に解約しました。確率 30% とは、そのような顧客 10 件のうち約 3 件が解約するという意味で、どの 3 件かまでは示しません。
who-next-currencies = 通貨の異なる金額は、それぞれの通貨の中央値の何倍かで順位をつけ、合算しません。
who-next-none = この日付では、解約確率を求めた顧客はありません。
who-next-open = 顧客を開くと、理由、確率の低さと結びつく違い、最近の発言が見られます。
column-rank = 順位
column-customer = 顧客
column-leaves-within = { $days } 日以内の解約確率
column-likeliest-reason = 最も有力な理由
column-money-at-risk = リスク金額
column-drives = 主な兆候
risk-average = 平均 { $share }
risk-share-of-cause = この理由で { $share }
risk-amount-unknown = 金額不明
risk-details-for = 顧客ごとに見る
risk-summary = { $days } 日以内 { $share }、平均 { $average }
risk-summary-plain = { $days } 日以内 { $share }
risk-facts-reasons = { $days } 日以内の理由別の確率：{ $reasons }。
risk-reason-share = { $reason } { $share }
risk-facts-monthly = 月額 { $amount }、{ $days } 日以内のリスク金額 { $risk }。
risk-facts-segment = セグメント：{ $segment }
risk-drives = 主な兆候：{ $reason }
risk-drives-note = 平均的な顧客との比較です。数値は、まとまりごとの兆候が対数オッズに加える量で、＋は解約の確率を上げ、−は下げます。
risk-raises = 解約の確率を上げるもの
risk-lowers = 解約の確率を下げるもの
risk-nothing-drives = 際立った兆候はありません。
risk-not-explained = この顧客の内訳はありません。内訳はリスク金額の大きい顧客についてのみ示します。
risk-changes = 確率の低さと結びつく違い
risk-changes-note = 過去のデータでは、値がこちらの顧客のほうが解約が少なくなっています。これは関連であって約束ではありません。実際に変えて効果があるかは、試してみなければわかりません。
risk-change = { $feature }：{ $from }ではなく{ $to }の場合、確率 { $before } → { $after }
risk-change-money = { $feature }：{ $from }ではなく{ $to }の場合、確率 { $before } → { $after }、リスク金額は { $amount } 減
risk-change-to = { $feature }：{ $to }の場合、確率 { $before } → { $after }
risk-change-to-money = { $feature }：{ $to }の場合、確率 { $before } → { $after }、リスク金額は { $amount } 減
risk-wrote = 最近の発言
risk-wrote-on = 最近の発言（{ $date }）
risk-states = 特別な状態

risk-state-discount-held = 値引きによる継続
    .text = ほかの兆候は解約に向かっているのに、割引価格で継続しています。値引きは問題を隠すだけで、終了とともに表面化しがちです。
risk-state-captive = 消極的な継続
    .text = 成果は得ているものの体験が悪く、代わりがないために継続しています。代わりが現れればすぐに離れます。推薦は期待できません。
risk-state-contracting = 縮小中
    .text = 席数、プラン、金額などが徐々に減っています。次は解約になることが多い状態です。
risk-state-usage-up-money-down = 兆候の食い違い
    .text = 利用が増えているのに支払いが減っている、またはその逆です。どちらかが実態を表していません。行動の前に確認してください。
risk-state-usage-down-money-up = 支払いは同じ、利用は減少
    .text = 利用が減っているのに、支払額は変わらないか増えています。何に払っているのかを、いずれ問われます。
risk-state-usage-up-payments-failing = 利用中だが支払い失敗
    .text = 利用は横ばいか増加ですが、直近の支払いが失敗しています。離れる意思はないことが多いので、まず支払いを直してください。

## Expected losses

part-expected-losses = 理由別に見込まれる解約
expected-losses-intro = 現在の顧客の確率の合計と、それに伴って失われる月次経常収益です。95%信頼区間には、偶然の変動と、検証で確率の水準について確定できなかった分が含まれます。
column-within-days = { $days } 日以内
risk-all-reasons = すべての理由
expected-of-month = 月 { $amounts }
expected-unchecked = 未検証：{ $horizons }については、データが短く、より新しい月で結果を確かめられませんでした。検証済みの短い期間に基づく数値です。
expected-failed = 非表示：{ $horizons }については、より新しい月で確率が当てはまりませんでした。
risk-days = { $count } 日

## The check

part-risk-check = 確率は信頼できるか
check-intro = { $from } から { $until } までの顧客 { $accounts } 件で検証しました。これらの予測の時点で、モデルはその月のデータを見ていません。
check-ranking = 順位：{ $days } 日以内に解約した顧客としなかった顧客を 1 件ずつ比べると、解約した側の確率が高かった割合は { $auc } です（95%信頼区間 { $range }）。偶然なら 50% です。
check-lift = 一覧の上位：確率の高い 10% の顧客では { $top } が { $days } 日以内に解約し、全体では { $all } でした。{ $lift } 倍にあたります。
check-level = 水準：予測は平均 { $predicted }、実績は { $observed }。較正の傾きは { $slope }（95%信頼区間 { $range }）で、1 が理想です。1 未満なら、高い確率が高すぎることを示します。
check-lead-time = 予兆の早さ：解約した { $losses } 件のうち { $found } 件は、事前のいずれかの月初に確率の高い 10% に入っていました。その半数は、解約を決める { $median }以上前に入っています（中央の半数は { $low }から{ $high }）。
check-lead-time-none = 予兆の早さ：解約した { $losses } 件のうち、事前の月初に確率の高い 10% に入っていたものはありません。
check-unchecked = { $horizons }は未検証です（データが短いため）。
check-failed = { $horizons }の確率は当てはまらなかったため、示していません。
chart-calibration = { $days } 日以内の予測と実績
chart-calibration-caption = 点は確率の近い顧客のまとまりで、縦線は 95%信頼区間です。対角線上なら、予測どおりの件数が解約しています。顧客 { $accounts } 件、解約 { $events } 件から。
chart-predicted = 予測した確率
chart-observed = 解約した割合
column-predicted = 予測
column-observed = 実績
column-customer-months = 延べ顧客月数
column-departures = 解約数
part-hand-score = 手作業で重みづけしたスコア
hand-score-intro = 同じ月、同じ顧客について、手作業で重みづけしたスコアを確率に換算し、モデルと並べたものです。
hand-score-better = { $days } 日以内では、モデルの順位はスコアより正確です。正しい順の組はモデルが { $model }、スコアが { $score } でした。
hand-score-not-better = { $days } 日以内では、モデルの順位はスコアより正確とは言えません。正しい順の組はモデルが { $model }、スコアが { $score } でした。説明できるほうを使うことをおすすめします。
hand-score-model = モデル
hand-score-score = 手作業のスコア

## Groups

part-risk-groups = グループ別の解約の割合
risk-groups-intro = モデルを使わない集計です。月初に顧客だったうち、各期間内に解約を決めた割合と、その 95%信頼区間です。
chart-risk-groups = { $days } 日以内に解約を決める割合
chart-risk-groups-caption = セグメント別。縦線は全顧客です。顧客が 30 件に満たないセグメントは除いています。
chart-risk-horizons = 期間別の、解約を決める割合
chart-risk-horizons-caption = 大きいセグメントと 95%信頼区間。横軸の期間は等間隔ではありません。
chart-risk-horizons-all-caption = 全顧客と 95%信頼区間。横軸の期間は等間隔ではありません。
risk-group-all = 全顧客
risk-group-few = 件数が少なく割合を示せないもの：{ $groups }。
risk-group-losses = { $group }（{ $count } 件中 { $losses } 件）
risk-group-band = { $from } から { $to }
by-region = 国・地域別
by-language = 言語別
risk-by-feature = 「{ $feature }」別
risk-other-groups = その他の属性別

## The model card

section-model-card = モデルカード
card-intro = 「次に解約する顧客」のモデルを判断するための情報です。何から作り、どう検証し、どこが弱いかを示します。
part-card-data = データ
card-window = { $from } から { $until } までのデータ。{ $landmarks } 回の月初に顧客 { $accounts } 件を観察し、延べ { $rows } 顧客月、解約は { $losses } 件です。
card-entered-late =
    { $count ->
        [0] データの開始前からの顧客はありません。
       *[other] { $count } 件はデータの開始前からの顧客で、開始後の期間だけを数えます。
    }
card-unknown-losses = 解約のうち { $count } 件は理由が不明で、各理由に比例して割り振っています。
card-version = モデルの形式 { $version }、乱数の種 { $seed }。同じデータと種からは同じモデルができます。
chart-folds = どの期間を何に使ったか
chart-folds-caption = 現実と同じく、順に使います。ある期間の結果が次の期間に入り込むことはありません。検証の後、モデルはすべてのデータで学習し直します。
fold-learned = 学習に使用
fold-calibrated = 較正に使用
fold-tested = 検証に使用
column-purpose = 用途
column-from = 開始
column-horizon = 予測する期間
column-standing = 状況
horizon-standing-checked = 新しい月で検証し、合格
horizon-standing-unchecked = 未検証（データが短いため）
horizon-standing-failed = 検証したが不合格、非表示
horizon-standing-refused = 非表示
part-card-causes = モデル化した理由
card-causes-intro = 解約が { $minimum } 件以上あり、その理由であることが推測よりも確かな場合に、理由を個別にモデル化します。それ以外の理由は上位の分類にまとめます。分類は、個別にモデル化していない理由だけを指します。
column-level = 扱い
column-consists-of = 内訳
column-losses-expected = 解約数
risk-leaf-share = { $reason }（{ $share }）
part-card-metrics = 理由と期間別の検証
card-metrics-intro = 学習に使った月より新しい月での結果です。括弧内は全員に同じ数値を使った場合で、モデルはこれを下回る必要があります。
column-auc = 正しい順の割合
column-log-loss = 対数損失
column-brier = ブライアスコア
column-calibration-error = 較正誤差
column-slope = 傾き
column-lift = リフト
metric-against = （{ $base }）
metric-profit = { $days } 日以内の期待最大利益：顧客 1 件あたり生涯価値の { $profit }、全体の { $contacted } に連絡した場合です。特典の費用を生涯価値の { $offer }、連絡の費用を { $contact } と仮定しています。
part-card-families = 重要な兆候
chart-families = 兆候のまとまりごとの重要度
chart-families-caption = 解約の対数オッズへの寄与の絶対値の平均です。予測に重要でも、原因とは限りません。
column-family = 兆候のまとまり
column-importance = 重要度
column-features = 特に重要な兆候
part-card-learners = 学習器
card-learners-intro = 理由ごとに学習器があり、その重みは、どの学習器も見ていない月で学習しました。
column-learner = 学習器
column-weight = 重み
learner-base-rate = 全員に同じ数値
learner-boosting = 勾配ブースティング木
learner-logistic = 罰則つきロジスティック回帰
part-card-left-out = 使わなかった列
card-leaks = 次の列はそれだけで解約がわかるため、結果を知っているとみなして使っていません：
card-no-leaks = 結果を知っている列は見つかりませんでした。
card-leak = { $feature }（正しい順の割合 { $auc }）
card-left-out = そのほかの理由で使わなかった列：
left-out-constant = { $feature }：全員が同じ値
left-out-common = { $feature }：同じ日付ではどの顧客もほぼ同じ値
left-out-identifier = { $feature }：値の種類が顧客数とほぼ同じ
part-card-drift = その後の変化
card-drift-intro = 学習に使った月から分布が変わった兆候です。0.1 未満ならわずか、0.25 を超えると大きな変化で、モデルは現在の顧客を見かけほど把握できていません。
card-no-drift = 目立って変わった兆候はありません。
column-feature = 兆候
column-index = 安定性指数
card-cohorts-intro = 直近の月の解約を、それ以前のモデルが兆候から予測した件数と比べたものです。予測を上回れば警報で、モデルに見えない変化が起きています。
card-cohorts-none = 直近の月の解約は、予測件数が少ないため比べていません。
column-cohort = グループ
column-expected = 予測
column-ratio = 比
card-alarm = 予測を上回る
part-card-fairness = どのグループにも当てはまるか
card-fairness-intro = { $days } 日以内の予測と実績を、言語、地域、セグメント別に比べたものです。印は、実績の 95%信頼区間に予測が入らないことを示します。
card-fairness-none = 比べていません。言語、地域、セグメントが不明か、解約が少なすぎます。
card-off = ずれ
kind-all = 全体
kind-language = 言語
kind-region = 地域
kind-segment = セグメント
kind-plan = プラン
card-named = { $kind }：{ $group }

## Signals and their values

signal-value = { $feature }：{ $value }
signal-unknown = { $feature }：不明
signal-yes = はい
signal-no = いいえ
signal-up = { $value } 増
signal-down = { $value } 減
signal-same = 変化なし
signal-times = { $factor } 倍
signal-hours = { $count } 時間

# 特に重要な兆候は、文で表す。
said-usage-days-since-last = { $value }間利用がない
said-usage-weekday-change-30d =
    { $direction ->
        [up] 利用が、いつもの同じ曜日より { $value } 増えた
        [down] 利用が、いつもの同じ曜日より { $value } 減った
       *[same] 利用は、いつもの同じ曜日と変わらない
    }
said-usage-change-30d =
    { $direction ->
        [up] 直近 30 日の 1 日あたりの利用が、その前の 90 日より { $value } 多い
        [down] 直近 30 日の 1 日あたりの利用が、その前の 90 日より { $value } 少ない
       *[same] 直近 30 日の 1 日あたりの利用は、その前の 90 日と変わらない
    }
said-usage-change-7d =
    { $direction ->
        [up] 直近 1 週間の 1 日あたりの利用が、その前の 3 週間より { $value } 多い
        [down] 直近 1 週間の 1 日あたりの利用が、その前の 3 週間より { $value } 少ない
       *[same] 直近 1 週間の 1 日あたりの利用は、その前の 3 週間と変わらない
    }
said-usage-year-change-30d =
    { $direction ->
        [up] 利用が 1 年前より { $value } 多い
        [down] 利用が 1 年前より { $value } 少ない
       *[same] 利用は 1 年前と変わらない
    }
said-usage-slope-91d =
    { $direction ->
        [up] 13 週間、利用が毎週 { $value } ずつ増えている
        [down] 13 週間、利用が毎週 { $value } ずつ減っている
       *[same] 13 週間、利用は横ばい
    }
said-usage-variation-91d = 13 週間の週ごとの利用のばらつきは { $value }
said-usage-active-days-30d = 直近 30 日のうち { $count } 日利用
said-breadth-change-90d =
    { $direction ->
        [up] 使っている機能が、その前の 90 日より { $value } 個多い
        [down] 使っている機能が、その前の 90 日より { $value } 個少ない
       *[same] 使っている機能の数は、その前の 90 日と同じ
    }
said-seats-change-180d =
    { $direction ->
        [up] 180 日間で席数が { $value } 増えた
        [down] 180 日間で席数が { $value } 減った
       *[same] 180 日間、席数は変わらない
    }
said-amount-change-180d =
    { $direction ->
        [up] 180 日間で月額が { $value } 上がった
        [down] 180 日間で月額が { $value } 下がった
       *[same] 180 日間、月額は変わらない
    }
said-price-per-seat-change-365d =
    { $direction ->
        [up] 1 年間で 1 席あたりの価格が { $value } 上がった
        [down] 1 年間で 1 席あたりの価格が { $value } 下がった
       *[same] 1 年間、1 席あたりの価格は変わらない
    }
said-payment-last-failed =
    { $direction ->
        [yes] 直近の支払いが失敗した
       *[no] 直近の支払いは成功した
    }
said-payment-failures-90d =
    { $count ->
        [0] 90 日間、支払いの失敗はない
       *[other] 90 日間で支払いが { $count } 回失敗した
    }
said-discount-share = { $value } の値引きを受けている
said-plan-days-to-renewal = 更新まで { $value }
said-tenure-days = 顧客になって { $value }
said-contact-days-since-us = こちらからの自発的な連絡が { $value }間ない
said-contact-days-unanswered-90d = 顧客が返事を { $value }間待っている
said-survey-nps-last-365d = 直近の推奨度（NPS）：{ $value }
said-people-champions-gone-365d =
    { $count ->
        [0] 1 年間に離れた推進役はいない
       *[other] 1 年間に推進役が { $count } 人離れた
    }
said-tickets-90d =
    { $count ->
        [0] 90 日間、問い合わせはない
       *[other] 90 日間に問い合わせが { $count } 件
    }
said-calendar-month = 時期：{ $count } 月

## In the terminal

summary-risk-standing = 正しい順の割合 { $auc }（95%信頼区間 { $range }、偶然なら 50%）。{ $days } 日以内の予測 { $predicted }、実績 { $observed }。
summary-risk-list = リスク金額の大きい 5 件：

## Definitions

definition-risk = 解約確率
    .text = 理由ごとに、4つの期間（30、90、180、365 日）のそれぞれで解約を決める見込みを、過去のすべての月から学習し、すべての理由と継続の合計が 1 になるようにつなげたものです。学習器は勾配ブースティング木と罰則つきロジスティック回帰で、より新しい月で重みづけと較正をしています。
definition-risk-published = 公表する条件
    .text = 最も新しい月で、順位が偶然より良く（曲線下面積の 95%信頼区間が 0.5 を上回る）、対数損失が全員に同じ数値を使う場合より小さく、較正の傾きが 0.8 から 1.25 の間にある場合だけ公表します。予測する期間ごとに判断します。
definition-money-at-risk = リスク金額
    .text = その期間内の解約確率 × 月額 × 期間の月数。期間中のいつ解約しても、期間全体の金額で数えます。一覧はこの順です。
definition-expected-losses = 見込まれる解約
    .text = 確率の合計です。区間は、同じ数の独立した決定による偶然の変動と、検証した月での較正の切片の 95%信頼区間を合わせたものです。
definition-signals = 主な兆候
    .text = 理由の対数オッズは、平均的な顧客の値に、各兆候の寄与（Shapley 値。これらの学習器では厳密）を足したものです。寄与は兆候のまとまりごとに合計します。説明しているのは予測であって、顧客そのものではありません。
definition-risk-changes = 確率の低さと結びつく違い
    .text = ほかはそのままに、一つの兆候だけを、継続した顧客のうち良いほうの四分位の値に置き換えて、確率を求め直したものです。
definition-auc = 正しい順の割合
    .text = ROC 曲線下面積。解約した顧客と継続した顧客のすべての組のうち、解約した側の確率が高かった割合です。区間は顧客を単位とします（Obuchowski）。
definition-calibration = 較正
    .text = 顧客を確率の近いまとまりに分け、平均確率と解約した割合を比べます（区間は顧客数による Wilson の区間）。傾きは、結果を予測の対数オッズに回帰した傾き（Cox）、較正誤差は 10 のまとまりの平均の隔たりです。
definition-lift = リフト
    .text = 確率の高い 10 分の 1 の顧客での解約の割合を、全体の割合で割ったものです。
definition-losses-scores = 対数損失とブライアスコア
    .text = 対数損失は、実際に起きたことに与えた確率の対数に負号をつけた値の平均。ブライアスコアは、確率と結果の差の二乗の平均です。どちらも小さいほど良く、正直な確率のときに最小になります。
definition-drift = 安定性指数
    .text = 集団安定性指数（PSI）。学習に使った月の十分位ごとに、当時と現在の割合の差に比の対数を掛け、合計したものです。
definition-risk-groups = グループ別の解約の割合
    .text = 月初からの経過時間についての Aalen–Johansen 推定。すべての月を合わせ、区間は顧客を単位とします。
