### データ品質：検出事項と読み込んだ内容。

## Severity of a finding

severity-critical = 重大
severity-warning = 警告
severity-note = 注記

## Kinds of findings

quality-freshness = 鮮度
quality-gaps = 欠落期間
quality-impossible-order = あり得ない順序
quality-duplicates = 重複
quality-leak = 結果を先取りする列
quality-contradiction = 矛盾
quality-missing = 欠損値
quality-no-findings = 確認した範囲では問題なし

## Tables of what was read

inputs-file = ファイル
inputs-table = テーブル
inputs-rows-read = 読み込み行数
inputs-rows-loaded = 取り込み行数
inputs-rows-rejected = 却下行数
quality-rows = { $count } 行

### Findings of the checks. Keys and arguments: crates/quality/src/check.rs.

## Flags, events and statements that contradict each other

churn_flag_contradicts_events = { $total } アカウントのうち { $rows }（{ $rows_share }）で、解約フラグと解約イベントが矛盾しています。{ $left } 件は解約済みとされていますが有効な解約記録がなく、{ $stayed } 件は契約中とされていますが直近の解約が有効なままです。
churn_flag_contradicts_subscriptions = { $total } アカウントのうち { $rows }（{ $rows_share }）で、解約フラグとサブスクリプションが矛盾しています。{ $left } 件は解約済みとされていますが有料のサブスクリプションが継続中で、{ $stayed } 件は契約中とされていますがすべてのサブスクリプションが終了しています。
cancelled_but_running = 解約が有効な { $total } アカウントのうち { $rows }（{ $rows_share }）では、解約より前に始まった有料サブスクリプションが今も続いています。
subscription_over_without_end = { $source } のサブスクリプション { $total } 行のうち { $rows } 行（{ $rows_share }）は、終了とされているのに終了日がありません。
subscription_open_with_end = { $source } のサブスクリプション { $total } 行のうち { $rows } 行（{ $rows_share }）は、継続中とされているのに基準日より前に終了しています。
stated_reason_independent = 申告された解約理由が、同じ顧客の別の発言と矛盾しています。{ $source } の解約 { $total } 件で、{ $left } と { $right } は互いに独立です（カイ二乗 { $chi_square }、自由度 { $degrees_of_freedom }、p = { $p_value }）。少なくとも一方は顧客の実情に沿って記入されていません。
stated_reason_contradicted = 両方がそろう解約 { $total } 件のうち { $rows } 件（{ $rows_share }）で、{ $left } と { $right } は同じ理由を意味しえません。

## Facts in an order that cannot be

usage_before_subscription = サブスクリプション開始前の利用：{ $source } の利用記録 { $total } 行のうち { $rows } 行（{ $rows_share }）は、対象のサブスクリプションの開始より前の日付です。
facts_before_subscription =
    サブスクリプション開始前の日付：{ $source } の{ $table ->
        [invoices] 請求明細
        [cancellations] 解約記録
       *[other] 行
    } { $total } 件のうち { $rows } 件（{ $rows_share }）。
facts_before_account =
    アカウント開始前の日付：{ $source } の{ $table ->
        [subscriptions] サブスクリプションの行
        [invoices] 請求明細
        [payments] 支払い
        [usage_events] 利用記録
        [tickets] 問い合わせ
        [messages] メッセージ
        [surveys] アンケート回答
        [cancellations] 解約記録
       *[other] 行
    } { $total } 件のうち { $rows } 件（{ $rows_share }）。
facts_after_account =
    アカウント終了後の日付：{ $source } の終了済みアカウントの{ $table ->
        [usage_events] 利用記録
        [invoices] 請求明細
       *[other] 行
    } { $total } 件のうち { $rows } 件（{ $rows_share }）。
facts_after_subscription =
    サブスクリプション終了後の日付：{ $source } の終了済みサブスクリプションの{ $table ->
        [usage_events] 利用記録
        [invoices] 請求明細
       *[other] 行
    } { $total } 件のうち { $rows } 件（{ $rows_share }）。
ends_before_start =
    開始より前に終了（{ $column } が { $start_column } より前）：{ $source } の{ $table ->
        [accounts] アカウント
        [subscriptions] サブスクリプションの行
        [invoices] 請求明細
        [cancellations] 解約記録
        [incidents] 障害記録
       *[other] 行
    } { $total } 件のうち { $rows } 件（{ $rows_share }）。
closed_before_opened = 受付より前に完了：{ $source } の完了済み問い合わせ { $total } 件のうち { $rows } 件（{ $rows_share }）。

## Columns that know the outcome

leak_only_left = { $column } は結果を知っています。調べた { $accounts } アカウントのうち値があるのは { $values } 件で、すべて解約済みです。解約後にだけ記入される列なので、予測には使わないでください。
leak_only_stayed = { $column } は結果を知っています。調べた { $accounts } アカウントのうち値があるのは { $values } 件で、すべて継続中です。解約後に消される列なので、予測には使わないでください。
leak_read_at_end = { $column } は結果を知っています。継続中の顧客の { $single_share } が同じ値を持つのに、解約した顧客の値は { $different } 種類あります。契約終了の時点で記録された列なので、予測には使わないでください。
leak_reset_at_end = { $column } は結果を知っています。解約した顧客の { $single_share } が同じ値を持つのに、継続中の顧客の値は { $different } 種類あります。解約時に初期化される列なので、予測には使わないでください。
leak_repeats_outcome = { $column } は結果を知っています。{ $accounts } アカウントを解約と継続に一つの誤りもなく分けます。結果の写しなので、予測には使わないでください。
leak_ranks_outcome = { $column } は結果を知っています。この列だけで解約と継続を見分けられ、曲線下面積は { $area }（下限 { $lower }）と、通常の列では届かない値です。結果を知ったうえで書かれた列なので、予測には使わないでください。

## Missing accounts, duplicates

facts_without_account =
    どのアカウント表にもないアカウントを指しています：{ $source } の{ $table ->
        [subscriptions] サブスクリプションの行
        [invoices] 請求明細
        [payments] 支払い
        [usage_events] 利用記録
        [tickets] 問い合わせ
        [messages] メッセージ
        [surveys] アンケート回答
        [cancellations] 解約記録
       *[other] 行
    } { $total } 件のうち { $rows } 件（{ $rows_share }）。
facts_without_subscription =
    どのサブスクリプション表にもないサブスクリプションを指しています：{ $source } の{ $table ->
        [usage_events] 利用記録
        [invoices] 請求明細
        [cancellations] 解約記録
       *[other] 行
    } { $total } 件のうち { $rows } 件（{ $rows_share }）。
facts_repeated =
    識別子以外がすべて同じで、二重に出力された可能性があります：{ $source } の{ $table ->
        [invoices] 請求明細
        [payments] 支払い
        [tickets] 問い合わせ
       *[other] 行
    } { $total } 件のうち { $rows } 件（{ $rows_share }）。
facts_in_several_sources =
    複数のソースにあり、重複して数えられます：識別子で見て{ $table ->
        [subscriptions] サブスクリプションの行
        [invoices] 請求明細
        [payments] 支払い
       *[other] 行
    } { $total } 件のうち { $rows } 件（{ $rows_share }）。
subscriptions_identical = 同じアカウントで同一のサブスクリプション（プラン・金額・数量が同じ）が継続中に始まっています：{ $source } のサブスクリプション { $total } 行のうち { $rows } 行（{ $rows_share }）。

## Dates and silence

facts_in_future =
    未来の日付：{ $source } の{ $table ->
        [accounts] アカウント
        [contacts] 担当者
        [invoices] 請求明細
        [payments] 支払い
        [usage_events] 利用記録
        [tickets] 問い合わせ
        [messages] メッセージ
        [surveys] アンケート回答
        [incidents] 障害記録
       *[other] 行
    } { $total } 件のうち { $rows } 件（{ $rows_share }）。
facts_after_as_of =
    基準日より後のため集計に含めていません：{ $source } の{ $table ->
        [accounts] アカウント
        [contacts] 担当者
        [subscriptions] サブスクリプションの行
        [invoices] 請求明細
        [payments] 支払い
        [usage_events] 利用記録
        [tickets] 問い合わせ
        [messages] メッセージ
        [surveys] アンケート回答
        [cancellations] 解約記録
        [incidents] 障害記録
        [external_events] 外部イベント
       *[other] 行
    } { $total } 件のうち { $rows } 件（{ $rows_share }）。
source_undated = { $source } には日付がありません。データの新しさも、いつ何が起きたかもわかりません。
source_stale =
    { $source } は { $days } 日間途絶えており、通常の周期では説明できません。{ $last_date } を最後に{ $table ->
        [invoices] 請求明細
        [payments] 支払い
        [usage_events] 利用記録
        [tickets] 問い合わせ
        [messages] メッセージ
        [surveys] アンケート回答
       *[other] 行
    }がありません。
source_gaps =
    { $source } には通常の周期では説明できない欠落が { $gaps } か所あり、合計 { $days_in_all } 日間{ $table ->
        [invoices] 請求明細
        [payments] 支払い
        [usage_events] 利用記録
        [tickets] 問い合わせ
        [messages] メッセージ
        [surveys] アンケート回答
       *[other] 行
    }がありません。最長は { $days } 日間（{ $from_date } から { $to_date } まで）です。
source_volume_drop =
    { $source } のデータ量が急減しています。直近 { $days } 日間の{ $table ->
        [invoices] 請求明細
        [payments] 支払い
        [usage_events] 利用記録
        [tickets] 問い合わせ
        [messages] メッセージ
        [surveys] アンケート回答
       *[other] 行
    }は { $found } 件で、それまでの 8 週間から見込まれる { $expected } 件を大きく下回ります。
customers_without_signal =
    { $total } 顧客のうち { $rows }（{ $rows_share }）については何もわかりません。{ $table ->
        [invoices] 請求明細
        [payments] 支払い
        [usage_events] 利用記録
        [tickets] 問い合わせ
        [messages] メッセージ
        [surveys] アンケート回答
       *[other] 行
    }が 1 件もないためです。シグナルがないことは良好を意味しません。
group_without_signal =
    プラン { $group } の顧客（{ $total } 中 { $rows }）には{ $table ->
        [invoices] 請求明細
        [payments] 支払い
        [usage_events] 利用記録
        [tickets] 問い合わせ
        [messages] メッセージ
        [surveys] アンケート回答
       *[other] 行
    }が 1 件もありませんが、他の顧客にはあります。このグループのデータ連携が欠けている可能性があります。

## Values that say nothing

subscriptions_at_zero = 試用でも無料でもないのに金額がゼロ：{ $source } のサブスクリプション { $total } 行のうち { $rows } 行（{ $rows_share }）。経常収益には数えません。
subscriptions_without_amount = ほかの行には金額があるのに空欄：{ $source } のサブスクリプション { $total } 行のうち { $rows } 行（{ $rows_share }）。
payments_at_zero = 金額がゼロの支払い：{ $source } の { $total } 件のうち { $rows } 件（{ $rows_share }）。
column_constant = { $column } は値のある { $rows } アカウントすべてで同じ（{ $value }）で、何も区別できません。
column_mostly_missing = { $total } アカウントのうち { $rows }（{ $rows_share }）で { $column } がありません。

## 読み込み時に気づいたこと

amounts_rounded = { $rows } 件の金額は { $currency } より小数桁が多いため、丸めました。
anonymous_rows = 顧客の識別子がないため行番号で代用しました。ほかのデータと結び付けることはできません。
booleans_inverted = { $column } は「残った顧客」を示す列なので、逆にして「離れた顧客」として読みました。
cells_beyond_header = { $rows } 行はセルの数が見出しと合わないため、除外しました。
currency_assumed = 通貨の記載がないため、{ $currency } とみなしました。
currency_unknown = { $rows } 行の通貨コードは不明です。
dates_ambiguous = { $column } は「日-月」とも「月-日」とも読め、決め手となる値がないため読み込みませんでした。マッピングの order で指定してください。
dates_borrowed_order =
    { $column } だけでは日と月の順序が決まりません。同じエクスポートの別の列に合わせ、{ $order ->
        [day_first] 日・月・年
        [month_first] 月・日・年
       *[year_first] 年・月・日
    }の順に読みました。
dates_contradict =
    { $column } には「日-月」としか読めない値と「月-日」としか読めない値が混在しています。{ $order ->
        [day_first] 日・月・年
        [month_first] 月・日・年
       *[year_first] 年・月・日
    }の順に読み、{ $rows } 行は合いませんでした。
derived_from_outcome = { $column } は離脱の有無や理由をなぞるだけの列なので、属性としては使いません。
duplicate_identifiers = { $rows } 行の { $column } はほかの行と識別子が重複しています。すべて残しました。
duplicate_rows = { $rows } 行はほかの行とまったく同じ内容です。すべて残しました。
encoding_guessed = 文字コードの記載がないため、内容から { $encoding } と判断しました。
formula_results = { $rows } 個のセルは数式なので、保存されている計算結果を読みました。
identifiers_mangled = { $column } の識別子 { $rows } 件は表計算ソフトで丸められています（例: { $example }）。
input_left_out =
    { $reason ->
        [no_header] 取り込みませんでした。見出し行がなく、各列の意味がわかりません。マッピングファイルで列に名前を付けてください。
        [several_rows_undated] 取り込みませんでした。同じ顧客の行が複数あるのに日付がありません。1 行 1 顧客の表か、日付のある記録なら読めます。
        [texts_without_customer] 取り込みませんでした。文章だけで顧客の識別子がなく、誰のものか結び付けられません。
        [neither_customer_nor_outcome] 取り込みませんでした。顧客の識別子も、誰がいつ（またはどれだけの期間で）離れたかを示す列もありません。
        [cannot_be_joined] 取り込みませんでした。ほかのファイルには顧客の識別子がありますが、このファイルにはないため結び付けられません。単独で取り込んでください。
        [rows_name_no_customer] 取り込みませんでした。行に顧客の記載がなく、どの顧客のものかを示すファイルもありません。
        [required_column_missing] 取り込みませんでした。この種類の表に欠かせない列がありません。
        [over_limit] 取り込みませんでした。上限（{ $detail }）を超えています。信頼できるファイルであれば、分割してください。
        [not_text] 取り込みませんでした。テキストファイルではありません。
        [no_table] 取り込みませんでした。見出しも行もなく、表がありません。
        [damaged_workbook] 取り込みませんでした。ブックが壊れているか保護されていて読めません（{ $detail }）。開いて保存し直してください。
        [damaged_parquet] 取り込みませんでした。Parquet ファイルが読めません（{ $detail }）。書き出し直してください。
        [empty_file] 取り込みませんでした。ファイルが空です。
        [other_workbook] 取り込みませんでした。この形式のブックは読めません。.xlsx または .csv で保存してください。
        [archive] 取り込みませんでした。圧縮された書庫です。先に展開してください。
        [hidden_file] 取り込みませんでした。隠しファイルです。
       *[other_file] 取り込みませんでした。表を含む種類のファイルではありません。
    }
lines_not_json = { $rows } 件は JSON オブジェクトではないため、除外しました。
mixed_types = { $column } は大半が数値ですが、そうでない値が { $rows } 件あります（例: { $example }）。文字列として残しました。
negative_amounts = { $column } の金額 { $rows } 件は負の値です。そのまま残しました。
numbers_ambiguous =
    { $column } の記号は小数点とも桁区切りとも読めます（例: { $example }）。{ $reading ->
        [point] ピリオド
       *[comma] コンマ
    }を小数点として読みました。
outcome_contradicts =
    { $field ->
        [churned] { $rows } 件の顧客で、離れたかどうかが { $other } と食い違っています。{ $other } に従いました。
        [reason] { $rows } 件の顧客で、理由が { $other } と食い違っています。{ $other } の値を使いました。
        [reason_category] { $rows } 件の顧客で、理由の分類が { $other } と食い違っています。{ $other } の値を使いました。
        [duration] { $rows } 件の顧客で、継続期間が { $other } と食い違っています。{ $other } の値を使いました。
        [started_at] { $rows } 件の顧客で、開始日が { $other } と食い違っています。{ $other } の値を使いました。
        [ended_at] { $rows } 件の顧客で、終了日が { $other } と食い違っています。{ $other } の値を使いました。
       *[mrr] { $rows } 件の顧客で、月額が { $other } と食い違っています。{ $other } の値を使いました。
    }
outcome_missing = { $rows } 行には顧客が離れたかどうかの記載がありません。
replaced_by_correction = このデータは以前にも取り込まれています。キーが同じ行は今回の内容で置き換えました。
replacement_characters = { $rows } 行に置換文字 U+FFFD が含まれます。エクスポート前に文字が失われていました。
still_running_words = { $column } の { $words } は、まだ継続中であることを表します。
text_damaged = { $rows } 行に { $encoding } として正しくないバイトがあるため、除外しました。
unclosed_quote = { $rows } 行は引用符が閉じていないため、除外しました。
unjoined_rows = { $rows } 行の { $column } は { $other } に存在しないため、除外しました。
values_unreadable =
    { $reason ->
        [missing_value] { $column } が空のため、{ $rows } 行を除外しました。
        [not_a_date] { $column } を日付として読めないため、{ $rows } 行を除外しました。
        [not_a_number] { $column } が数値ではないため、{ $rows } 行を除外しました。
        [not_a_whole_number] { $column } が整数ではないため、{ $rows } 行を除外しました。
        [not_an_amount] { $column } を金額として読めないため、{ $rows } 行を除外しました。
        [amount_too_large] { $column } の金額が大きすぎて扱えないため、{ $rows } 行を除外しました。
        [not_yes_or_no] { $column } が「はい」とも「いいえ」とも読めないため、{ $rows } 行を除外しました。
       *[other] { $column } が読み取れないため、{ $rows } 行を除外しました。
    }
zero_tenure = { $rows } 件の顧客は継続期間が 0 です。
tenure_unit_assumed =
    { $column } に単位の記載がないため、{ $unit ->
        [day] 日
        [week] 週
        [month] 月
        [quarter] 四半期
       *[year] 年
    }とみなしました。
tenure_unit_inferred =
    { $column } の単位は{ $unit ->
        [day] 日
        [week] 週
        [month] 月
        [quarter] 四半期
       *[year] 年
    }です。開始日から数えると、継続中の顧客は全員 { $until_date } まで観察されています。
