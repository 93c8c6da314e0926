### 根拠：各情報源が捉えたことと、理由の確かさ。

# Keys: evidence-<source> names a source, evidence-<source>-<symbol> says what it saw (underscores
# become hyphens): crates/reasons/src/sources/signals.toml, and the sources in the code beside it.
# "Before leaving" is before leaving was decided: before the request, else before the end.

## Any source

evidence-silent = この情報源では何も見つかりませんでした。
evidence-said = 原文：{ $text }
evidence-rule = 独自に定めたルールの条件「{ $symbol }」に当てはまります。

## What was stated and written

evidence-stated-reason = 申告された解約理由
evidence-destination = 解約後の移行先
evidence-comment = 解約時のコメント
evidence-messages = 顧客からのメッセージ
evidence-survey-comments = アンケートの自由回答
evidence-language-model = 言語モデル
evidence-rival-named = 競合への言及
evidence-rival-named-in-comment = 解約時のコメントに競合の名前が出ています。
evidence-rival-named-in-message = 解約前の 150 日間に顧客から届いたメッセージに、競合の名前が出ています。
evidence-own-replies = 当社からの返信
evidence-own-replies-criticism = 当社の直近の返信に、問題ではなく顧客を非難するものがあります。
evidence-own-replies-contempt = 当社の直近の返信に、顧客を見下すものがあります。
evidence-own-replies-defensiveness = 当社の直近の返信に、責任を否定したり顧客のせいにしたりするものがあります。
evidence-own-replies-stonewalling = 当社の直近の返信に、話し合いを拒むものがあります。
evidence-own-replies-cold = 当社の直近の返信に、そっけない、または無関心なものがあります。
evidence-own-replies-canned = 当社の直近の返信に、定型文だけ、またはリンクだけのものがあります。
evidence-own-replies-fine = 当社の直近の返信に、攻撃的なもの、冷たいもの、定型文だけのものは見つかりませんでした。

## Payments, invoices and prices

evidence-unpaid-end = 最後の支払い
evidence-unpaid-end-last-charge-failed = 最後の決済が失敗し、終了から 1 週間たっても回収できていませんでした。
evidence-unpaid-end-charges-failed = 終了の 60 日前から 1 週間後までに、決済が 2 回以上失敗しました。
evidence-ended-by = 終了させた側
evidence-ended-by-billing-system = 解約記録では、課金などのシステムが終了させたことになっています。
evidence-ended-by-vendor = 解約記録では、当社が終了させたことになっています。
evidence-refused-payment-method = 拒否された支払方法
evidence-refused-payment-method-method-refused = 終了前の 150 日間に、支払方法または通貨が対応外か許可されていないために拒否された決済があります。
evidence-late-payment = 支払いの遅れ
evidence-late-payment-much-later-than-usual = 解約前の 150 日間に期日を迎えた請求に、10 日を超えて遅れ、この顧客のふだんの遅れよりも 8 日を超えて長いものがあります。
evidence-overage = プラン外の請求
evidence-overage-charged-beside-the-plan = 解約前の 100 日間に、超過料金、従量料金、追加料金など、プラン外の請求がありました。
evidence-wrong-charge = 誤った請求・異議のある請求
evidence-wrong-charge-charged-twice = 解約前の 100 日間に、同じ日に同じ金額が 2 回以上請求されました。
evidence-wrong-charge-taken-back = 解約前の 100 日間に、請求の取り消し、異議申し立て、返金、または減額がありました。
evidence-price-rise = 値上げ
evidence-price-rise-own-price-rose = 解約前の 130 日間に、1 席あたりの月額が一度に 2%を超えて上がりました。
evidence-price-rise-rise-announced = 解約前の 130 日間に、この顧客のプラン、または全体を対象とする価格改定が記録されています。
evidence-seats = 席数
evidence-seats-shrank-much = 最後の席数は、それまでの多い時期より 30%以上少なくなっていました。
evidence-seats-shrank = 最後の席数は、それまでの多い時期より 12～30%少なくなっていました。
evidence-seats-grew-much = 最後の席数は、それまでの少ない時期より 30%以上多くなっていました。

## Use

evidence-usage-trend = 利用の推移
evidence-usage-trend-collapsed = 解約前の 60 日間の 1 日あたりの利用は、その前の 120 日間の 45%を下回るまで落ち込みました。
evidence-usage-trend-faded = 解約前の 60 日間の 1 日あたりの利用は、その前の 120 日間の 45～72%に減りました。
evidence-usage-trend-rose = 解約前の 60 日間の 1 日あたりの利用は、その前の 120 日間の 130%を超えるまで増えました。
evidence-usage-trend-steady = 解約前の 60 日間の 1 日あたりの利用は、その前の 120 日間の 72～130%で推移しました。
evidence-usage-level = 利用の水準
evidence-usage-level-hardly-used = 1 日あたりの利用は、同じプランで解約した顧客の平均の 45%未満でした。
evidence-usage-level-little-used = 1 日あたりの利用は、同じプランで解約した顧客の平均の 45～75%でした。
evidence-usage-level-much-used = 1 日あたりの利用は、同じプランで解約した顧客の平均の 135%を超えていました。
evidence-goals = 目標の達成
evidence-goals-hardly-reached = 解約前の 180 日間、同じ利用量あたりの目標達成は、解約した顧客全体の 35%未満でした。
evidence-goals-seldom-reached = 解約前の 180 日間、同じ利用量あたりの目標達成は、解約した顧客全体の 35～70%でした。
evidence-goals-often-reached = 解約前の 180 日間、同じ利用量あたりの目標達成は、解約した顧客全体の 1.2 倍を超えていました。
evidence-export-surge = エクスポートと API 呼び出し
evidence-export-surge-exports-rose = 解約前の 90 日間、利用に占めるエクスポートと API 呼び出しの割合が、それ以前の 1.8 倍を超えました。
evidence-onboarding-milestones = オンボーディングの節目
evidence-onboarding-milestones-most-missed = 最初の 60 日間に到達したオンボーディングの節目は、解約した顧客のうち最も多い例の半分以下でした。
evidence-onboarding-milestones-some-missed = 最初の 60 日間に到達したオンボーディングの節目は、解約した顧客のうち最も多い例の半分を超えましたが、そこには届きませんでした。

## Faults and incidents

evidence-errors-met = 発生したエラー
evidence-errors-met-errors = 解約前の 75 日間に、顧客は 1 回以上エラーに遭遇しました。
evidence-incident-met = 遭遇した障害
evidence-incident-met-incident = 解約前の 75 日間に起きた障害の前後に、顧客はエラーに遭遇したか、不具合を報告しました。
evidence-privacy-incident = プライバシー・セキュリティの事故
evidence-privacy-incident-asked-about-it = 解約前の 150 日間にプライバシー、セキュリティ、またはデータに関わる事故があり、その後 30 日以内に顧客からプライバシーまたはセキュリティの問い合わせがありました。
evidence-privacy-incident-happened = 解約前の 150 日間に、プライバシー、セキュリティ、またはデータに関わる事故がありました。

## Contact and service

evidence-no-contact = 最後の能動的な連絡からの期間
evidence-no-contact-a-year = 解約前の 330 日を超える間、当社からの能動的な連絡がありませんでした。
evidence-no-contact-half-a-year = 解約前の 180～330 日間、当社からの能動的な連絡がありませんでした。
evidence-no-contact-recent = 解約前の 90 日以内に、当社からの能動的な連絡があったか、利用が始まったばかりでした。
evidence-slow-replies = 初回返信までの待ち時間
evidence-slow-replies-days = 解約前の 150 日間の問い合わせに、初回返信まで 24 時間を超えて待たせたものがあります。
evidence-slow-replies-hours = 解約前の 150 日間で、初回返信までの最も長い待ち時間は 12～24 時間でした。
evidence-chasers = 返信待ちの催促
evidence-chasers-asked-again = 解約前の 150 日間に、初回返信を待つ顧客から重ねて連絡がありました。
evidence-reopened-tickets = 再開・エスカレーションされた問い合わせ
evidence-reopened-tickets-reopened = 解約前の 150 日間に、再開またはエスカレーションされた問い合わせがあります。
evidence-low-ratings = 満足度の評価
evidence-low-ratings-very-low = 解約前の 150 日間で最も低い満足度の評価は、全顧客の最高評価の 41%以下でした（たとえば 5 点満点の 2 点）。
evidence-low-ratings-low = 解約前の 150 日間で最も低い満足度の評価は、全顧客の最高評価の 41～61%でした（たとえば 5 点満点の 3 点）。
evidence-recommendation = 推奨度（NPS）
evidence-recommendation-detractor = 解約前の 200 日間で最後の推奨度は、10 点中 6 点以下でした。
evidence-recommendation-promoter = 解約前の 200 日間で最後の推奨度は、10 点中 9 点または 10 点でした。

## What tickets were about, in the 150 days before leaving

evidence-tickets-setup = 導入・設定の問い合わせ
evidence-tickets-setup-asked = 解約前の 150 日間に、導入、設定、連携、データ移行に関する問い合わせがありました。
evidence-tickets-fault = 不具合の問い合わせ
evidence-tickets-fault-outage = 解約前の 150 日間に、障害や動作の遅さに関する問い合わせがありました。
evidence-tickets-fault-several-faults = 解約前の 150 日間に、エラーや不具合に関する問い合わせが 2 件以上ありました。
evidence-tickets-how-to = 使い方の問い合わせ
evidence-tickets-how-to-several = 解約前の 150 日間に、使い方に関する問い合わせが 2 件以上ありました。
evidence-tickets-how-to-one = 解約前の 150 日間に、使い方に関する問い合わせが 1 件ありました。
evidence-tickets-billing = 請求の問い合わせ
evidence-tickets-billing-asked = 解約前の 150 日間に、請求や課金に関する問い合わせがありました。
evidence-tickets-payment = 支払いの問い合わせ
evidence-tickets-payment-asked = 解約前の 150 日間に、支払いやカードに関する問い合わせがありました。
evidence-tickets-price = 料金の問い合わせ
evidence-tickets-price-asked = 解約前の 150 日間に、料金、割引、契約更新に関する問い合わせがありました。
evidence-tickets-feature = 機能要望の問い合わせ
evidence-tickets-feature-asked = 解約前の 150 日間に、機能に関する要望や問い合わせがありました。
evidence-tickets-change = 顧客側の変更の連絡
evidence-tickets-change-told = 解約前の 150 日間に、アカウント、管理者、担当者など、顧客側の変更に関する連絡がありました。
evidence-tickets-closing = 解約の連絡
evidence-tickets-closing-told = 解約前の 150 日間に、終了や解約に関する連絡がありました。
evidence-tickets-export = エクスポートの問い合わせ
evidence-tickets-export-asked = 解約前の 150 日間に、データの出力やダウンロードに関する問い合わせがありました。
evidence-tickets-privacy = プライバシーの問い合わせ
evidence-tickets-privacy-asked = 解約前の 150 日間に、プライバシーやセキュリティに関する問い合わせがありました。
evidence-tickets-comparison = 他社比較の問い合わせ
evidence-tickets-comparison-asked = 解約前の 150 日間に、製品の比較や評価、または他社に関する問い合わせがありました。

## The customer and the world around

evidence-champion = 推進担当者と連絡先
evidence-champion-all-gone = 解約前の 270 日間に、推進担当者を含む既知の担当者全員が離任したか、利用権限を失いました。
evidence-champion-champion-gone = 解約前の 270 日間に、推進担当者が離任したか、利用権限を失いました。
evidence-rival-event = 競合の動き
evidence-rival-event-rival-moved = 解約前の 200 日間に、競合の新製品やキャンペーンなどの動きが記録されています。
evidence-outside-shock = 外部環境の急変
evidence-outside-shock-shock = 解約前の 150 日間に、顧客の地域に関わり得る外部環境の急変（経済、規制、災害）が記録されています。
evidence-company-news = 顧客企業の動向
evidence-company-news-news = 解約前の 270 日間に、買収や廃業など、顧客自身に関するニュースが記録されています。
evidence-age = 顧客としての期間
evidence-age-first-months = 顧客になってから 120 日未満で解約が決まりました。
evidence-age-first-year = 顧客になってから 120～300 日で解約が決まりました。
evidence-age-old = 顧客になってから 300 日以上たって解約が決まりました。
evidence-promise = 商談時の約束
evidence-promise-promised = 商談時に約束した内容が顧客情報に記録されています。
evidence-preferred-channel = 希望する連絡手段
evidence-preferred-channel-elsewhere = 顧客情報にある希望の連絡手段は、メール、電話、チャット、ウェブのいずれでもありません。

## How sure a reason is

confidence-unknown = 不明
confidence-low = 低い
confidence-medium = 中程度
confidence-high = 高い

## On what a reason rests

basis-of-reason-stated = 申告
basis-of-reason-inferred = 推定
basis-of-reason-both = 申告と推定の両方

## Whether the evidence bears itself out

verdict-corroborated = 各情報源が偶然をはるかに超えて一致しているか、十分な数の理由が人の手で確認されています。申告をなぞっただけの結果ではありませんが、どの理由も確率にとどまります。
verdict-not-testable = 同じ顧客について語る情報源がほとんどないため、互いに照らし合わせることができません。申告された内容は、検証しないまま示しています。
verdict-nothing-can-be-told = 情報源どうしを比べることはできましたが、一致は偶然の範囲を超えません。このデータから解約理由を読み取ることはできません。
verdict-no-evidence = 根拠がありません。顧客がなぜ解約したかを示す発言も兆候も、データにはありません。
