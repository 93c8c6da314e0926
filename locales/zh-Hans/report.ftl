### 报告：标题、图表用词、句子。

## The document

report-title = 流失分析报告
report-document-title = 流失分析报告：{ $title }
report-as-of = 截至 { $date }
report-data-window = 数据范围：{ $from } 至 { $to }
report-zone = 日期与月份按 { $zone } 时区计
report-contents = 目录
report-skip = 跳至正文
report-colophon = 由 Holdfast { $generator } 生成，文档格式 { $schema }。
report-files = 同样的数字也以数据形式提供：本页旁边的 report.json，以及每张表一个 CSV 文件。
report-customers = { $count } 位客户
report-no-data = 无数据
report-not-known = 未知
how-computed = 如何计算？
chart-show-table = 显示数字
share-of = { $count } / { $total }
list-shortened = 此处列出 { $count } 项中最常见的 { $shown } 项，完整列表见 CSV 文件。

## Sections

section-headline = 概览
section-leaving = 谁流失了，如何流失
section-reasons = 客户陈述的流失原因
section-bridge = 经常性收入的变化
section-dialects = 同一数据，不同定义
section-survival = 客户留存多久
section-incidence = 客户何时、因何流失
section-cohorts = 按开始月份的留存
section-limits = 数据无法说明的问题
section-quality = 数据有哪些问题
section-inputs = 读取的内容
section-definitions = 各项数字的计算方法

## First screen

lead-empty = 数据中没有客户，目前无可分析。
lead-left-none = { $count } 位客户中无人流失。
lead-left = { $total } 位客户中有 { $churned } 位流失，占 { $share }（95% 置信区间 { $range }）；{ $active } 位仍是客户。
lead-left-few = { $total } 位客户中有 { $churned } 位流失，人数太少，不宜用百分比表示（95% 置信区间 { $range }）；{ $active } 位仍是客户。
lead-left-plain = { $total } 位客户中有 { $churned } 位流失；{ $active } 位仍是客户。
lead-money = 随之流失的月度经常性收入为 { $lost }，现存 { $active }。
lead-money-none = 数据中没有价格，因此流失的金额未知。
lead-words = 最常见的回答是“{ $words }”（{ $said }）。
lead-reason = 最常见的回答是“{ $words }”（{ $said }）。归类之后，占比最大的是“{ $class }”：占作答者的 { $share }（95% 置信区间 { $range }）。
lead-coverage = { $churned } 次流失中，有 { $silent } 次没有有意义的回答，其原因可能有所不同。
lead-coverage-none = 流失客户均未说明原因，因此无法得知流失的缘由。
lead-contradiction = 回答彼此矛盾：在同时有 { $left } 与 { $right } 的流失中，有 { $of } 的两项说法不可能是同一个意思。据此行动之前，请先了解原因。
lead-quality =
    { $warnings ->
        [0] 数据中有 { $critical } 个严重问题。
       *[other] 数据中有 { $critical } 个严重问题，另有 { $warnings } 个较轻的问题。
    }
lead-quality-warnings = 数据中有 { $warnings } 个值得了解的问题，均不严重。
lead-quality-none = 已进行的检查未发现数据问题，但这并不证明数据没有问题。
lead-rejected = 读取的 { $read } 行中有 { $count } 行无法解读，未纳入分析。
lead-findings = 最严重的数据问题

figure-left = 流失客户
figure-money = 流失的月度收入
figure-reason = 陈述原因中最大的一类
figure-quality = 数据问题
figure-of-with-interval = { $of } · 95% 置信区间 { $range }
figure-interval = 95% 置信区间 { $range }
figure-nobody = 没有可供计算占比的客户
figure-money-note = { $count } 位流失客户最后一个月的金额：全量统计，故无区间
figure-money-unknown = 数据中没有价格
figure-reason-note = { $figure } · { $note }
figure-reason-unknown = 数据中没有陈述的原因
figure-quality-note = 已检查 { $sources } 张表：严重 { $critical } 个，较轻 { $warnings } 个

## Columns

column-customers = 客户数
column-share = 占比
column-interval = 95% 置信区间
column-lost = 流失的月度收入
column-held = 现存的月度收入
column-how = 流失方式
column-month = 月份
column-left-of-start = 流失数 / 期初客户数
column-reason = 原因
column-meaning = 含义
column-own-words = 原始说法
column-may-mean = 可能的含义
column-rows = 行数
column-currency = 币种
column-movement = 变动
column-amount = 金额
column-customers-left = 流失客户 / 期初客户
column-measure = 指标
column-definition = 定义
column-value = 数值
column-of = 分子 / 分母
column-losses = 流失数
column-cause = 原因
column-until = 截至
column-incidence = 届时已流失的比例
column-source = 来源
column-window = 首日至末日
column-days-since = 距最后一行
column-longest-gap = 最长缺口
column-state = 状态

## Who left

basis-subscriptions = 在报告日期没有任何有效订阅的客户，视为流失。
basis-account-dates = 账户的结束日期不晚于报告日期的客户，视为流失。
basis-status = 账户状态标明已流失的客户，视为流失。
basis-tenure = 数据行标明客户关系已结束的，视为流失。
basis-cancellations = 有取消记录且此后未回归的客户，视为流失。
leaving-never-customers = 另有 { $count } 个注册从未成为客户，不计入。
leaving-anonymous = 数据行没有客户标识，每一行视为一位客户。
leaving-voluntary = 主动流失
leaving-involuntary = 付款失败
leaving-vendor = 由我方终止
leaving-unknown = 未知
chart-how-left = 流失方式
chart-base-leavers = 占 { $count } 位流失客户的比例；横线为 95% 置信区间。
chart-churn-over-time = 每月流失的客户
chart-churn-over-time-caption = 月初客户中到月末已流失的比例及其 95% 置信区间。月初客户不足 30 位的月份未列入。
absent-leavers = 无人流失，无可细分。
absent-how-left = 从现有数据无法判断客户是主动离开、付款失败，还是由我方终止。

## Stated reasons

coverage-text = { $churned } 次流失（同一客户流失两次计两次）中，{ $stated } 次有所陈述，{ $informative } 次的陈述有实际含义：{ $figure }（95% 置信区间 { $range }）。“其他”“不知道”不算在内。
reasons-caution = 关于同一流失的两项说法彼此矛盾。以下按原始陈述呈现，未作任何调和。
reasons-caution-link = 查看矛盾之处
part-roll-ups = 两类、四类与八类原因
roll-ups-intro = 同样的回答，按三种已发表的分类法归类。三者对部分原因的归属不一致，因此并列展示。
rollup-two = 两大原因
rollup-four = 四大原因
rollup-eight = 八大原因
rollup-nine = 八大原因，九个标题
part-leaves = 细分原因
chart-leaves = 各项原因的占比
soft-counts = 计数可能不是整数：一个回答若可能有多种含义（例如“定价”），就按权重分摊到各项。
chart-base-stated = 占 { $count } 例有陈述原因的流失的比例；横线为 95% 置信区间。
chart-base-stated-shortened = 占 { $count } 例有陈述原因的流失的比例，列出最大的 { $shown } 项；横线为 95% 置信区间。
chart-share-of-reasons = 按类别统计的陈述原因
part-own-words = 客户的原话
own-words-intro = 数据源对 { $count } 例有陈述原因的流失是怎样写的，以及各种说法可能的含义。
unmapped-title = 未能识别的回答
unmapped-intro = 有 { $count } 种回答不在任何已知词表中，计为未知：
part-contradictions = 彼此矛盾的说法
contradiction-text = 部分流失有两项说法：{ $left } 与 { $right }。其中 { $of } 的两项说法不可能指同一原因。
contradiction-unrelated = 两者看来毫无关联：知道其一，对另一项一无所知（卡方值 { $statistic }，自由度 { $freedom }，p = { $p }）。至少有一项没有如实记录原因。
contradiction-related = 两者有关联（卡方值 { $statistic }，自由度 { $freedom }，p = { $p }），但经常不一致。
p-value-small = 小于 0.001
cross-table-caption = 按 { $left }（行）与 { $right }（列）统计的流失数
cross-table-shortened = 此处只列出最常见的值，完整列表见 CSV 文件。
absent-reasons = 未发现陈述的原因，因此没有原因构成可供展示。

## Money

balance-title = 月度经常性收入：现存与流失
balance-intro = 客户目前每月支付的金额，以及流失客户最后一次的月度金额。
currencies-apart = 不同币种不相加：数据中没有汇率。
part-bridge = 从期初到期末
part-movements = 逐月变动
chart-bridge = { $currency } 月度经常性收入，{ $from } 至 { $to }
chart-bridge-caption = 共 { $months } 个月，付费客户从 { $start } 位到 { $end } 位。
chart-movements = 每月的增减（{ $currency }）
chart-movements-caption = 向上为增加，向下为减少；短横线为净额。
chart-movements-partial = 向上为增加，向下为减少；短横线为净额。最后一个月截至 { $date }，并不完整。
amounts-more = 另有 { $count } 种币种的金额
currencies-left-out = 另有 { $count } 种币种见 CSV 文件。
absent-money = 数据中没有价格，因此无法说明收入情况。
absent-movements = 数据中有价格但没有对应的日期，因此无法逐月追踪收入。
part-measures = 流失与留存
measures-intro = { $month }的各项指标。
dialects-intro = “流失”和“留存”在不同工具中含义不同。以下是同一批客户在{ $month }按各种定义计算的结果；本报告采用标准定义。
dialects-caption = { $month }的各项指标
dialects-note = 每个数值下方为其 95% 置信区间，以及分子与分母。客户不足 30 位时，以数量或金额代替百分比。短横线表示该定义没有此项指标，或没有可供相除的数。
dialects-not-defined = 未定义
differences-title = 各定义为何不同
difference-in-figures = { $dialect }，{ $measure }：{ $value }，标准定义为 { $canonical }
value-of = { $value }（{ $of }）
measure-in-currency = { $measure }（{ $currency }）

## Time

part-survival = 留存曲线
chart-survival = 仍在使用的比例
chart-survival-caption = 依据 { $count } 位客户的 Kaplan–Meier 估计及 95% 置信区间；下方为仍在观察中的客户数。
chart-at-risk = 风险集人数
chart-still-with-us = 仍在使用
chart-time-day = 开始后的天数
chart-time-week = 开始后的周数
chart-time-month = 开始后的月数
chart-time-quarter = 开始后的季度数
chart-time-year = 开始后的年数
chart-start-month = 开始月份
chart-size = 规模
survival-median = 半数客户在 { $median }后已流失（95% 置信区间 { $range }），依据 { $subjects } 位客户估计，其中 { $events } 位流失。
survival-no-median = 在观察期内流失的客户不足半数，因此没有中位数；依据 { $subjects } 位客户估计，其中 { $events } 位流失。
survival-left-out = 有 { $count } 位客户的时长为零或未知，未纳入。
range-open = { $low }以上
duration-day = { $count } 天
duration-week = { $count } 周
duration-month = { $count } 个月
duration-quarter = { $count } 个季度
duration-year = { $count } 年
incidence-intro = 一位客户只会因一种原因流失。在任一时点，仍在使用的客户与因各种原因流失的客户合计等于全部客户。
chart-incidence = 客户去向随时间的变化
chart-incidence-caption = 依据 { $count } 位客户的 Aalen–Johansen 估计。
chart-incidence-lines = 因各种原因流失的比例
chart-incidence-lines-caption = 依据 { $count } 位客户的同一估计，按原因分列，附 95% 置信区间。
part-cohorts = 客户分组
cohorts-intro = 每一行是一组客户，从开始之时起追踪。
chart-cohorts-by = 按 { $group } 的留存
chart-cohorts-caption = 该组仍在使用的百分比；颜色越深，比例越高。尚未观察到的单元格为空。
chart-cohorts-small = 颜色越深，该组留存越多。部分单元格的客户不足 30 位，因此不标百分比；表格中有具体数量。
absent-survival = 时长与日期均未知，因此无法说明客户留存多久。

## What the data cannot say

limits-intro = 由于数据没有答案，本报告未能回答以下问题。
limit-stated-only = 这里的原因是陈述出来的原因。仅凭陈述无法判断其是否属实。
limit-no-reasons = 没有任何列记录流失原因，因此无法说明客户为何流失。
limit-reason-silence = { $churned } 次流失中，有 { $silent } 次没有有意义的回答，其原因可能与其他流失不同。
limit-no-money = 数据中没有价格，因此流失以客户数而非金额计。
limit-no-dates = 数据中没有日期，因此无法说明单个月份、季节或趋势。
limit-no-tenure = 数据中没有开始日期，也没有时长，因此无法说明客户留存多久。
limit-anonymous = 数据行没有客户标识，无法与其他数据关联；同一客户若有两行，会被计算两次。
limit-few-leavers = 只有 { $count } 位客户流失；对流失的任何细分都近乎个案，区间也反映了这一点。
limit-no-usage = 数据中没有使用记录，因此不知道客户在流失前是否减少了使用。
limit-no-messages = 数据中没有工单或消息，因此无法将陈述的原因与客户所写的内容对照。
limit-no-payments = 数据中没有付款记录，因此无法区分付款失败与主动离开。
limit-snapshot = 客户属性是导出时的状态，而非客户作出决定时的状态。有些属性可能正是因客户流失才改变的。
limit-several-currencies = 数据中有 { $count } 种币种，没有汇率，因此没有统一的合计。
limit-no-cause = 这些数字描述了谁流失了，并不说明是什么造成了流失，也不说明怎样才能留住他们。

## Data quality

part-findings = 发现的问题，最严重者在前
part-freshness = 数据的时效
freshness-intro = 没有日期或没有数据行的表不提供任何信号，这不会显示为健康。
finding-column = 列 { $column }
quality-no-findings-text = 已进行的检查未发现问题，但这并不证明没有问题。
state-fresh = 新鲜
state-stale = 过时
state-gaps = 有缺口
state-undated = 无日期
state-no-signal = 无信号
absent-inputs = 未读取任何文件。
inputs-not-recognised = 未识别
inputs-intro = 共 { $count } 张表，读取 { $read } 行，拒绝 { $rejected } 行。
table-accounts = 账户
table-account-traits = 账户属性
table-tenures = 客户时长
table-contacts = 联系人
table-subscriptions = 订阅
table-invoices = 账单
table-payments = 付款
table-usage-events = 使用记录
table-tickets = 工单
table-messages = 消息
table-surveys = 问卷
table-cancellations = 取消记录
table-incidents = 故障
table-external-events = 外部事件

## How each figure is computed

definition-left = 流失客户
    .text = 曾经付费、但在报告日期不再付费的客户。流失后又回归的仍算客户。从未付费的试用不计入。
definition-interval = 95% 置信区间
    .text = 与观察到的数量相容的比例范围：比例的 Wilson 区间（1927）。它把所见的客户看作可能拥有的客户中的一个样本；数据本身的错误不在其内。
definition-few = 以数量代替百分比
    .text = 观察数不足 30 时，百分比会显得比实际所知更确切，因此显示“3 / 12”这样的数量，同样附上区间。
definition-roll-ups = 两类、四类与八类原因
    .text = 每个回答都转换为约四十种原因中的一种或几种，每种原因在三种分类法中各有归属：两类（客户自身变故；未达成期望成果，分为两部分）、四类（不再需要此类产品、价格、产品、对待）、八类（九个标题，默认将其中两个合并）。
definition-soft-counts = 非整数的计数
    .text = 可能指多种原因的回答，按固定权重分摊到各种原因。区间以分摊后的计数计算。
definition-attribution = 综合各方证据的原因
    .text = 每个来源对可能的原因投票，或保持沉默。标签模型（Dawid 与 Skene，支持部分投票）根据各来源之间的一致程度，学习每个来源有多可信，对重复讲述同一事实的来源降权，并为每位客户给出各原因的概率。区间来自对全部客户原因的联合抽样。
definition-coverage = 原因覆盖率
    .text = 有实际含义的回答所对应的流失，除以全部流失。
definition-chi-square = 独立性检验
    .text = 对两项说法的列联表进行 Pearson 卡方检验。p 值接近 1，表示这些计数看起来像是两者各自独立得出的。
definition-mrr = 月度经常性收入
    .text = 每个有效付费订阅的价格折算为一个月：年付价格除以十二。一次性金额、税费与试用不计入。现存：报告日期的金额。流失：流失前的最后金额。
definition-movements = 变动
    .text = 在同一币种内，将每位客户月末的金额与月初相比。此前没有：新增或回归；此后没有：流失；其余为扩展或收缩。期初加上全部变动恰好等于期末。更换币种的客户并未流失，单列为一种变动。
definition-kaplan-meier = 仍在使用的比例
    .text = Kaplan–Meier 估计：在每个时点，仍在观察中的客户里未流失的比例，逐时点相乘。仍在使用的客户按其被观察的时长计入。区间：对数–对数变换，Greenwood 方差。
definition-median = 中位数
    .text = 估计值首次降至二分之一或以下的时间；其区间由曲线的区间得出。
definition-aalen-johansen = 因各种原因流失的比例
    .text = Aalen–Johansen 估计：在每个时点，仍在使用的比例乘以其中因该原因流失的比例，逐时点累加。与仍在使用的比例相加，各种原因合计为一。
definition-cohorts = 客户分组
    .text = 在一组中观察时间足够长的客户里，仍是客户的比例。按开始月份分组采用 Wilson 区间，按属性分组采用 Kaplan–Meier 估计。
definition-measures = 指标
    .text = 各项指标比较一个自然月的月初与月末。客户比例附有 Wilson 区间。

## Why, from everything said and seen

section-attribution = 综合各方证据看，他们为何离开
attribution-intro = 客户自述只是众多证据之一。这里把它与客户决定离开之前的文字、付款、使用、工单和联系记录放在一起衡量，为每位客户给出各原因的概率。
attribution-coverage = { $count } 位流失客户中，{ $stated } 位给出了可用的原因；{ $reasoned } 位至少有一项证据能说明问题，其中 { $confident } 位达到中等以上把握。{ $unavoidable } 位计为不可避免，因为相应证据超过了门槛。
chart-attributed-leaves = 综合各方证据的流失原因
chart-attributed-caption = 占流失客户的比例；横线为 90% 区间，已计入每位客户原因的不确定性。
column-interval-90 = 90% 区间
part-stated-seen = 说的与看到的
stated-seen-text = { $count } 位客户说明了原因。他们所说的与其他证据平均重合 { $overlap }；若换成其他客户的证据，则为 { $chance }。差异最大之处：
column-stated = 所说
column-seen = 所见
part-price-audit = 真的是价格吗？
price-audit-text = { $count } 位客户说是因为价格。综合全部证据，其中 { $share } 的最可能原因确实属于价格类，价格类原因的平均概率为 { $probability }。他们当中指向其他原因的有：
price-audit-caution = 给出折扣之前请注意：折扣只对真正因价格离开的客户有用。
part-rivals = 被点名的竞争对手
rivals-text = 点名了竞争对手的客户，以及对手胜在何处。
column-rival = 竞争对手
part-rising = 正在上升的原因
column-before = 此前
column-how-sure = 确实上升的概率
part-by-reason = 逐一查看原因
by-reason-intro = 每个原因有多少客户、依据是什么。展开后可看到何时、哪些客户、有哪些证据，以及客户的原话。
by-reason-count = { $count } 位客户
example-no-evidence = 没有特别突出的单项证据。
part-listened-to = 参考了哪些证据
listened-to-text = 与其他来源不一致，或与其他来源说的是同一件事时，该来源的分量会降低。
source-basis-stated = 自述
source-basis-inferred = 观察
column-basis = 类别
column-spoke = 涉及客户数
column-relied-on = 可信程度
column-counts = 计入权重
part-by-group = 哪些原因、何时、哪些客户
by-group-intro = 各组流失客户的原因占比，附条形和 90% 区间。不足 30 位的组不给出占比。▲ 表示高于、▼ 表示低于同表其他各组，已计入人数少带来的偶然性；同一张表的全部标记中，预计约每二十个有一个是误判。
by-month = 按流失月份
by-quarter = 按流失季度
by-segment = 按客户细分
by-plan = 按套餐
by-trait = 按“{ $name }”划分
by-trait-title = 按其他属性
by-trait-intro = 流失客户中取值较少、可用于分组的属性共 { $count } 项。取值以导出时为准。
by-group-marks = ▲ 高于、▼ 低于其他各组；全部标记中预计约每二十个有一个是误判。
by-not-known = 没有名为“{ $by }”的分组依据。可用：{ $known }。
by-group-none = 没有一组达到 30 位流失客户，因此不给出占比。
by-group-few = 人数太少，不给出占比：{ $groups }。
by-group-unknown = 另有 { $count } 位客户所属的组不明。
group-with-count = { $group }（{ $count }）
quarter = { $year }年第{ $quarter }季度
column-group = 组别
stands-out-more = 高于其他各组
stands-out-less = 低于其他各组
coverage-stated = 给出了可用的原因
coverage-reasoned = 有言行证据可循
coverage-confident = 把握达到中等以上
coverage-avoidable = 计为可避免
coverage-avoidable-note = 只有当无人能改变的原因证据超过门槛时，流失才计为不可避免。
rising-window = 最近 { $days } 天（{ $recent } 位流失）与此前 { $days } 天（{ $before } 位流失）相比。
rising-too-few = 无法判断是否上升：最近 { $days } 天流失 { $recent } 位，此前 { $days } 天流失 { $before } 位；两段各需至少 30 位。
rising-none = 在 { $compared } 种原因中，没有一种上升得足够明显，能排除偶然性和单个原因判断的不确定性。
rising-note = 共比较了 { $compared } 种原因。只列出上升幅度的 90% 区间高于零的原因，并控制数量，使其中误报的预期比例不超过 5%。
column-recently = 近期
column-growth-90 = 上升幅度（90% 区间）
part-recurrence = 是否再次因同一原因离开？
recurrence-text = 在记录为离开的 { $left } 位客户中，{ $returned } 位曾经回来，其中 { $again } 位再次离开。
recurrence-compared = 有 { $count } 次前后两回都给出了可用的原因：原因相同的占 { $leaf }，八类中属于同一类的占 { $class }；若纯属偶然，则为 { $chance }。
recurrence-nobody-left = 无法给出：数据中没有带日期的离开说明，无从比较前后两次离开。
recurrence-no-returns-visible = 无法给出：数据看不出客户是否回来过。这需要订阅的起止日期，或标明已撤回的取消记录。
recurrence-nobody-returned = 在记录为离开的 { $left } 位客户中，没有人回来，因此谈不上原因重复出现。
recurrence-nobody-left-again = 在记录为离开的 { $left } 位客户中，{ $returned } 位曾经回来，目前无人再次离开。
recurrence-not-stated-twice = 在记录为离开的 { $left } 位客户中，{ $returned } 位曾经回来，其中 { $again } 位再次离开，但没有人两次都给出可用的原因，因此不知道原因是否相同。
column-first-time = 前一次
column-next-time = 再一次
column-likeliest = 最可能原因
column-stated-by = 自述人数
column-avoidable = 可避免
reason-share = 占 { $count } 位流失客户的 { $share }（90% 区间 { $range }）。
reason-likeliest = 是 { $count } 位客户最可能的原因（把握：高 { $high } 位，中 { $medium } 位，低 { $low } 位）。
reason-rests = 其中仅凭自述的 { $stated } 位，仅凭观察的 { $inferred } 位，两者兼有的 { $both } 位。
reason-stated =
    { $count ->
        [0] 没有客户自述这一原因。
       *[other] { $count } 位客户自述了这一原因；综合全部证据，其中 { $also } 位最可能的原因也是它。
    }
reason-avoidable = 计为可避免：{ $figure }。
reason-avoidable-share = { $of }（{ $share }）
reason-lost = 按概率折算的流失月收入：{ $amounts }。
reason-trend = 随时间变化
reason-trend-description = 各时段流失客户中的占比，附 90% 区间；不足 30 位的时段略去。
reason-by-group = 哪些客户
reason-nowhere-more = 在以上各组中，均未明显高于或低于其他组。
reason-sources = 哪些证据表明了这一点
column-speaks-for = 予以支持
column-adds = 平均增加
reason-examples = 因此离开的客户
reason-examples-shown = 以下是 { $count } 位客户中最有把握的 { $shown } 位。数字表示该证据使对数优势增加多少。
example-confidence = 把握：{ $confidence }
example-left-on = { $date }离开
example-stated = 自述：{ $reason }
