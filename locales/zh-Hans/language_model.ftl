### 可选的语言模型。

help-any-language-model = 让语言模型也读文本：写有其接口、价格与上限的设置文件（TOML）
help-models-erase-answers = 删除保存的语言模型回答
help-models-erase-answers-data = 保存回答的数据文件夹 [默认：当前用户的数据文件夹]

progress-language-model = 正在询问语言模型
language-model-asked = 语言模型：{ $name }。流失客户的留言和消息会逐条发送给它，发送前先替换其中找到的个人信息。
language-model-no-key = 设置中指定用环境变量 { $name } 提供语言模型的密钥，但该变量为空
language-model-used = 语言模型：文本 { $texts } 条。已回答 { $answered } 条，先前已知 { $known } 条，不予采用 { $refused } 条，未发送 { $unsent } 条。请求 { $requests } 次，费用 { $cost }。
language-model-erased = 已删除：{ $path }
language-model-nothing-kept = { $path } 中没有保存任何内容

language-model-refused = 不予采用、视为没有回答的：{ $kinds }
language-model-refused-late = 超时
language-model-refused-unreachable = 无法连接
language-model-refused-busy = 接口繁忙
language-model-refused-http-error = 接口出错
language-model-refused-redirected = 要求转往别处
language-model-refused-too-large = 过大
language-model-refused-not-json = 不是 JSON
language-model-refused-wrong-shape = 格式不符
language-model-refused-wrong-label = 未知原因
language-model-refused-wrong-probability = 概率不可能
language-model-refused-quote-not-found = 原文没有的引文
language-model-refused-declined = 拒绝回答
language-model-refused-cut-off = 回答被截断

language-model-stopped-spend-cap = 再发送就可能超出语言模型的费用上限：{ $unsent } 条文本未发送。要发送，请提高 spend_cap。
language-model-stopped-total-time = 语言模型的可用时间已到：{ $unsent } 条文本未发送。请增大 total_seconds，或再运行一次（已有的回答会保留）。
language-model-stopped-not-admitted = 语言模型的接口拒绝了密钥，或没有这个模型或地址：{ $unsent } 条文本未发送。
language-model-stopped-failing = 语言模型的接口连续多次失败：{ $unsent } 条文本未发送。请稍后再运行（已有的回答会保留）。
