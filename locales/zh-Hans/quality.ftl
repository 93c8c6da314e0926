### 数据质量：发现的问题与读取的内容。

## Severity of a finding

severity-critical = 严重
severity-warning = 警告
severity-note = 提示

## Kinds of findings

quality-freshness = 时效
quality-gaps = 缺口
quality-impossible-order = 事件顺序不可能
quality-duplicates = 重复
quality-leak = 泄露结果的列
quality-contradiction = 矛盾
quality-missing = 缺失值
quality-no-findings = 所检查的内容未发现问题

## Tables of what was read

inputs-file = 文件
inputs-table = 表
inputs-rows-read = 读取行数
inputs-rows-loaded = 载入行数
inputs-rows-rejected = 拒绝行数
quality-rows = { $count } 行

### Findings of the checks. Keys and arguments: crates/quality/src/check.rs.

## Flags, events and statements that contradict each other

churn_flag_contradicts_events = { $total } 个账户中有 { $rows } 个（{ $rows_share }）的流失标记与流失事件相矛盾：{ $left } 个标为已流失，却没有仍然有效的取消记录；{ $stayed } 个标为在用客户，最近一次取消却仍然有效。
churn_flag_contradicts_subscriptions = { $total } 个账户中有 { $rows } 个（{ $rows_share }）的流失标记与订阅相矛盾：{ $left } 个标为已流失，付费订阅却仍在进行；{ $stayed } 个标为在用客户，所有订阅却都已结束。
cancelled_but_running = 在取消仍然有效的 { $total } 个账户中，{ $rows } 个（{ $rows_share }）还有取消之前开始、至今仍在进行的付费订阅。
subscription_over_without_end = { $source } 的 { $total } 行订阅中有 { $rows } 行（{ $rows_share }）标为已结束，却没有结束日期。
subscription_open_with_end = { $source } 的 { $total } 行订阅中有 { $rows } 行（{ $rows_share }）标为进行中，却在基准日之前就已结束。
stated_reason_independent = 陈述的原因与同一批客户在别处所说的相矛盾：在 { $source } 的 { $total } 条取消记录中，{ $left } 与 { $right } 相互独立（卡方 { $chi_square }，自由度 { $degrees_of_freedom }，p = { $p_value }）。二者之中至少有一个不是按客户的真实情况填写的。
stated_reason_contradicted = 在同时具有两者的 { $total } 次流失中，有 { $rows } 次（{ $rows_share }）的 { $left } 与 { $right } 不可能指同一个原因。

## Facts in an order that cannot be

usage_before_subscription = 使用早于订阅开始：{ $source } 的 { $total } 行使用记录中有 { $rows } 行（{ $rows_share }）的日期早于其所属订阅。
facts_before_subscription =
    早于所属订阅开始：{ $source } 的 { $total } 条{ $table ->
        [invoices] 账单明细
        [cancellations] 取消记录
       *[other] 记录
    }中有 { $rows } 条（{ $rows_share }）。
facts_before_account =
    早于所属账户开始：{ $source } 的 { $total } 条{ $table ->
        [subscriptions] 订阅记录
        [invoices] 账单明细
        [payments] 付款记录
        [usage_events] 使用记录
        [tickets] 工单
        [messages] 消息
        [surveys] 问卷回答
        [cancellations] 取消记录
       *[other] 记录
    }中有 { $rows } 条（{ $rows_share }）。
facts_after_account =
    晚于账户结束：{ $source } 中已结束账户的 { $total } 条{ $table ->
        [usage_events] 使用记录
        [invoices] 账单明细
       *[other] 记录
    }里有 { $rows } 条（{ $rows_share }）。
facts_after_subscription =
    晚于所属订阅结束：{ $source } 中已结束订阅的 { $total } 条{ $table ->
        [usage_events] 使用记录
        [invoices] 账单明细
       *[other] 记录
    }里有 { $rows } 条（{ $rows_share }）。
ends_before_start =
    结束早于开始（{ $column } 早于 { $start_column }）：{ $source } 的 { $total } 条{ $table ->
        [accounts] 账户记录
        [subscriptions] 订阅记录
        [invoices] 账单明细
        [cancellations] 取消记录
        [incidents] 故障记录
       *[other] 记录
    }中有 { $rows } 条（{ $rows_share }）。
closed_before_opened = 关闭早于提交：{ $source } 的 { $total } 张已关闭工单中有 { $rows } 张（{ $rows_share }）。

## Columns that know the outcome

leak_only_left = { $column } 泄露结果：所检查的 { $accounts } 个账户中，有值的 { $values } 个全部流失。它只在客户流失之后才填写，任何预测都不要使用。
leak_only_stayed = { $column } 泄露结果：所检查的 { $accounts } 个账户中，有值的 { $values } 个全部留存。客户流失后它会被清空，任何预测都不要使用。
leak_read_at_end = { $column } 泄露结果：留存客户中 { $single_share } 取同一个值，流失客户却有 { $different } 个不同的值。它是在每段关系结束时读取的，任何预测都不要使用。
leak_reset_at_end = { $column } 泄露结果：流失客户中 { $single_share } 取同一个值，留存客户却有 { $different } 个不同的值。客户流失后它会被重置，任何预测都不要使用。
leak_repeats_outcome = { $column } 泄露结果：它把 { $accounts } 个账户毫无差错地分成流失与留存。它只是重复结果，任何预测都不要使用。
leak_ranks_outcome = { $column } 泄露结果：单凭这一列就能区分流失与留存，曲线下面积为 { $area }（下限 { $lower }），任何正常的列都达不到。它是在知道结果之后写入的，任何预测都不要使用。

## Missing accounts, duplicates

facts_without_account =
    所指账户不在任何账户表中：{ $source } 的 { $total } 条{ $table ->
        [subscriptions] 订阅记录
        [invoices] 账单明细
        [payments] 付款记录
        [usage_events] 使用记录
        [tickets] 工单
        [messages] 消息
        [surveys] 问卷回答
        [cancellations] 取消记录
       *[other] 记录
    }中有 { $rows } 条（{ $rows_share }）。
facts_without_subscription =
    所指订阅不在任何订阅表中：{ $source } 的 { $total } 条{ $table ->
        [usage_events] 使用记录
        [invoices] 账单明细
        [cancellations] 取消记录
       *[other] 记录
    }中有 { $rows } 条（{ $rows_share }）。
facts_repeated =
    除编号外完全相同，很可能被导出了两次：{ $source } 的 { $total } 条{ $table ->
        [invoices] 账单明细
        [payments] 付款记录
        [tickets] 工单
       *[other] 记录
    }中有 { $rows } 条（{ $rows_share }）。
facts_in_several_sources =
    出现在多个来源中，因而被重复计算：按编号计，{ $total } 条{ $table ->
        [subscriptions] 订阅记录
        [invoices] 账单明细
        [payments] 付款记录
       *[other] 记录
    }中有 { $rows } 条（{ $rows_share }）。
subscriptions_identical = 开始时同一账户已有完全相同的订阅在进行（方案、金额、数量均相同）：{ $source } 的 { $total } 行订阅中有 { $rows } 行（{ $rows_share }）。

## Dates and silence

facts_in_future =
    日期在未来：{ $source } 的 { $total } 条{ $table ->
        [accounts] 账户记录
        [contacts] 联系人记录
        [invoices] 账单明细
        [payments] 付款记录
        [usage_events] 使用记录
        [tickets] 工单
        [messages] 消息
        [surveys] 问卷回答
        [incidents] 故障记录
       *[other] 记录
    }中有 { $rows } 条（{ $rows_share }）。
facts_after_as_of =
    晚于基准日，因此不计入：{ $source } 的 { $total } 条{ $table ->
        [accounts] 账户记录
        [contacts] 联系人记录
        [subscriptions] 订阅记录
        [invoices] 账单明细
        [payments] 付款记录
        [usage_events] 使用记录
        [tickets] 工单
        [messages] 消息
        [surveys] 问卷回答
        [cancellations] 取消记录
        [incidents] 故障记录
        [external_events] 外部事件
       *[other] 记录
    }中有 { $rows } 条（{ $rows_share }）。
source_undated = { $source } 没有日期：无法判断它是否为最新，也无法判断什么事发生在什么时候。
source_stale =
    { $source } 已沉默 { $days } 天，超出其自身节奏可以解释的范围：自 { $last_date } 起没有{ $table ->
        [invoices] 账单明细
        [payments] 付款记录
        [usage_events] 使用记录
        [tickets] 工单
        [messages] 消息
        [surveys] 问卷回答
       *[other] 记录
    }。
source_gaps =
    { $source } 有 { $gaps } 处其自身节奏无法解释的缺口，共 { $days_in_all } 天没有{ $table ->
        [invoices] 账单明细
        [payments] 付款记录
        [usage_events] 使用记录
        [tickets] 工单
        [messages] 消息
        [surveys] 问卷回答
       *[other] 记录
    }；最长的一处为 { $days } 天（{ $from_date } 至 { $to_date }）。
source_volume_drop =
    { $source } 的数据量骤降：最近 { $days } 天只有 { $found } 条{ $table ->
        [invoices] 账单明细
        [payments] 付款记录
        [usage_events] 使用记录
        [tickets] 工单
        [messages] 消息
        [surveys] 问卷回答
       *[other] 记录
    }，而按此前八周推算应有 { $expected } 条。
customers_without_signal =
    { $total } 个客户中有 { $rows } 个（{ $rows_share }）毫无消息：没有任何{ $table ->
        [invoices] 账单明细
        [payments] 付款记录
        [usage_events] 使用记录
        [tickets] 工单
        [messages] 消息
        [surveys] 问卷回答
       *[other] 记录
    }。没有信号不等于一切正常。
group_without_signal =
    方案为 { $group } 的客户（{ $total } 个中的 { $rows } 个）都没有任何{ $table ->
        [invoices] 账单明细
        [payments] 付款记录
        [usage_events] 使用记录
        [tickets] 工单
        [messages] 消息
        [surveys] 问卷回答
       *[other] 记录
    }，其他客户却有：很可能缺少这一组的数据接入。

## Values that say nothing

subscriptions_at_zero = 既非试用也非免费，金额却为零：{ $source } 的 { $total } 行订阅中有 { $rows } 行（{ $rows_share }）。它们不计入经常性收入。
subscriptions_without_amount = 其他行有金额而本行没有：{ $source } 的 { $total } 行订阅中有 { $rows } 行（{ $rows_share }）。
payments_at_zero = 金额为零的付款：{ $source } 的 { $total } 笔中有 { $rows } 笔（{ $rows_share }）。
column_constant = { $column } 在有值的 { $rows } 个账户中全都相同（{ $value }），无法区分任何东西。
column_mostly_missing = { $total } 个账户中有 { $rows } 个（{ $rows_share }）缺少 { $column }。

## 读取时发现的情况

amounts_rounded = 有 { $rows } 个金额的小数位多于 { $currency } 的规定，已四舍五入。
anonymous_rows = 没有客户标识，以行号代替，因此无法与其他数据关联。
booleans_inverted = { $column } 记录的是谁留下，已反过来按谁流失读取。
cells_beyond_header = 有 { $rows } 行的单元格数与表头不符，已拒收。
currency_assumed = 未注明币种，按 { $currency } 处理。
currency_unknown = 有 { $rows } 行的币种无法识别。
dates_ambiguous = { $column } 可能是“日-月”也可能是“月-日”，没有一个值能够判定，因此未读取。请在映射文件中设置 order。
dates_borrowed_order =
    仅凭 { $column } 无法判定日月顺序；按同一批导出中另一列的写法，以{ $order ->
        [day_first] 日-月-年
        [month_first] 月-日-年
       *[year_first] 年-月-日
    }读取。
dates_contradict =
    { $column } 中既有只符合“日-月”的值，也有只符合“月-日”的值。已按{ $order ->
        [day_first] 日-月-年
        [month_first] 月-日-年
       *[year_first] 年-月-日
    }读取，{ $rows } 行不符。
derived_from_outcome = { $column } 只是重复了谁流失或为何流失，不作为属性使用。
duplicate_identifiers = 有 { $rows } 行的 { $column } 标识与其他行重复，已全部保留。
duplicate_rows = 有 { $rows } 行与其他行完全相同，已全部保留。
encoding_guessed = 文件没有标明文字编码，已根据内容判定为 { $encoding }。
formula_results = 有 { $rows } 个单元格是公式，读取的是其保存的结果。
identifiers_mangled = { $column } 中有 { $rows } 个标识被电子表格软件舍入（例如 { $example }）。
input_left_out =
    { $reason ->
        [no_header] 未导入：没有表头，无法分辨各列的含义。请在映射文件中为列命名。
        [several_rows_undated] 未导入：同一客户有多行，却没有日期。可以读取每位客户一行的表，或带日期的事件。
        [texts_without_customer] 未导入：只有文字，没有客户标识，无法对应到任何客户。
        [neither_customer_nor_outcome] 未导入：既没有客户标识，也没有说明谁流失、何时流失或持续多久的列。
        [cannot_be_joined] 未导入：其他文件有客户标识而此文件没有，各行无法与之关联。请单独导入。
        [rows_name_no_customer] 未导入：各行没有写明客户，其他文件也没有说明归属。
        [required_column_missing] 未导入：缺少此类表必需的列。
        [over_limit] 未导入：超出上限（{ $detail }）。如果信任该文件，请拆分后再导入。
        [not_text] 未导入：不是文本文件。
        [no_table] 未导入：其中没有表，既无表头也无数据行。
        [damaged_workbook] 未导入：工作簿已损坏或被加密，无法读取（{ $detail }）。请打开后重新保存。
        [damaged_parquet] 未导入：无法读取该 Parquet 文件（{ $detail }）。请重新生成。
        [empty_file] 未导入：文件是空的。
        [other_workbook] 未导入：不支持这种工作簿。请另存为 .xlsx 或 .csv。
        [archive] 未导入：这是压缩包，请先解压。
        [hidden_file] 未导入：这是隐藏文件。
       *[other_file] 未导入：这不是包含表格的文件类型。
    }
lines_not_json = 有 { $rows } 条记录不是 JSON 对象，已拒收。
mixed_types = { $column } 大多为数字，但有 { $rows } 个值不是（例如 { $example }），按文本保留。
negative_amounts = { $column } 中有 { $rows } 个金额为负数，按原样保留。
numbers_ambiguous =
    { $column } 中的符号可能是小数点也可能是千位分隔符（例如 { $example }），已将{ $reading ->
        [point] 点号
       *[comma] 逗号
    }视为小数点。
outcome_contradicts =
    { $field ->
        [churned] 有 { $rows } 个客户是否流失与 { $other } 中不同，以 { $other } 为准。
        [reason] 有 { $rows } 个客户的原因与 { $other } 中不同，采用 { $other } 的值。
        [reason_category] 有 { $rows } 个客户的原因类别与 { $other } 中不同，采用 { $other } 的值。
        [duration] 有 { $rows } 个客户的在约时长与 { $other } 中不同，采用 { $other } 的值。
        [started_at] 有 { $rows } 个客户的开始日期与 { $other } 中不同，采用 { $other } 的值。
        [ended_at] 有 { $rows } 个客户的结束日期与 { $other } 中不同，采用 { $other } 的值。
       *[mrr] 有 { $rows } 个客户的每月金额与 { $other } 中不同，采用 { $other } 的值。
    }
outcome_missing = 有 { $rows } 行没有写明客户是否流失。
replaced_by_correction = 此来源曾经导入过，键相同的行由本次导入替换。
replacement_characters = 有 { $rows } 行含替换字符 U+FFFD：文字在导出之前就已丢失。
still_running_words = { $column } 中的 { $words } 表示仍在继续。
text_damaged = 有 { $rows } 行含不合法的 { $encoding } 字节，已拒收。
unclosed_quote = 有 { $rows } 行的引号没有闭合，已拒收。
unjoined_rows = 有 { $rows } 行的 { $column } 在 { $other } 中不存在，已拒收。
values_unreadable =
    { $reason ->
        [missing_value] 有 { $rows } 行因 { $column } 为空而被拒收。
        [not_a_date] 有 { $rows } 行因 { $column } 不是可读的日期而被拒收。
        [not_a_number] 有 { $rows } 行因 { $column } 不是数字而被拒收。
        [not_a_whole_number] 有 { $rows } 行因 { $column } 不是整数而被拒收。
        [not_an_amount] 有 { $rows } 行因 { $column } 不是可读的金额而被拒收。
        [amount_too_large] 有 { $rows } 行因 { $column } 的金额过大、无法保存而被拒收。
        [not_yes_or_no] 有 { $rows } 行因 { $column } 既不是“是”也不是“否”而被拒收。
       *[other] 有 { $rows } 行因 { $column } 无法读取而被拒收。
    }
zero_tenure = 有 { $rows } 个客户的在约时长为 0。
tenure_unit_assumed =
    { $column } 没有注明单位，按{ $unit ->
        [day] 天
        [week] 周
        [month] 月
        [quarter] 季度
       *[year] 年
    }处理。
tenure_unit_inferred =
    { $column } 的单位是{ $unit ->
        [day] 天
        [week] 周
        [month] 月
        [quarter] 季度
       *[year] 年
    }：由开始日期推算，仍在的客户都观察到 { $until_date }。
