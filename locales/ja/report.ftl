### レポート：見出し、図表の語、文。

## The document

report-title = 解約分析レポート
report-document-title = 解約分析レポート：{ $title }
report-as-of = { $date }時点
report-data-window = データの期間：{ $from }から{ $to }まで
report-zone = 日付と月は { $zone } の時間帯による
report-contents = 目次
report-skip = 本文へ移動
report-colophon = Holdfast { $generator } が作成。文書形式 { $schema }。
report-files = 同じ数値はデータとしても提供されます。このページと同じ場所にある report.json と、表ごとの CSV ファイルです。
report-customers = { $count } 件の顧客
report-no-data = データなし
report-not-known = 不明
how-computed = 計算方法
chart-show-table = 数値を表示
share-of = { $count } / { $total }
list-shortened = { $count } 件のうち頻度の高い { $shown } 件を表示しています。すべては CSV ファイルにあります。

## Sections

section-headline = 概要
section-leaving = 誰が、どのように解約したか
section-reasons = 申告された解約理由
section-bridge = 経常収益の増減
section-dialects = 同じデータ、異なる定義
section-survival = 顧客はどれだけ続くか
section-incidence = 顧客はいつ、なぜ離れるか
section-cohorts = 開始月別の継続率
section-limits = データからは言えないこと
section-quality = データの問題点
section-inputs = 読み込んだもの
section-definitions = 数値の計算方法

## First screen

lead-empty = データに顧客がいないため、まだ分析できるものがありません。
lead-left-none = 顧客 { $count } 件のうち、解約は 1 件もありません。
lead-left = 顧客 { $total } 件のうち { $churned } 件が解約しました。割合は { $share }（95%信頼区間 { $range }）です。{ $active } 件は継続中です。
lead-left-few = 顧客 { $total } 件のうち { $churned } 件が解約しました。件数が少ないため割合では示しません（95%信頼区間 { $range }）。{ $active } 件は継続中です。
lead-left-plain = 顧客 { $total } 件のうち { $churned } 件が解約しました。{ $active } 件は継続中です。
lead-money = これにより月次経常収益 { $lost } が失われ、{ $active } が残っています。
lead-money-none = データに価格がないため、失われた金額は不明です。
lead-words = 最も多い回答は「{ $words }」（{ $said }）です。
lead-reason = 最も多い回答は「{ $words }」（{ $said }）です。分類すると最も大きいのは「{ $class }」で、回答の { $share }（95%信頼区間 { $range }）を占めます。
lead-coverage = 解約 { $churned } 件のうち { $silent } 件には意味のある回答がなく、別の理由だった可能性があります。
lead-coverage-none = 解約した顧客の理由は 1 件も記録されていないため、なぜ解約したかは分かりません。
lead-contradiction = 回答は互いに矛盾しています。{ $left } と { $right } の両方がある解約のうち { $of } では、両者が同じ意味ではあり得ません。構成比をもとに動く前に、その事情をご確認ください。
lead-quality =
    { $warnings ->
        [0] データには重大な問題が { $critical } 件あります。
       *[other] データには重大な問題が { $critical } 件、それより軽い問題が { $warnings } 件あります。
    }
lead-quality-warnings = データには知っておくべき問題が { $warnings } 件ありますが、重大なものはありません。
lead-quality-none = 実施した検査ではデータに問題は見つかりませんでした。ただし、問題がないという証明ではありません。
lead-rejected = { $read } 行のうち { $count } 行は読み取れず、分析から除いています。
lead-findings = データの最も重大な問題

figure-left = 解約した顧客
figure-money = 失われた月次収益
figure-reason = 申告理由の最大の分類
figure-quality = データの問題
figure-of-with-interval = { $of } · 95%信頼区間 { $range }
figure-interval = 95%信頼区間 { $range }
figure-nobody = 割合を計算する顧客がいません
figure-money-note = 解約した { $count } 件の最後の月額。全数のため区間はありません
figure-money-unknown = データに価格がありません
figure-reason-note = { $figure } · { $note }
figure-reason-unknown = データに申告理由がありません
figure-quality-note = { $sources } 表を検査：重大 { $critical } 件、軽微 { $warnings } 件

## Columns

column-customers = 顧客数
column-share = 割合
column-interval = 95%信頼区間
column-lost = 失われた月次収益
column-held = 現在の月次収益
column-how = 解約の形
column-month = 月
column-left-of-start = 解約 / 月初の顧客
column-reason = 理由
column-meaning = 意味
column-own-words = 申告内容
column-may-mean = 考えられる意味
column-rows = 行数
column-currency = 通貨
column-movement = 増減
column-amount = 金額
column-customers-left = 解約 / 月初の顧客
column-measure = 指標
column-definition = 定義
column-value = 値
column-of = 分子 / 分母
column-losses = 解約数
column-cause = 原因
column-until = 時点
column-incidence = それまでに解約した割合
column-source = ソース
column-window = 最初の日と最後の日
column-days-since = 最終行からの日数
column-longest-gap = 最長の空白
column-state = 状態

## Who left

basis-subscriptions = レポートの日付に有効な契約が一つもない顧客を、解約と数えます。
basis-account-dates = アカウントの終了日がレポートの日付以前の顧客を、解約と数えます。
basis-status = アカウントの状態が解約を示す顧客を、解約と数えます。
basis-tenure = 顧客としての期間が終わったと記録された行を、解約と数えます。
basis-cancellations = 解約の記録があり、その後に復帰していない顧客を、解約と数えます。
leaving-never-customers = ほかに { $count } 件の登録がありますが、顧客にならなかったため数えていません。
leaving-anonymous = 行に顧客の識別子がないため、1 行を 1 件の顧客とみなします。
leaving-voluntary = 自発的解約
leaving-involuntary = 支払い失敗
leaving-vendor = 当社による終了
leaving-unknown = 不明
chart-how-left = 解約の形
chart-base-leavers = 解約した { $count } 件に占める割合。線は95%信頼区間です。
chart-churn-over-time = 月ごとの顧客解約率
chart-churn-over-time-caption = 月初の顧客のうち月末までに解約した割合と95%信頼区間。月初の顧客が 30 件に満たない月は除いています。
absent-leavers = 解約がないため、内訳はありません。
absent-how-left = 自発的な解約か、支払いの失敗か、当社による終了かは、このデータからは分かりません。

## Stated reasons

coverage-text = 解約 { $churned } 件（同じ顧客が二度解約すれば 2 件）のうち、何らかの申告があるのは { $stated } 件、意味のある申告は { $informative } 件：{ $figure }（95%信頼区間 { $range }）。「その他」「わからない」は含みません。
reasons-caution = 同じ解約についての二つの記録が矛盾しています。以下は申告されたままの構成で、調整は加えていません。
reasons-caution-link = 矛盾を見る
part-roll-ups = 2分類・4分類・8分類
roll-ups-intro = 同じ回答を、公表されている三つの分類法で分けました。一部の理由は分類法により扱いが異なるため、並べて示します。
rollup-two = 2つの理由
rollup-four = 4つの理由
rollup-eight = 8つの理由
rollup-nine = 8つの理由（9つの見出し）
part-leaves = 詳しい内訳
chart-leaves = 理由ごとの割合
soft-counts = 件数は整数とは限りません。複数の意味があり得る回答（たとえば「価格」）は、それぞれに配分しています。
chart-base-stated = 理由の申告がある解約 { $count } 件に占める割合。線は95%信頼区間です。
chart-base-stated-shortened = 理由の申告がある解約 { $count } 件に占める割合（上位 { $shown } 件）。線は95%信頼区間です。
chart-share-of-reasons = 申告理由の分類別内訳
part-own-words = 申告されたままの言葉
own-words-intro = 理由の申告がある解約 { $count } 件についてソースに書かれた言葉と、考えられる意味です。
unmapped-title = 解釈できなかった回答
unmapped-intro = 既知のどの語彙にもない回答が { $count } 種類あり、不明として数えています。
part-contradictions = 互いに矛盾する記録
contradiction-text = 一部の解約には { $left } と { $right } の二つの記録があります。そのうち { $of } では、両者が同じ理由を指すことはあり得ません。
contradiction-unrelated = 両者は無関係に見えます。一方を知っても他方については何も分かりません（カイ二乗値 { $statistic }、自由度 { $freedom }、p = { $p }）。少なくとも一方は理由を記録していません。
contradiction-related = 両者には関連がありますが（カイ二乗値 { $statistic }、自由度 { $freedom }、p = { $p }）、食い違いも多くあります。
p-value-small = 0.001 未満
cross-table-caption = { $left }（行）と { $right }（列）別の解約数
cross-table-shortened = 頻度の高い値だけを表示しています。すべては CSV ファイルにあります。
absent-reasons = 申告理由が見つからないため、構成比は示せません。

## Money

balance-title = 月次経常収益：現在と喪失
balance-intro = 顧客が現在支払っている月額と、解約した顧客の最後の月額です。
currencies-apart = 通貨は合算していません。データに為替レートがないためです。
part-bridge = 期首から期末まで
part-movements = 月ごとの増減
chart-bridge = { $currency }建ての月次経常収益、{ $from }から{ $to }まで
chart-bridge-caption = { $months } か月間。有料顧客は { $start } 件から { $end } 件へ。
chart-movements = 月ごとの増加と減少（{ $currency }）
chart-movements-caption = 上向きが増加、下向きが減少。短い横線は差し引きです。
chart-movements-partial = 上向きが増加、下向きが減少。短い横線は差し引きです。最後の月は{ $date }までで、まだ終わっていません。
amounts-more = ほか { $count } 通貨の金額
currencies-left-out = ほかに { $count } 通貨が CSV ファイルにあります。
absent-money = データに価格がないため、収益については何も言えません。
absent-movements = データに価格はありますが日付がないため、収益を月ごとに追えません。
part-measures = 解約率と継続率
measures-intro = { $month }の指標です。
dialects-intro = 「解約率」や「継続率」の意味はツールによって異なります。同じ顧客の{ $month }を、それぞれの定義で計算しました。このレポートは標準の定義を使います。
dialects-caption = { $month }の指標
dialects-note = 各値の下に、95%信頼区間と、何を何で割ったかを示します。顧客が 30 件に満たない場合は、割合の代わりに件数や金額を示します。横線は、その定義に該当する指標がないか、割る数がないことを表します。
dialects-not-defined = 定義なし
differences-title = 定義によって異なる理由
difference-in-figures = { $dialect }、{ $measure }：{ $value }、標準の定義では { $canonical }
value-of = { $value }（{ $of }）
measure-in-currency = { $measure }（{ $currency }）

## Time

part-survival = 継続曲線
chart-survival = 継続している割合
chart-survival-caption = 顧客 { $count } 件からの Kaplan–Meier 推定と95%信頼区間。下段は観察中の顧客数です。
chart-at-risk = 観察中
chart-still-with-us = 継続中
chart-time-day = 開始からの日数
chart-time-week = 開始からの週数
chart-time-month = 開始からの月数
chart-time-quarter = 開始からの四半期数
chart-time-year = 開始からの年数
chart-start-month = 開始月
chart-size = 件数
survival-median = 顧客の半数は { $median }で解約に至ります（95%信頼区間 { $range }）。{ $subjects } 件（うち解約 { $events } 件）からの推定です。
survival-no-median = 観察期間内に解約する顧客は半数に満たないため、中央値はありません。{ $subjects } 件（うち解約 { $events } 件）からの推定です。
survival-left-out = 期間がゼロまたは不明の顧客 { $count } 件は除いています。
range-open = { $low }以上
duration-day = { $count } 日
duration-week = { $count } 週
duration-month = { $count } か月
duration-quarter = { $count } 四半期
duration-year = { $count } 年
incidence-intro = 一つの顧客が離れる原因は一つだけです。どの時点でも、継続中の顧客と原因別に解約した顧客を合わせると全体になります。
chart-incidence = 開始からの時間と顧客の行方
chart-incidence-caption = 顧客 { $count } 件からの Aalen–Johansen 推定。
chart-incidence-lines = 原因別の解約した割合
chart-incidence-lines-caption = 顧客 { $count } 件からの同じ推定を原因ごとに、95%信頼区間とともに示します。
part-cohorts = 顧客のグループ
cohorts-intro = 各行は一つの顧客グループで、開始時から追跡しています。
chart-cohorts-by = { $group } 別の継続率
chart-cohorts-caption = グループのうち継続している割合（%）。色が濃いほど高くなります。まだ観察されていない欄は空白です。
chart-cohorts-small = 色が濃いほど継続が多いことを示します。顧客が 30 件に満たない欄があるため割合は印字していません。件数は表にあります。
absent-survival = 期間も日付も不明なため、顧客がどれだけ続くかは分かりません。

## What the data cannot say

limits-intro = データに答えがないため、このレポートでは次の問いに答えていません。
limit-stated-only = 理由は申告されたものです。申告だけでは、本当の理由かどうかは分かりません。
limit-no-reasons = 解約理由を記録した列がないため、なぜ解約するのかは分かりません。
limit-reason-silence = 解約 { $churned } 件のうち { $silent } 件には意味のある回答がありません。理由はほかの解約と異なる可能性があります。
limit-no-money = 価格がないため、損失は金額ではなく顧客数で数えています。
limit-no-dates = 日付がないため、個々の月や季節、推移については何も言えません。
limit-no-tenure = 開始日も期間もないため、顧客がどれだけ続くかは分かりません。
limit-anonymous = 行に顧客の識別子がありません。ほかのデータと結び付けられず、2 行ある顧客は 2 件と数えられます。
limit-few-leavers = 解約は { $count } 件だけです。内訳は個別の事例に近く、信頼区間もそれを示しています。
limit-no-usage = 利用の記録がないため、解約前に利用が減っていたかどうかは分かりません。
limit-no-messages = 問い合わせやメッセージがないため、申告理由を顧客の書いた内容と照らし合わせられません。
limit-no-payments = 支払いの記録がないため、支払いの失敗と自発的な解約を区別できません。
limit-snapshot = 顧客の属性は書き出し時点のもので、解約を決めた時点のものではありません。解約したために変わった属性もあり得ます。
limit-several-currencies = 通貨が { $count } 種類あり為替レートがないため、単一の合計はありません。
limit-no-cause = これらの数値は誰が離れたかを示すもので、何が原因か、どうすれば引き止められたかは示しません。

## Data quality

part-findings = 検出事項（重大な順）
part-freshness = データの鮮度
freshness-intro = 日付や行のない表からは何の兆候も読み取れません。これを健全とは表示しません。
finding-column = 列 { $column }
quality-no-findings-text = 実施した検査では問題は見つかりませんでした。ただし、問題がないという証明ではありません。
state-fresh = 新しい
state-stale = 古い
state-gaps = 空白あり
state-undated = 日付なし
state-no-signal = シグナルなし
absent-inputs = 読み込んだファイルはありません。
inputs-not-recognised = 認識できず
inputs-intro = { $count } 表、{ $read } 行を読み込み、{ $rejected } 行を却下しました。
table-accounts = アカウント
table-account-traits = アカウントの属性
table-tenures = 顧客期間
table-contacts = 連絡先
table-subscriptions = 契約
table-invoices = 請求書
table-payments = 支払い
table-usage-events = 利用
table-tickets = 問い合わせ
table-messages = メッセージ
table-surveys = アンケート
table-cancellations = 解約の記録
table-incidents = 障害
table-external-events = 外部の出来事

## How each figure is computed

definition-left = 解約した顧客
    .text = 有料の顧客だったことがあり、レポートの日付にはそうでない顧客。復帰した顧客は継続と数えます。有料にならなかった試用は含みません。
definition-interval = 95%信頼区間
    .text = 観察された件数と矛盾しない割合の範囲で、割合に対する Wilson の区間（1927）です。観察した顧客を、あり得た顧客からの標本とみなします。データの誤りは考慮していません。
definition-few = 割合の代わりの件数
    .text = 観察が 30 件に満たないとき、割合は実際以上に確かに見えます。そのため「3 / 12」のような件数を、区間とともに示します。
definition-roll-ups = 2分類・4分類・8分類
    .text = 回答はすべて、約 40 の理由のいずれか、または複数に置き換えます。各理由は三つの分類法に位置を持ちます。2分類（顧客側の事情／望む成果に未達。後者は二つの部分）、4分類（市場からの離脱、価格、製品、対応）、8分類（見出しは九つで、既定では二つを統合）です。
definition-soft-counts = 整数でない件数
    .text = 複数の理由を指し得る回答は、決まった重みで各理由に配分します。区間は配分後の件数で計算します。
definition-attribution = あらゆる証拠から見た理由
    .text = 証拠ごとに、考えられる理由へ票を投じるか、沈黙します。ラベルモデル（Dawid と Skene の方法に部分票を加えたもの）が、証拠どうしの一致からそれぞれの信頼度を学び、同じことを伝える証拠を割り引いて、顧客ごとに各理由の確率を求めます。区間は、全顧客の理由を同時に抽出した結果から求めています。
definition-coverage = 理由の把握率
    .text = 意味のある回答がある解約を、すべての解約で割った値。
definition-chi-square = 独立性の検定
    .text = 二つの記録の分割表に対する Pearson のカイ二乗検定。p 値が 1 に近いほど、両者が別々に決まったように見えることを意味します。
definition-mrr = 月次経常収益
    .text = 有効な有料契約の価格を 1 か月分に換算したもので、年額は 12 で割ります。一時的な金額、税、試用は含みません。現在：レポートの日付の金額。喪失：解約前の最後の金額。
definition-movements = 増減
    .text = 同じ通貨の中で、各顧客の月末の金額を月初と比べます。以前がなければ新規または再開、以後がなければ解約、それ以外は拡大または縮小です。期首にすべての増減を加えると、ちょうど期末になります。通貨を変えた顧客は解約ではなく、別の増減として扱います。
definition-kaplan-meier = 継続している割合
    .text = Kaplan–Meier 推定。各時点で、観察中の顧客のうち解約しなかった割合を、それまでの時点すべてについて掛け合わせます。継続中の顧客は、観察された期間だけ数えます。区間は Greenwood の分散による二重対数変換です。
definition-median = 中央値
    .text = 推定値が初めて 2 分の 1 以下になる時点。区間は曲線の区間から求めます。
definition-aalen-johansen = 原因別の解約した割合
    .text = Aalen–Johansen 推定。各時点で、継続中の割合に、そのうちこの原因で解約する割合を掛けて足し上げます。継続中の割合と合わせると、すべての原因の合計は 1 になります。
definition-cohorts = 顧客のグループ
    .text = グループのうち、その長さだけ観察できた顧客に占める継続中の顧客の割合。開始月別は Wilson の区間、属性別は Kaplan–Meier 推定によります。
definition-measures = 指標
    .text = 指標は暦月の始まりと終わりを比べます。顧客の割合には Wilson の区間を付けます。

## Why, from everything said and seen

section-attribution = あらゆる証拠から見た解約理由
attribution-intro = 顧客の申告は証拠の一つにすぎません。ここでは、解約を決める前の文章、支払い、利用状況、問い合わせ、接触の記録と突き合わせ、顧客ごとに各理由の確率を求めています。
attribution-coverage = 解約した { $count } 件のうち、使える理由の申告があるのは { $stated } 件。何らかの手がかりがあるのは { $reasoned } 件で、{ $confident } 件は中程度以上の確からしさです。避けられない解約とみなすのは { $unavoidable } 件で、その証拠が基準を超えたものに限ります。
chart-attributed-leaves = あらゆる証拠から見た理由
chart-attributed-caption = 解約した顧客に占める割合。横線は 90%区間で、一件ごとの理由の不確かさを含みます。
column-interval-90 = 90%区間
part-stated-seen = 申告と、実際に見えたこと
stated-seen-text = { $count } 件で理由の申告がありました。申告とほかの証拠の重なりは平均 { $overlap } です。別の顧客の証拠と比べた場合は { $chance } になります。食い違いの大きいもの：
column-stated = 申告
column-seen = 見えたこと
part-price-audit = 本当に価格が理由か
price-audit-text = { $count } 件が価格を理由に挙げました。すべての証拠を合わせても価格が最も有力なのはそのうち { $share } で、価格の理由の平均確率は { $probability } です。ほかに考えられる理由：
price-audit-caution = 値引きを提案する前に：効果があるのは、本当に価格が理由だった顧客だけです。
part-rivals = 名前の挙がった競合
rivals-text = 競合の名を挙げた顧客の数と、競合のどこが選ばれたか。
column-rival = 競合
part-rising = 増えている理由
column-before = 以前
column-how-sure = 増加の確からしさ
part-by-reason = 理由ごとに見る
by-reason-intro = 理由ごとの件数と根拠です。開くと、時期、顧客の傾向、証拠、顧客自身の言葉が見られます。
by-reason-count = { $count } 件
example-no-evidence = 際立った証拠はありません。
part-listened-to = 参照した証拠
listened-to-text = ほかと食い違う証拠や、ほかと同じことを伝える証拠は、軽く扱います。
source-basis-stated = 申告
source-basis-inferred = 観察
column-basis = 種類
column-spoke = 対象の顧客数
column-relied-on = 信頼度
column-counts = 重み
part-by-group = どの理由が、いつ、どの顧客に多いか
by-group-intro = 解約した顧客に占める理由の割合を、グループごとに棒と 90%区間つきで示します。30 件に満たないグループには割合を示しません。▲ は同じ表のほかのグループより多いこと、▼ は少ないことを表し、件数の少なさによる偶然も考慮しています。一つの表の印のうち、およそ二十に一つは誤りと見込まれます。
by-month = 解約した月別
by-quarter = 解約した四半期別
by-segment = セグメント別
by-plan = プラン別
by-trait = 「{ $name }」別
by-trait-title = そのほかの属性別
by-trait-intro = 解約した顧客を分けられる、値の種類が少ない属性が { $count } 個あります。値はエクスポート時点のものです。
by-group-marks = ▲ はほかのグループより多い、▼ は少ない。印のうち、およそ二十に一つは誤りと見込まれます。
by-not-known = 「{ $by }」で分けることはできません。使えるもの：{ $known }。
by-group-none = 解約が 30 件に達するグループがないため、割合は示しません。
by-group-few = 件数が少なく割合を示さないもの：{ $groups }。
by-group-unknown = { $count } 件はグループが不明です。
group-with-count = { $group }（{ $count } 件）
quarter = { $year }年第{ $quarter }四半期
column-group = グループ
stands-out-more = ほかのグループより多い
stands-out-less = ほかのグループより少ない
coverage-stated = 使える理由の申告あり
coverage-reasoned = 何らかの手がかりあり
coverage-confident = 確からしさが中程度以上
coverage-avoidable = 避けられたとみなす解約
coverage-avoidable-note = 避けられない解約とみなすのは、誰にも変えられない理由の証拠が基準を超えたものだけです。
rising-window = 直近 { $days } 日間（解約 { $recent } 件）と、その前の { $days } 日間（解約 { $before } 件）との比較です。
rising-too-few = 増えているかどうかは判断できません。直近 { $days } 日間の解約は { $recent } 件、その前の { $days } 日間は { $before } 件です。それぞれ 30 件以上必要です。
rising-none = { $compared } 種類の理由のうち、偶然や一件ごとの不確かさでは説明できないほど増えたものはありません。
rising-note = { $compared } 種類の理由を比べました。増加幅の 90%区間が 0 を上回るもののうち、誤って挙げる割合の見込みが 5% 以下に収まるものだけを示しています。
column-recently = 直近
column-growth-90 = 増加幅（90%区間）
part-recurrence = 再び同じ理由で解約したか
recurrence-text = 解約の記録がある顧客 { $left } 件のうち、{ $returned } 件が戻り、そのうち { $again } 件が再び解約しました。
recurrence-compared = 前後とも使える理由の申告があるのは { $count } 回です。同じ理由は { $leaf }、八分類で同じ分類は { $class }。偶然であれば { $chance } になります。
recurrence-nobody-left = 示せません。日付のある解約の申告がデータにないため、前後の解約を比べられません。
recurrence-no-returns-visible = 示せません。戻った顧客がデータから分かりません。契約の開始日と終了日、または取り消された解約の記録が必要です。
recurrence-nobody-returned = 解約の記録がある顧客 { $left } 件のうち、戻った顧客はいません。そのため理由が繰り返されることもありません。
recurrence-nobody-left-again = 解約の記録がある顧客 { $left } 件のうち、{ $returned } 件が戻りました。再び解約した顧客はいません。
recurrence-not-stated-twice = 解約の記録がある顧客 { $left } 件のうち、{ $returned } 件が戻り、そのうち { $again } 件が再び解約しました。二度とも使える理由を申告した顧客がいないため、同じ理由かどうかは分かりません。
column-first-time = 前回
column-next-time = 次回
column-likeliest = 最有力
column-stated-by = 申告
column-avoidable = 避けられた
reason-share = 解約した { $count } 件の { $share }（90%区間 { $range }）。
reason-likeliest = { $count } 件で最も有力な理由（確からしさ：高 { $high } 件、中 { $medium } 件、低 { $low } 件）。
reason-rests = そのうち、申告だけによるもの { $stated } 件、観察だけによるもの { $inferred } 件、両方によるもの { $both } 件。
reason-stated =
    { $count ->
        [0] この理由を申告した顧客はいません。
       *[other] { $count } 件がこの理由を申告しました。すべての証拠を合わせても最も有力なのは、そのうち { $also } 件です。
    }
reason-avoidable = 避けられたとみなす解約：{ $figure }。
reason-avoidable-share = { $of }（{ $share }）
reason-lost = 確率に応じた、失った月次収益：{ $amounts }。
reason-trend = 時期による変化
reason-trend-description = 各期間に解約した顧客に占める割合と 90%区間。30 件に満たない期間は除いています。
reason-by-group = どの顧客に多いか
reason-nowhere-more = どのグループでも、ほかより明らかに多い・少ないとは言えません。
reason-sources = 何から分かるか
column-speaks-for = 支持する件数
column-adds = 平均の増分
reason-examples = この理由で解約した顧客
reason-examples-shown = { $count } 件のうち、最も確からしい { $shown } 件です。数値は、その証拠が対数オッズに加える量です。
example-confidence = 確からしさ：{ $confidence }
example-left-on = { $date }まで
example-stated = 申告：{ $reason }
