### 資料品質：發現的問題與讀取的內容。

## Severity of a finding

severity-critical = 嚴重
severity-warning = 警告
severity-note = 提示

## Kinds of findings

quality-freshness = 時效
quality-gaps = 缺口
quality-impossible-order = 事件順序不可能
quality-duplicates = 重複
quality-leak = 洩漏結果的欄位
quality-contradiction = 矛盾
quality-missing = 缺漏值
quality-no-findings = 所檢查的內容未發現問題

## Tables of what was read

inputs-file = 檔案
inputs-table = 資料表
inputs-rows-read = 讀取列數
inputs-rows-loaded = 載入列數
inputs-rows-rejected = 拒絕列數
quality-rows = { $count } 列

### Findings of the checks. Keys and arguments: crates/quality/src/check.rs.

## Flags, events and statements that contradict each other

churn_flag_contradicts_events = { $total } 個帳戶中有 { $rows } 個（{ $rows_share }）的流失標記與流失事件互相矛盾：{ $left } 個標為已流失，卻沒有仍然有效的取消紀錄；{ $stayed } 個標為現有客戶，最近一次取消卻仍然有效。
churn_flag_contradicts_subscriptions = { $total } 個帳戶中有 { $rows } 個（{ $rows_share }）的流失標記與訂閱互相矛盾：{ $left } 個標為已流失，付費訂閱卻仍在進行；{ $stayed } 個標為現有客戶，所有訂閱卻都已結束。
cancelled_but_running = 在取消仍然有效的 { $total } 個帳戶中，{ $rows } 個（{ $rows_share }）還有取消之前開始、至今仍在進行的付費訂閱。
subscription_over_without_end = { $source } 的 { $total } 列訂閱中有 { $rows } 列（{ $rows_share }）標為已結束，卻沒有結束日期。
subscription_open_with_end = { $source } 的 { $total } 列訂閱中有 { $rows } 列（{ $rows_share }）標為進行中，卻在基準日之前就已結束。
stated_reason_independent = 陳述的原因與同一批客戶在別處所說的互相矛盾：在 { $source } 的 { $total } 筆取消紀錄中，{ $left } 與 { $right } 相互獨立（卡方 { $chi_square }，自由度 { $degrees_of_freedom }，p = { $p_value }）。兩者之中至少有一個不是依客戶的真實情況填寫的。
stated_reason_contradicted = 在同時具有兩者的 { $total } 次流失中，有 { $rows } 次（{ $rows_share }）的 { $left } 與 { $right } 不可能指同一個原因。

## Facts in an order that cannot be

usage_before_subscription = 使用早於訂閱開始：{ $source } 的 { $total } 列使用紀錄中有 { $rows } 列（{ $rows_share }）的日期早於其所屬訂閱。
facts_before_subscription =
    早於所屬訂閱開始：{ $source } 的 { $total } 筆{ $table ->
        [invoices] 帳單明細
        [cancellations] 取消紀錄
       *[other] 紀錄
    }中有 { $rows } 筆（{ $rows_share }）。
facts_before_account =
    早於所屬帳戶開始：{ $source } 的 { $total } 筆{ $table ->
        [subscriptions] 訂閱紀錄
        [invoices] 帳單明細
        [payments] 付款紀錄
        [usage_events] 使用紀錄
        [tickets] 客服單
        [messages] 訊息
        [surveys] 問卷回答
        [cancellations] 取消紀錄
       *[other] 紀錄
    }中有 { $rows } 筆（{ $rows_share }）。
facts_after_account =
    晚於帳戶結束：{ $source } 中已結束帳戶的 { $total } 筆{ $table ->
        [usage_events] 使用紀錄
        [invoices] 帳單明細
       *[other] 紀錄
    }裡有 { $rows } 筆（{ $rows_share }）。
facts_after_subscription =
    晚於所屬訂閱結束：{ $source } 中已結束訂閱的 { $total } 筆{ $table ->
        [usage_events] 使用紀錄
        [invoices] 帳單明細
       *[other] 紀錄
    }裡有 { $rows } 筆（{ $rows_share }）。
ends_before_start =
    結束早於開始（{ $column } 早於 { $start_column }）：{ $source } 的 { $total } 筆{ $table ->
        [accounts] 帳戶紀錄
        [subscriptions] 訂閱紀錄
        [invoices] 帳單明細
        [cancellations] 取消紀錄
        [incidents] 事故紀錄
       *[other] 紀錄
    }中有 { $rows } 筆（{ $rows_share }）。
closed_before_opened = 關閉早於提交：{ $source } 的 { $total } 張已關閉客服單中有 { $rows } 張（{ $rows_share }）。

## Columns that know the outcome

leak_only_left = { $column } 洩漏結果：所檢查的 { $accounts } 個帳戶中，有值的 { $values } 個全部流失。它只在客戶流失之後才填寫，任何預測都不要使用。
leak_only_stayed = { $column } 洩漏結果：所檢查的 { $accounts } 個帳戶中，有值的 { $values } 個全部留存。客戶流失後它會被清空，任何預測都不要使用。
leak_read_at_end = { $column } 洩漏結果：留存客戶中 { $single_share } 取同一個值，流失客戶卻有 { $different } 個不同的值。它是在每段關係結束時讀取的，任何預測都不要使用。
leak_reset_at_end = { $column } 洩漏結果：流失客戶中 { $single_share } 取同一個值，留存客戶卻有 { $different } 個不同的值。客戶流失後它會被重設，任何預測都不要使用。
leak_repeats_outcome = { $column } 洩漏結果：它把 { $accounts } 個帳戶毫無差錯地分成流失與留存。它只是重複結果，任何預測都不要使用。
leak_ranks_outcome = { $column } 洩漏結果：單憑這一欄就能區分流失與留存，曲線下面積為 { $area }（下限 { $lower }），任何正常的欄位都達不到。它是在知道結果之後寫入的，任何預測都不要使用。

## Missing accounts, duplicates

facts_without_account =
    所指帳戶不在任何帳戶資料表中：{ $source } 的 { $total } 筆{ $table ->
        [subscriptions] 訂閱紀錄
        [invoices] 帳單明細
        [payments] 付款紀錄
        [usage_events] 使用紀錄
        [tickets] 客服單
        [messages] 訊息
        [surveys] 問卷回答
        [cancellations] 取消紀錄
       *[other] 紀錄
    }中有 { $rows } 筆（{ $rows_share }）。
facts_without_subscription =
    所指訂閱不在任何訂閱資料表中：{ $source } 的 { $total } 筆{ $table ->
        [usage_events] 使用紀錄
        [invoices] 帳單明細
        [cancellations] 取消紀錄
       *[other] 紀錄
    }中有 { $rows } 筆（{ $rows_share }）。
facts_repeated =
    除編號外完全相同，很可能被匯出了兩次：{ $source } 的 { $total } 筆{ $table ->
        [invoices] 帳單明細
        [payments] 付款紀錄
        [tickets] 客服單
       *[other] 紀錄
    }中有 { $rows } 筆（{ $rows_share }）。
facts_in_several_sources =
    出現在多個來源中，因而被重複計算：按編號計，{ $total } 筆{ $table ->
        [subscriptions] 訂閱紀錄
        [invoices] 帳單明細
        [payments] 付款紀錄
       *[other] 紀錄
    }中有 { $rows } 筆（{ $rows_share }）。
subscriptions_identical = 開始時同一帳戶已有完全相同的訂閱在進行（方案、金額、數量均相同）：{ $source } 的 { $total } 列訂閱中有 { $rows } 列（{ $rows_share }）。

## Dates and silence

facts_in_future =
    日期在未來：{ $source } 的 { $total } 筆{ $table ->
        [accounts] 帳戶紀錄
        [contacts] 聯絡人紀錄
        [invoices] 帳單明細
        [payments] 付款紀錄
        [usage_events] 使用紀錄
        [tickets] 客服單
        [messages] 訊息
        [surveys] 問卷回答
        [incidents] 事故紀錄
       *[other] 紀錄
    }中有 { $rows } 筆（{ $rows_share }）。
facts_after_as_of =
    晚於基準日，因此不計入：{ $source } 的 { $total } 筆{ $table ->
        [accounts] 帳戶紀錄
        [contacts] 聯絡人紀錄
        [subscriptions] 訂閱紀錄
        [invoices] 帳單明細
        [payments] 付款紀錄
        [usage_events] 使用紀錄
        [tickets] 客服單
        [messages] 訊息
        [surveys] 問卷回答
        [cancellations] 取消紀錄
        [incidents] 事故紀錄
        [external_events] 外部事件
       *[other] 紀錄
    }中有 { $rows } 筆（{ $rows_share }）。
source_undated = { $source } 沒有日期：無法判斷它是否為最新，也無法判斷什麼事發生在什麼時候。
source_stale =
    { $source } 已沉默 { $days } 天，超出其自身節奏可以解釋的範圍：自 { $last_date } 起沒有{ $table ->
        [invoices] 帳單明細
        [payments] 付款紀錄
        [usage_events] 使用紀錄
        [tickets] 客服單
        [messages] 訊息
        [surveys] 問卷回答
       *[other] 紀錄
    }。
source_gaps =
    { $source } 有 { $gaps } 處其自身節奏無法解釋的缺口，共 { $days_in_all } 天沒有{ $table ->
        [invoices] 帳單明細
        [payments] 付款紀錄
        [usage_events] 使用紀錄
        [tickets] 客服單
        [messages] 訊息
        [surveys] 問卷回答
       *[other] 紀錄
    }；最長的一處為 { $days } 天（{ $from_date } 至 { $to_date }）。
source_volume_drop =
    { $source } 的資料量驟降：最近 { $days } 天只有 { $found } 筆{ $table ->
        [invoices] 帳單明細
        [payments] 付款紀錄
        [usage_events] 使用紀錄
        [tickets] 客服單
        [messages] 訊息
        [surveys] 問卷回答
       *[other] 紀錄
    }，而按此前八週推算應有 { $expected } 筆。
customers_without_signal =
    { $total } 個客戶中有 { $rows } 個（{ $rows_share }）毫無消息：沒有任何{ $table ->
        [invoices] 帳單明細
        [payments] 付款紀錄
        [usage_events] 使用紀錄
        [tickets] 客服單
        [messages] 訊息
        [surveys] 問卷回答
       *[other] 紀錄
    }。沒有訊號不等於一切正常。
group_without_signal =
    方案為 { $group } 的客戶（{ $total } 個中的 { $rows } 個）都沒有任何{ $table ->
        [invoices] 帳單明細
        [payments] 付款紀錄
        [usage_events] 使用紀錄
        [tickets] 客服單
        [messages] 訊息
        [surveys] 問卷回答
       *[other] 紀錄
    }，其他客戶卻有：很可能缺少這一組的資料串接。

## Values that say nothing

subscriptions_at_zero = 既非試用也非免費，金額卻為零：{ $source } 的 { $total } 列訂閱中有 { $rows } 列（{ $rows_share }）。它們不計入經常性收入。
subscriptions_without_amount = 其他列有金額而該列沒有：{ $source } 的 { $total } 列訂閱中有 { $rows } 列（{ $rows_share }）。
payments_at_zero = 金額為零的付款：{ $source } 的 { $total } 筆中有 { $rows } 筆（{ $rows_share }）。
column_constant = { $column } 在有值的 { $rows } 個帳戶中全都相同（{ $value }），無法區分任何東西。
column_mostly_missing = { $total } 個帳戶中有 { $rows } 個（{ $rows_share }）缺少 { $column }。

## 讀取時發現的情況

amounts_rounded = 有 { $rows } 筆金額的小數位數超過 { $currency } 的規定，已四捨五入。
anonymous_rows = 沒有客戶識別碼，以列號代替，因此無法與其他資料關聯。
booleans_inverted = { $column } 記錄的是誰留下，已反過來當作誰流失來讀取。
cells_beyond_header = 有 { $rows } 列的儲存格數與標題列不符，已拒收。
currency_assumed = 未註明幣別，以 { $currency } 計。
currency_unknown = 有 { $rows } 列的幣別無法辨識。
dates_ambiguous = { $column } 可能是「日-月」也可能是「月-日」，沒有任何值能判定，因此未讀取。請在對應檔中設定 order。
dates_borrowed_order =
    僅憑 { $column } 無法判定日月順序；依同一批匯出中另一欄的寫法，以{ $order ->
        [day_first] 日-月-年
        [month_first] 月-日-年
       *[year_first] 年-月-日
    }讀取。
dates_contradict =
    { $column } 中既有只符合「日-月」的值，也有只符合「月-日」的值。已以{ $order ->
        [day_first] 日-月-年
        [month_first] 月-日-年
       *[year_first] 年-月-日
    }讀取，{ $rows } 列不符。
derived_from_outcome = { $column } 只是重複誰流失或為何流失，不當作屬性使用。
duplicate_identifiers = 有 { $rows } 列的 { $column } 識別碼與其他列重複，已全部保留。
duplicate_rows = 有 { $rows } 列與其他列完全相同，已全部保留。
encoding_guessed = 檔案沒有標明文字編碼，已依內容判定為 { $encoding }。
formula_results = 有 { $rows } 個儲存格是公式，讀取的是其儲存的結果。
identifiers_mangled = { $column } 中有 { $rows } 個識別碼被試算表軟體四捨五入（例如 { $example }）。
input_left_out =
    { $reason ->
        [no_header] 未匯入：沒有標題列，無法分辨各欄的意義。請在對應檔中為欄位命名。
        [several_rows_undated] 未匯入：同一位客戶有多列，卻沒有日期。可以讀取每位客戶一列的表，或附日期的事件。
        [texts_without_customer] 未匯入：只有文字，沒有客戶識別碼，無法對應到任何客戶。
        [neither_customer_nor_outcome] 未匯入：既沒有客戶識別碼，也沒有說明誰流失、何時流失或持續多久的欄位。
        [cannot_be_joined] 未匯入：其他檔案有客戶識別碼而此檔案沒有，各列無法與之關聯。請單獨匯入。
        [rows_name_no_customer] 未匯入：各列沒有寫明客戶，其他檔案也沒有說明歸屬。
        [required_column_missing] 未匯入：缺少此類表必備的欄位。
        [over_limit] 未匯入：超出上限（{ $detail }）。若信任該檔案，請分割後再匯入。
        [not_text] 未匯入：不是文字檔。
        [no_table] 未匯入：其中沒有表格，既無標題也無資料列。
        [damaged_workbook] 未匯入：活頁簿已損毀或受保護，無法讀取（{ $detail }）。請開啟後重新儲存。
        [damaged_parquet] 未匯入：無法讀取這個 Parquet 檔（{ $detail }）。請重新產生。
        [empty_file] 未匯入：檔案是空的。
        [other_workbook] 未匯入：不支援這種活頁簿。請另存為 .xlsx 或 .csv。
        [archive] 未匯入：這是壓縮檔，請先解壓縮。
        [hidden_file] 未匯入：這是隱藏檔。
       *[other_file] 未匯入：這不是包含表格的檔案類型。
    }
lines_not_json = 有 { $rows } 筆紀錄不是 JSON 物件，已拒收。
mixed_types = { $column } 大多為數字，但有 { $rows } 個值不是（例如 { $example }），以文字保留。
negative_amounts = { $column } 中有 { $rows } 筆金額為負數，依原樣保留。
numbers_ambiguous =
    { $column } 中的符號可能是小數點也可能是千分位（例如 { $example }），已將{ $reading ->
        [point] 點號
       *[comma] 逗號
    }視為小數點。
outcome_contradicts =
    { $field ->
        [churned] 有 { $rows } 個客戶是否流失與 { $other } 不同，以 { $other } 為準。
        [reason] 有 { $rows } 個客戶的原因與 { $other } 不同，採用 { $other } 的值。
        [reason_category] 有 { $rows } 個客戶的原因類別與 { $other } 不同，採用 { $other } 的值。
        [duration] 有 { $rows } 個客戶的往來時間與 { $other } 不同，採用 { $other } 的值。
        [started_at] 有 { $rows } 個客戶的開始日期與 { $other } 不同，採用 { $other } 的值。
        [ended_at] 有 { $rows } 個客戶的結束日期與 { $other } 不同，採用 { $other } 的值。
       *[mrr] 有 { $rows } 個客戶的每月金額與 { $other } 不同，採用 { $other } 的值。
    }
outcome_missing = 有 { $rows } 列沒有寫明客戶是否流失。
replaced_by_correction = 此來源曾經匯入過，鍵值相同的列由本次匯入取代。
replacement_characters = 有 { $rows } 列含替代字元 U+FFFD：文字在匯出之前就已遺失。
still_running_words = { $column } 中的 { $words } 表示仍在繼續。
text_damaged = 有 { $rows } 列含不合法的 { $encoding } 位元組，已拒收。
unclosed_quote = 有 { $rows } 列的引號沒有結束，已拒收。
unjoined_rows = 有 { $rows } 列的 { $column } 在 { $other } 中不存在，已拒收。
values_unreadable =
    { $reason ->
        [missing_value] 有 { $rows } 列因 { $column } 空白而遭拒收。
        [not_a_date] 有 { $rows } 列因 { $column } 不是可讀的日期而遭拒收。
        [not_a_number] 有 { $rows } 列因 { $column } 不是數字而遭拒收。
        [not_a_whole_number] 有 { $rows } 列因 { $column } 不是整數而遭拒收。
        [not_an_amount] 有 { $rows } 列因 { $column } 不是可讀的金額而遭拒收。
        [amount_too_large] 有 { $rows } 列因 { $column } 的金額過大、無法儲存而遭拒收。
        [not_yes_or_no] 有 { $rows } 列因 { $column } 既不是「是」也不是「否」而遭拒收。
       *[other] 有 { $rows } 列因 { $column } 無法讀取而遭拒收。
    }
zero_tenure = 有 { $rows } 個客戶的往來時間為 0。
tenure_unit_assumed =
    { $column } 沒有註明單位，以{ $unit ->
        [day] 天
        [week] 週
        [month] 月
        [quarter] 季
       *[year] 年
    }計。
tenure_unit_inferred =
    { $column } 的單位是{ $unit ->
        [day] 天
        [week] 週
        [month] 月
        [quarter] 季
       *[year] 年
    }：由開始日期推算，仍在的客戶都觀察到 { $until_date }。
