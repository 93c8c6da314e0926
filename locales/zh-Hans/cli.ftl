### 命令行：进度与提示。

## 进度

progress-simulating = 正在模拟
progress-reading = 正在查看文件
progress-importing = 正在读取
progress-analysing = 正在分析
progress-fetching = 正在获取软件包
progress-extracting = 正在核对并解包
progress-step-survival = 客户留存时长
progress-step-reasons = 客户自述的原因
progress-step-cohorts = 同期群
progress-step-measures = 流失与收入
progress-step-departures = 流失了哪些客户
progress-step-evidence = 正在查找证据
progress-step-texts = 正在阅读文本
progress-step-label-model = 正在权衡证据

## 提示

error = 错误
dry-run = 试运行：没有写入任何内容。
report-written = 报告：{ $path }
simulated = { $path } 中有 { $accounts } 个客户，其中发生 { $departures } 次流失。
loaded = { $file } → { $table }：共 { $read } 行，载入 { $loaded } 行，拒收 { $rejected } 行
unchanged = { $file } → { $table }：此前已导入，没有变化
would-load = { $file } → { $table }：共 { $read } 行，将载入 { $loaded } 行，拒收 { $rejected } 行
cohort-still-there = 仍是客户
cohort-left = 已流失
cohort-not-observed = 观察期未满

## Summary

summary-more = 另有 { $count } 项见报告
summary-of-leavers = { $count } 位流失客户：
summary-of-stated = { $count } 例有陈述原因的流失：
summary-of-revenue = 收入比例以月初 { $count } 位客户的 { $amount } 为基数。

## 模型

models-package = { $name } { $version }：{ $description }。许可证 { $licence }，需下载 { $megabytes } MB。
models-already = 已经安装，且完好无损：{ $path }
models-installed = 已安装：{ $path }（{ $megabytes } MB）
models-sound = { $name }：完好，许可证 { $licence }，{ $path }
models-not-installed = 未能安装有助于理解文本的模型，因此仅按字词读取文本：{ $reason }
texts-too-many-for-encoder = 共有 { $count } 段文本，数量较多，因此仅按字词读取。如需读得更准，可用 --encoder 指定编码器，每秒可处理数百段。
models-removed = 已删除：{ $path }
models-none = { $path } 中没有安装模型，可用“holdfast models install”安装
models-no-home = 无法确定当前用户的数据文件夹，请用 --data 指定
models-no-client = 本机上没有找到带 pip 的 Python，也没有找到 uv。请安装其中之一，或在另一台机器上下载软件包 { $name } { $version }，再用 --from 指定该文件
models-not-fetched = 未能获取软件包 { $name } { $version }。请联网后重试，或在另一台机器上下载，再用 --from 指定该文件
models-nothing-fetched = 程序报告成功，却没有写出文件

# The title of the demonstration's review.
demo-title = 一家模拟企业

## 文本

progress-reading-texts = 正在读文本
progress-training = 正在训练
texts-without-encoder = 没有安装句子编码器：只按字词读文本，准确度会低一些。可用“holdfast models install”安装。
texts-with-encoder = 句子编码器：{ $name }
texts-no-such-encoder = 没有名为 { $name } 的编码器；可选 { $names }、all、none
texts-read = 已读 { $count } 条文本。
trained = 模型：{ $path }
train-row-held-out = 原因，交叉验证
train-row-validation = 原因，验证集
train-row-horsemen = 四骑士，验证集
train-column-what = 对象
train-column-language = 语言
train-column-texts = 文本数
train-column-accuracy = 正确率
train-column-group = 大类正确率
train-column-precision = 精确率
train-column-recall = 召回率
train-column-f1 = 宏平均 F1
train-column-calibration = 校准误差
train-column-abstained = 弃权

# Reasons of a data folder.
reasons-written = 每位客户的流失原因已写入 { $path }。
reasons-explained = { $leaf }：{ $basis }，把握程度：{ $confidence }。未计入证据时的对数优势为 { $prior }，计入全部证据后为 { $posterior }：
reasons-review-needs-file = 请指定文件：--export FILE 写出待审阅的原因，--import FILE 读入审阅结果，--texts FILE 写出用于训练的留言。
reasons-decisions-taken = 已读入 { $count } 条新的审阅结果。
reasons-agreement = 两位审阅人都看过的 { $count } 位客户中，意见一致的占 { $agreement }（科恩 kappa 系数 { $kappa }）。
reasons-queue-written = { $count } 条待审阅的原因已写入 { $path }。请填写 decision（confirm 确认、correct 更正、contest 存疑）和 reader（审阅人）；更正时请修改 leaf。
reasons-no-such-account = 此数据文件夹中没有 { $account }。账户写法与 reasons_by_account.csv 中相同；您要找的是 { $near } 吗？
reasons-account-still-there = 就现有数据看，{ $account } 截至 { $date } 尚未流失，没有可解释的内容。要查看其他日期，请使用 --as-of。
reasons-no-such-leaf = { $leaf } 不是可以给出概率的原因。您要找的是 { $near } 吗？
reasons-other-sources = 其余 { $count } 个来源合计，各自低于 { $least }；用 --all 全部显示
reasons-decided-confirm = { $reader } 于 { $date } 确认：{ $leaf }。以下数字仅来自证据本身。
reasons-decided-correct = { $reader } 于 { $date } 更正为：{ $leaf }。以下数字仅来自证据本身。
reasons-decided-contest = { $reader } 于 { $date } 对此存疑：{ $leaf }。
reasons-texts-written = { $count } 条留言及其已确定的原因已写入 { $path }。请删去内容与原因不符的，再用“holdfast train text --with-confirmed”训练。

## 错误

error-reading = 无法读取 { $path }
error-writing = 无法写入 { $path }
error-opening = 无法打开 { $path }
error-removing = 无法删除 { $path }
error-creating = 无法创建文件夹 { $path }
error-no-data-folder = { $path } 不是数据文件夹。请用“holdfast import 路径 --data { $path }”创建。
error-not-ours = { $path } 中有不属于 Holdfast 的文件（{ $file }）。请用 --out 指定其他文件夹。
error-as-of-out-of-range = { $date } 太晚，不能作为统计的最后一天
error-no-currency = “{ $code }”不是 ISO 4217 货币代码。请写三个字母的代码，例如 EUR、JPY 或 CNY。
error-no-file = { $path } 中没有可读取的文件
error-nothing-read = 没有一个文件能作为客户数据读取：
error-all-rejected = 全部 { $count } 行都被拒绝，见 rejects.csv
error-no-months = 数据没有日期，因此没有按月的指标。“holdfast analyze”会显示能得出的结论。
error-no-such-month = 没有 { $month } 的指标；现有 { $first } 至 { $last }
error-no-cohort-cell = “{ $cell }”不是同期群单元格。请写明同期群、标签和月龄，例如 start_month:2025-03:6。
error-no-column = { $path } 缺少列 { $column }；必须有 { $columns }
error-not-utf8 = { $path } 不是 UTF-8 编码。请另存为“CSV UTF-8”。
error-cell-decision = { $path } 第 { $row } 行 { $column } 列：“{ $value }”不是 confirm、correct 或 contest
error-cell-reason = { $path } 第 { $row } 行 leaf 列：“{ $value }”不是分类中的原因
error-cell-reason-near = { $path } 第 { $row } 行 leaf 列：“{ $value }”不是分类中的原因；是否想写 { $near }？
error-cell-empty = { $path } 第 { $row } 行 { $column } 列：没有填写
error-cell-account = { $path } 第 { $row } 行 { $column } 列：“{ $value }”不是此数据文件夹中的客户
error-cell-date = { $path } 第 { $row } 行 { $column } 列：“{ $value }”不是日期（例如 2026-03-31）；留空表示今天
error-empty-corpus = 语料在 reasons/ 和 horsemen/ 下没有文本
error-line-no-json = 第 { $line } 行：{ $why }
error-line-no-text = 第 { $line } 行：“text”缺失或不是文本
error-no-such-model = 没有模型 { $name }
error-no-such-feature = { $place }：来源 { $source }：没有特征 { $feature }。全部特征见 docs/reference/features.md。
error-no-such-feature-near = { $place }：来源 { $source }：没有特征 { $feature }；是否想写 { $near }？全部特征见 docs/reference/features.md。

## 谁会离开

progress-step-history = 正在读取历史
progress-step-message-labels = 正在阅读消息
progress-step-features = 正在计算特征
progress-step-periods = 正在逐月跟踪客户
progress-step-columns = 正在查找泄露结果的列
progress-step-groups = 各群体的流失情况
progress-step-check = 正在学习并用之后的月份检验
progress-step-refit = 正在用全部月份学习
progress-step-score = 正在给客户评分
progress-step-explain = 正在解释
risk-published = 给出流失概率：模型在之后的月份中经受住了检验。学习自 { $landmarks } 个月初、{ $accounts } 位客户、{ $losses } 次流失，区分 { $causes } 种原因。
risk-refused = 不给任何客户流失概率。数据包括 { $landmarks } 个月初、{ $accounts } 位客户、{ $losses } 次流失。
risk-written = risk_by_account.csv、who_next.csv、model_card.json 和 risk_model.json 已写入 { $path }。
risk-refused-written = model_card.json 已写入 { $path }；其中的客户表没有行。
risk-scored = 已给 { $count } 位客户评分；risk_by_account.csv 和 who_next.csv 在 { $path } 中。
risk-no-such-account = { $account } 不是有流失概率的客户：已经离开、已宣布离开，或不在此数据文件夹中。
risk-no-such-account-near = { $account } 不是有流失概率的客户：已经离开、已宣布离开，或不在此数据文件夹中。是否想写 { $near }？
error-no-such-horizon = 不提供 { $days } 天的概率。请从 { $known } 中选择。

benchmark-target = { $rows } 行中有 { $positives } 行已流失（{ $column } 为 { $value }）；{ $missing } 行没有结果。
benchmark-constant = 未用于学习，因为所有行的值相同：{ $columns }。
benchmark-identifiers = 未用于学习，因为只是行的编号：{ $columns }。
benchmark-mostly-unique = 未用于学习，因为文本几乎不重复：{ $columns }。
benchmark-leak = 未用于学习，因为它已经包含结果：{ $column }。
benchmark-few = 其中一种结果不足 50 行：所有数字都只是粗略的。
benchmark-unreadable = { $count } 个单元格与所在列不符，按缺失处理；第一个在第 { $row } 行，{ $column } 列：{ $text }
benchmark-broken-rows = { $count } 行的单元格数与表头不同，未读入；第一个是第 { $row } 行。
benchmark-value = 折外
benchmark-base = 不用模型
benchmark-auc = AUC（95% 区间）
benchmark-log-loss = 对数损失
benchmark-brier = Brier 分数
benchmark-ece = 校准误差
benchmark-lift = 前十分之一的提升度
benchmark-cause = 原因
benchmark-events = 行数
benchmark-concordance = 一致性指数（95% 区间）
benchmark-no-column = 没有 { $column } 列。文件中有：{ $columns }。
benchmark-which-positive = { $column } 列的值有 { $values }。请用 --positive 指明哪个值表示“已流失”。
benchmark-no-such-value = { $column } 列中没有 { $value }。该列的值有 { $values }。
benchmark-too-few = { $rows } 行中有 { $positives } 行已流失。分 { $folds } 折至少需要 { $needed } 行已流失和 { $needed } 行留存。
benchmark-no-columns = 没有可用于学习的列：{ $columns }。
benchmark-no-times = { $column } 列不是时长：每一行都需要不小于 0 的数字。

## 购买

purchases-read = { $accounts } 位客户，{ $purchases } 次购买，其中 { $repeats } 次为复购。
purchases-at-any-time = 购买可能发生在任何时间（BG/NBD 模型）。
purchases-on-occasions = 购买发生在固定的时机（BG/BB 模型）。
purchases-check = 检验：对模型没有见过的最后 { $days } 天，预计 { $expected } 次购买，实际 { $bought } 次。
purchases-versus-own-rate = 按每位客户以往的频率推算：{ $expected } 次。
purchases-versus-average-rate = 按以往的平均频率推算：{ $expected } 次。
purchases-listed = 买得多、但可能已经流失的客户：
purchases-no-dates = 列 { $column } 中没有日期
purchases-no-amounts = 列 { $column } 中没有金额
purchases-too-few-customers = 不作预测：客户只有 { $found } 位，至少需要 { $needed } 位。
purchases-too-few-repeats = 不作预测：复购只有 { $found } 次，至少需要 { $needed } 次。
purchases-too-few-held-out = 不作预测：留出的时段只有 { $found } 次购买，无法检验，至少需要 { $needed } 次。
purchases-not-converged = 不作预测：模型在这些数据上没有收敛。
purchases-total-not-better = 不作预测：按以往频率推算（{ $rate }）比模型（{ $expected }）更接近实际的 { $bought } 次购买。
purchases-total-too-far = 不作预测：模型预计 { $expected } 次，实际 { $bought } 次；误差最多允许 { $limit }。
purchases-not-better-than-own-rate = 不作预测：逐个客户来看，模型不比各自以往的频率更准。
purchases-not-better-than-average-rate = 不作预测：逐个客户来看，模型不比统一的频率更准。
column-purchases = 购买次数
column-still-buys = 仍会购买
column-expected-purchases = 一年内预计
