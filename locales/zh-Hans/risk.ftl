### 谁会流失：名单、预期流失、检验方法、模型说明卡。

## First screen

lead-risk = 预计 { $days } 天内，现有 { $accounts } 位客户中约有 { $customers } 位流失（95% 置信区间 { $range }）。
lead-risk-money = 预计 { $days } 天内，现有 { $accounts } 位客户中约有 { $customers } 位流失（95% 置信区间 { $range }），随之流失的月度经常性收入为 { $amounts }。
lead-risk-reasons = 预计最常见的原因：{ $reasons }。
lead-risk-refused = 未给出任何客户的流失概率，因为数据不足以支持：列出名单看似有依据，其实没有。
lead-risk-outlook = 可以确定的是：月初仍在的客户中，有 { $share } 在 { $days } 天内决定离开（95% 置信区间 { $range }）。
risk-reason-count = { $reason }（约 { $customers } 位）

## Section

section-risk = 谁会流失
risk-intro = 针对 { $date } 的每位客户，根据其过往的使用、付款、价格、工单和联系记录，估计其决定离开的概率。模型从较早的月份学习，并在从未见过的较晚月份上接受检验。
risk-intro-refused = 本应由模型为每位客户给出决定离开的概率。只有在从未见过的较晚月份上经得起检验，模型才会发布。
risk-refused-title = 为何没有名单
risk-refused-instead = 可以说明的是各分组的流失比例及其区间。
risk-see-card = 模型如何建立：见模型说明卡

risk-refused-undated-losses = 已有 { $departures } 位客户离开，但其中只有 { $dated } 次流失能确定时间：数据没有说明客户何时开始、何时离开，因此无法逐月跟踪。没有日期的表可用“holdfast risk benchmark”查看。
risk-refused-too-few-losses =
    { $losses ->
        [0] 数据中没有任何流失；建立模型至少需要 { $needed } 次。
       *[other] 数据中只有 { $losses } 次流失；建立模型至少需要 { $needed } 次。
    }
risk-refused-too-short = 从第一个月到最后一个月，数据只覆盖 { $days } 天。依次学习、校准和检验需要 { $needed } 天。
risk-refused-too-few-in-fold =
    { $fold ->
        [fit] 用于学习的月份中有 { $losses } 次流失，至少需要 { $needed } 次。
        [calibration] 用于校准的月份中有 { $losses } 次流失，至少需要 { $needed } 次。
       *[test] 用于检验的月份中有 { $losses } 次流失，至少需要 { $needed } 次。
    }
risk-refused-no-better-than-chance = 在检验月份上，未来 { $days } 天的客户排序并不优于随机：任取一位流失客户和一位留存客户，流失者排在前面的比例为 { $auc_share }，其 95% 置信区间 { $low_share } 至 { $high_share } 包含 50%。
risk-refused-no-better-than-base-rate = 在检验月份上，未来 { $days } 天的概率并不比对所有人用同一个数更好：对数损失为 { $model_loss }，用同一个数时为 { $base_loss }。
risk-refused-miscalibrated = 在检验月份上，未来 { $days } 天的概率不可按字面采信：校准斜率为 { $slope }（95% 置信区间 { $low } 至 { $high }），可接受范围为 { $lowest } 至 { $highest }，或区间包含 1。

risk-cause-any = 任何原因
risk-cause-other = 其他原因
risk-level-leaf = 单独的原因
risk-level-s2 = 八类原因中的一类
risk-level-s0 = 四类原因中的一类
risk-level-how-left = 是否主动离开
risk-level-any = 所有原因合并

## The list

part-who-next = 按风险金额排列的客户
who-next-intro = 共有 { $count } 位客户得出了 { $days } 天内的流失概率。这里列出风险金额最高的 { $shown } 位，全部客户见 who_next.csv。
who-next-money = 风险金额 = 流失概率 × 该客户在 { $days } 天内应付的金额。
who-next-base-rate = 对照：在检验期内，同类客户有 { $share } 在 { $days } 天内流失。概率 30% 的意思是：十位这样的客户中约有三位会离开，但不能说明是哪三位。
who-next-currencies = 不同币种的金额按各自币种中位数的倍数排序，不会相加。
who-next-none = 该日期没有客户得出流失概率。
who-next-open = 展开客户可查看原因、与较低概率相关的情况，以及客户最近写下的话。
column-rank = 排名
column-customer = 客户
column-leaves-within = { $days } 天内流失概率
column-likeliest-reason = 最可能的原因
column-money-at-risk = 风险金额
column-drives = 主要信号
risk-average = 平均 { $share }
risk-share-of-cause = 因此原因 { $share }
risk-amount-unknown = 金额未知
risk-details-for = 逐个查看客户
risk-summary = { $days } 天内 { $share }，平均 { $average }
risk-summary-plain = { $days } 天内 { $share }
risk-facts-reasons = { $days } 天内各原因的概率：{ $reasons }。
risk-reason-share = { $reason } { $share }
risk-facts-monthly = 每月支付 { $amount }；{ $days } 天内的风险金额：{ $risk }。
risk-facts-segment = 客户细分：{ $segment }
risk-drives = 主要信号：{ $reason }
risk-drives-note = 与平均客户相比。数字是一组信号对对数优势比的贡献：+ 表示更可能离开，− 表示更不可能。
risk-raises = 使离开更可能
risk-lowers = 使离开更不可能
risk-nothing-drives = 没有突出的单项信号。
risk-not-explained = 未逐项说明；只对风险金额最高的客户逐项说明。
risk-changes = 与较低概率相关的情况
risk-changes-note = 依据过往数据：处于另一数值的客户流失较少。这只是关联，并非承诺；实际改变是否有用，只有试验才能说明。
risk-change = { $feature }，从{ $from }变为{ $to }：概率 { $before } → { $after }
risk-change-money = { $feature }，从{ $from }变为{ $to }：概率 { $before } → { $after }，风险金额减少 { $amount }
risk-change-to = { $feature }，变为{ $to }：概率 { $before } → { $after }
risk-change-to-money = { $feature }，变为{ $to }：概率 { $before } → { $after }，风险金额减少 { $amount }
risk-wrote = 客户最近写下的话
risk-wrote-on = 客户最近写下的话（{ $date }）
risk-states = 特殊状态

risk-state-discount-held = 靠折扣留住
    .text = 客户以优惠价留下，而其他信号指向离开。折扣掩盖了问题，往往在折扣结束时显现。
risk-state-captive = 被动留存
    .text = 客户得到了结果，但体验不佳，只因没有更好的选择才留下。一旦有人提供替代方案就会离开，不要指望其推荐。
risk-state-contracting = 逐步缩减
    .text = 付费越来越少：席位减少、套餐降级或金额下降。下一步往往就是离开。
risk-state-usage-up-money-down = 信号不一致
    .text = 使用上升而付费下降，或者相反。其中必有一个信号会误导，行动之前先问清楚。
risk-state-usage-down-money-up = 付费不减，使用减少
    .text = 使用在减少，付费却不变或增加。迟早会有人问这笔钱花在哪里。
risk-state-usage-up-payments-failing = 仍在使用，扣款失败
    .text = 使用持平或增加，但最近一次扣款失败。多半不是想离开：先解决付款问题。

## Expected losses

part-expected-losses = 按原因划分的预期流失
expected-losses-intro = 现有客户流失概率之和，以及随之流失的月度经常性收入。95% 置信区间包含随机波动，以及检验对概率整体水平未能确定的部分。
column-within-days = { $days } 天内
risk-all-reasons = 所有原因
expected-of-month = 每月 { $amounts }
expected-unchecked = 未经检验：{ $horizons }的数据太短，无法在较晚月份上看到结果。这些数字以已检验的较短时间为依据。
expected-failed = 不予给出：{ $horizons }的概率在较晚月份上不成立。
risk-days = { $count } 天

## The check

part-risk-check = 这些概率可信吗？
check-intro = 在 { $from } 至 { $until } 的 { $accounts } 位客户上检验；作出这些预测时，模型没有见过这些月份。
check-ranking = 排序：任取一位在 { $days } 天内流失的客户和一位未流失的客户，流失者概率较高的比例为 { $auc }（95% 置信区间 { $range }）；随机时为 50%。
check-lift = 名单前列：概率最高的 10% 客户中，有 { $top } 在 { $days } 天内流失，而全体为 { $all }，是后者的 { $lift } 倍。
check-level = 水平：平均预测 { $predicted }，实际 { $observed }。校准斜率 { $slope }（95% 置信区间 { $range }）；1 为理想，低于 1 说明高概率偏高。
check-lead-time = 预警：{ $losses } 位流失客户中，有 { $found } 位事先就很突出，即在某个月初位于概率最高的 10% 之中。其中一半在作出决定前至少 { $median }就已突出（中间一半为 { $low }至 { $high }）。
check-lead-time-none = 预警：{ $losses } 位流失客户中，没有一位事先在月初位于概率最高的 10% 之中。
check-unchecked = { $horizons }未经检验：数据太短。
check-failed = { $horizons }的概率不成立，因此不予给出。
chart-calibration = { $days } 天内的预测与实际
chart-calibration-caption = 每个点是一组概率相近的客户及其 95% 置信区间。落在对角线上，表示流失人数与预测一致。依据 { $accounts } 位客户和 { $events } 次流失。
chart-predicted = 预测概率
chart-observed = 实际流失比例
column-predicted = 预测
column-observed = 实际
column-customer-months = 客户月数
column-departures = 流失数
part-hand-score = 手工加权的评分
hand-score-intro = 相同的月份、相同的客户：把手工加权的评分换算成概率，与模型并列。
hand-score-better = { $days } 天内，模型的客户排序优于评分：排序正确的客户对为 { $model }，评分为 { $score }。
hand-score-not-better = { $days } 天内，模型的客户排序并不优于评分：排序正确的客户对为 { $model }，评分为 { $score }。此时宜采用您能解释清楚的那一个。
hand-score-model = 模型
hand-score-score = 手工评分

## Groups

part-risk-groups = 各分组的流失比例
risk-groups-intro = 不借助模型：月初仍在的客户中，在各时间内决定离开的比例及其 95% 置信区间。
chart-risk-groups = { $days } 天内决定离开的比例
chart-risk-groups-caption = 按客户细分；竖线表示全体客户。不足 30 位客户的细分不列出。
chart-risk-horizons = 不同时间内决定离开的比例
chart-risk-horizons-caption = 最大的几个客户细分及 95% 置信区间。横轴时间未按比例绘制。
chart-risk-horizons-all-caption = 全体客户及 95% 置信区间。横轴时间未按比例绘制。
risk-group-all = 全体客户
risk-group-few = 人数太少，不列比例：{ $groups }。
risk-group-losses = { $group }（{ $count } 位中 { $losses } 位流失）
risk-group-band = { $from } 至 { $to }
by-region = 按国家或地区
by-language = 按语言
risk-by-feature = 按“{ $feature }”
risk-other-groups = 按其他属性

## The model card

section-model-card = 模型说明卡
card-intro = 评判“谁会流失”背后的模型所需的一切：用什么建立、如何检验、弱点在哪里。
part-card-data = 数据
card-window = 数据范围 { $from } 至 { $until }：在 { $landmarks } 个月初观察 { $accounts } 位客户，共 { $rows } 个客户月，{ $losses } 次流失。
card-entered-late =
    { $count ->
        [0] 没有客户早于数据起点。
       *[other] { $count } 位客户早于数据起点，只计入其后的时间。
    }
card-unknown-losses = 其中 { $count } 次流失原因未知，按比例分摊到各原因。
card-version = 模型格式 { $version }，随机种子 { $seed }：相同的数据和种子得到相同的模型。
chart-folds = 各时段的用途
chart-folds-caption = 先后相继，与现实一致。任何结果都不会从一段延伸到下一段。检验之后，模型再用全部数据重新学习。
fold-learned = 用于学习
fold-calibrated = 用于校准
fold-tested = 用于检验
column-purpose = 用途
column-from = 起
column-horizon = 预测时长
column-standing = 状况
horizon-standing-checked = 已在较晚月份上检验，合格
horizon-standing-unchecked = 未检验：数据太短
horizon-standing-failed = 已检验但不合格，不予给出
horizon-standing-refused = 不予给出
part-card-causes = 建模的原因
card-causes-intro = 一个原因至少有 { $minimum } 次流失，且这些流失较能确定属于它而非只是推测，才单独建模；其余原因并入其所属类别。类别代表其中未单独建模的原因。
column-level = 建模方式
column-consists-of = 包含
column-losses-expected = 流失数
risk-leaf-share = { $reason }（{ $share }）
part-card-metrics = 按原因和时长的检验
card-metrics-intro = 在晚于学习期的月份上。括号内为对所有人用同一个数时的结果，模型应低于它。
column-auc = 排序正确率
column-log-loss = 对数损失
column-brier = Brier 分数
column-calibration-error = 校准误差
column-slope = 斜率
column-lift = 提升度
metric-against = （{ $base }）
metric-profit = { $days } 天内的预期最大利润：每位客户为其生命周期价值的 { $profit }，需联系全体的 { $contacted }；假定一次优惠的成本为该价值的 { $offer }，一次联系为 { $contact }。
part-card-families = 什么信号重要
chart-families = 各组信号的重要性
chart-families-caption = 对流失对数优势比的平均绝对贡献。对预测重要并不意味着是原因。
column-family = 信号组
column-importance = 重要性
column-features = 最重要的信号
part-card-learners = 学习器
card-learners-intro = 每个原因都有自己的学习器；其权重是在它们都没见过的月份上学到的。
column-learner = 学习器
column-weight = 权重
learner-base-rate = 对所有人用同一个数
learner-boosting = 梯度提升树
learner-logistic = 带惩罚的逻辑回归
part-card-left-out = 未采用的列
card-leaks = 以下各列单独就能说明谁会流失，说明它们已知结果，因此未采用：
card-no-leaks = 未发现已知结果的列。
card-leak = { $feature }（排序正确率 { $auc }）
card-left-out = 因其他原因未采用：
left-out-constant = { $feature }：所有客户都相同
left-out-common = { $feature }：同一日期对所有客户几乎相同
left-out-identifier = { $feature }：取值几乎与客户一样多
part-card-drift = 此后的变化
card-drift-intro = 自学习期以来分布发生变化的信号。低于 0.1 变化很小，高于 0.25 变化很大：这时模型对现有客户的了解不如表面所示。
card-no-drift = 没有信号发生明显变化。
column-feature = 信号
column-index = 稳定性指数
card-cohorts-intro = 最近几个月的流失，与此前的模型根据信号所作预期的比较。多于预期即为警报：有模型看不到的变化。
card-cohorts-none = 未比较最近几个月的流失：预期数量太少。
column-cohort = 分组
column-expected = 预期
column-ratio = 比值
card-alarm = 多于预期
part-card-fairness = 对每个分组都成立吗？
card-fairness-intro = 按语言、地区和客户细分比较 { $days } 天内的预测与实际。带标记表示实际比例的 95% 置信区间不包含预测值。
card-fairness-none = 未作比较：语言、地区和客户细分未知，或流失数太少。
card-off = 偏离
kind-all = 全体
kind-language = 语言
kind-region = 地区
kind-segment = 客户细分
kind-plan = 套餐
card-named = { $kind }：{ $group }

## Signals and their values

signal-value = { $feature }：{ $value }
signal-unknown = { $feature }：未知
signal-yes = 是
signal-no = 否
signal-up = 上升 { $value }
signal-down = 下降 { $value }
signal-same = 不变
signal-times = { $factor } 倍
signal-hours = { $count } 小时

# 最有说服力的信号用完整句子表达。
said-usage-days-since-last = 已有 { $value }未使用
said-usage-weekday-change-30d =
    { $direction ->
        [up] 与该客户平常的同一星期几相比，使用量上升 { $value }
        [down] 与该客户平常的同一星期几相比，使用量下降 { $value }
       *[same] 使用量与该客户平常的同一星期几持平
    }
said-usage-change-30d =
    { $direction ->
        [up] 近 30 天的日均使用量比此前 90 天高 { $value }
        [down] 近 30 天的日均使用量比此前 90 天低 { $value }
       *[same] 近 30 天的日均使用量与此前 90 天持平
    }
said-usage-change-7d =
    { $direction ->
        [up] 近一周的日均使用量比此前三周高 { $value }
        [down] 近一周的日均使用量比此前三周低 { $value }
       *[same] 近一周的日均使用量与此前三周持平
    }
said-usage-year-change-30d =
    { $direction ->
        [up] 使用量比一年前高 { $value }
        [down] 使用量比一年前低 { $value }
       *[same] 使用量与一年前持平
    }
said-usage-slope-91d =
    { $direction ->
        [up] 13 周以来使用量每周上升 { $value }
        [down] 13 周以来使用量每周下降 { $value }
       *[same] 13 周以来使用量平稳
    }
said-usage-variation-91d = 13 周内每周使用量的波动为 { $value }
said-usage-active-days-30d = 近 30 天中有 { $count } 天使用
said-breadth-change-90d =
    { $direction ->
        [up] 使用的功能比此前 90 天多 { $value } 个
        [down] 使用的功能比此前 90 天少 { $value } 个
       *[same] 使用的功能数与此前 90 天相同
    }
said-seats-change-180d =
    { $direction ->
        [up] 180 天内席位增加 { $value }
        [down] 180 天内席位减少 { $value }
       *[same] 180 天内席位不变
    }
said-amount-change-180d =
    { $direction ->
        [up] 180 天内月度金额上升 { $value }
        [down] 180 天内月度金额下降 { $value }
       *[same] 180 天内月度金额不变
    }
said-price-per-seat-change-365d =
    { $direction ->
        [up] 一年内每席位价格上涨 { $value }
        [down] 一年内每席位价格下降 { $value }
       *[same] 一年内每席位价格不变
    }
said-payment-last-failed =
    { $direction ->
        [yes] 最近一次付款失败
       *[no] 最近一次付款成功
    }
said-payment-failures-90d =
    { $count ->
        [0] 90 天内没有付款失败
       *[other] 90 天内付款失败 { $count } 次
    }
said-discount-share = 享受 { $value } 的折扣
said-plan-days-to-renewal = 距续约还有 { $value }
said-tenure-days = 成为客户已有 { $value }
said-contact-days-since-us = 我方已有 { $value }没有主动联系
said-contact-days-unanswered-90d = 客户等待答复已有 { $value }
said-survey-nps-last-365d = 最近一次推荐分数（NPS）：{ $value }
said-people-champions-gone-365d =
    { $count ->
        [0] 一年内没有核心支持者离开
       *[other] 一年内有 { $count } 位核心支持者离开
    }
said-tickets-90d =
    { $count ->
        [0] 90 天内没有工单
       *[other] 90 天内有 { $count } 个工单
    }
said-calendar-month = 时节：{ $count } 月

## In the terminal

summary-risk-standing = 排序正确率 { $auc }（95% 置信区间 { $range }，随机为 50%）；{ $days } 天内预测 { $predicted }，实际 { $observed }。
summary-risk-list = 风险金额最高的五位客户：

## Definitions

definition-risk = 流失概率
    .text = 对每个原因，根据此前所有月份，学习客户在四段时间（30、90、180、365 天）中各段决定离开的可能性，再合并各段，使所有原因与留存之和为一。学习器为梯度提升树和带惩罚的逻辑回归，在较晚的月份上加权并校准。
definition-risk-published = 何时发布
    .text = 仅当在最晚的月份上，排序优于随机（曲线下面积的 95% 置信区间高于 0.5）、对数损失低于对所有人用同一个数、校准斜率在 0.8 至 1.25 之间时才发布。每个预测时长分别判断。
definition-money-at-risk = 风险金额
    .text = 该时间内的流失概率 × 月度金额 × 该时间的月数。无论客户在其中何时离开，都按整段时间计。名单按此排序。
definition-expected-losses = 预期流失
    .text = 概率之和。区间由同样数量的独立决定的随机波动，加上检验月份上校准截距的 95% 置信区间构成。
definition-signals = 主要信号
    .text = 每个原因的对数优势比是一个和：平均客户的数值，加上各信号的贡献（Shapley 值，对这些学习器是精确的）。贡献按信号组相加。它们解释的是预测，而不是客户本人。
definition-risk-changes = 与较低概率相关的情况
    .text = 其他一切不变，只把一个信号换成留存客户中较好四分位的数值，再对该客户重新评分。
definition-auc = 排序正确率
    .text = 受试者工作特征曲线下面积：在所有“一位流失、一位留存”的客户对中，流失者概率较高的比例。区间按客户计算（Obuchowski）。
definition-calibration = 校准
    .text = 把客户按概率相近分组，比较平均概率与实际流失比例（按客户数计算的 Wilson 区间）。斜率是结果对预测对数优势比的斜率（Cox）；校准误差是十组的平均距离。
definition-lift = 提升度
    .text = 概率最高的十分之一客户中的流失比例，除以全体的流失比例。
definition-losses-scores = 对数损失与 Brier 分数
    .text = 对数损失：对实际发生的结果所给概率取负对数的平均值。Brier 分数：概率与结果之差的平方的平均值。两者都是越小越好，只有诚实的概率才能使其最小。
definition-drift = 稳定性指数
    .text = 群体稳定性指数：以学习期的十等分为界，把当时与现在的比例之差乘以两者之比的对数，再求和。
definition-risk-groups = 各分组的流失比例
    .text = 自月初起的 Aalen–Johansen 估计，所有月份合并，区间按客户计算。
