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
