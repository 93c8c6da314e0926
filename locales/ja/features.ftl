### Features of accounts: what is known of a customer on a day.

# Keys: feature-<name>, with hyphens for underscores: crates/features/src/definitions.toml.

## Families

feature-family-usage = 利用
feature-family-breadth = 利用の広さ
feature-family-seats = 席数
feature-family-onboarding = オンボーディング
feature-family-payments = 支払い
feature-family-price = 価格と割引
feature-family-plan = プランと更新
feature-family-support = 問い合わせ
feature-family-language = 書かれた内容
feature-family-surveys = アンケート
feature-family-contact = 連絡
feature-family-people = 担当者
feature-family-incidents = 障害
feature-family-tenure = 契約期間
feature-family-fit = 顧客の種類
feature-family-calendar = 時期
feature-family-surroundings = 外部環境

## Use

feature-usage-days-since-last = 最後の利用からの日数
feature-usage-events-7d = 7 日間の利用回数
feature-usage-events-30d = 30 日間の利用回数
feature-usage-events-90d = 90 日間の利用回数
feature-usage-active-days-30d = 30 日間のうち利用した日数
feature-usage-active-days-90d = 90 日間のうち利用した日数
feature-usage-change-7d = 7 日間の 1 日あたり利用の、その前 21 日間からの変化
feature-usage-change-30d = 30 日間の 1 日あたり利用の、その前 90 日間からの変化
feature-usage-slope-91d = 13 週間の週ごとの利用の傾き
feature-usage-variation-91d = 13 週間の週ごとの利用のばらつき
feature-usage-weekday-change-30d = 30 日間の利用の、この顧客の曜日別のふだんの水準との比
feature-usage-silence-surprise = この顧客にとっての現在の無利用の珍しさ
feature-usage-year-change-30d = 30 日間の利用の、1 年前の同じ日々との比
feature-usage-longest-gap-90d = 90 日間で最も長い無利用の日数
feature-usage-errors-30d = 30 日間に遭遇したエラーの数
feature-usage-error-rate-90d = 90 日間の利用 1 回あたりのエラー数

## Breadth of use

feature-breadth-events-30d = 30 日間に使った機能の種類
feature-breadth-events-90d = 90 日間に使った機能の種類
feature-breadth-events-ever = これまでに使った機能の種類
feature-breadth-change-90d = 90 日間に使った機能の種類の、その前 90 日間との差
feature-breadth-top-share-90d = 90 日間で最も使った機能の割合
feature-breadth-goals-90d = 90 日間に達成した目標の数
feature-breadth-export-share-90d = 90 日間のエクスポートと API 呼び出しの割合
feature-breadth-export-change-90d = エクスポートと API 呼び出しの割合の変化

## Seats

feature-seats-now = 席数
feature-seats-change-180d = 180 日間の席数の変化
feature-seats-events-each-30d = 30 日間の 1 席あたりの利用回数
feature-seats-people-share = 1 席あたりの有効な担当者数

## Onboarding

feature-onboarding-milestones = 到達したオンボーディングの節目の数
feature-onboarding-milestones-60d = 最初の 60 日間に到達したオンボーディングの節目の数
feature-onboarding-days-to-milestone = 開始から最初のオンボーディングの節目までの日数
feature-onboarding-days-to-use = 開始から最初の利用までの日数

## Payments

feature-payment-failures-90d = 90 日間の決済失敗の回数
feature-payment-failures-365d = 365 日間の決済失敗の回数
feature-payment-last-failed = 最後の決済が失敗した
feature-payment-card-expired-180d = 180 日間にカードの期限切れや紛失で拒否された決済
feature-payment-no-funds-180d = 180 日間に残高不足で拒否された決済
feature-payment-refunds-365d = 365 日間の返金の回数
feature-payment-parts-180d = 180 日間の請求額に満たない支払い
feature-payment-method = 支払方法
feature-payment-method-changes-365d = 365 日間の支払方法の変更回数
feature-invoice-late-days-365d = 365 日間に期日を迎えた請求の平均遅延日数
feature-invoice-late-days-last = 最後に期日を迎えた請求の遅延日数
feature-invoice-overdue = 期日を過ぎた未払いの請求数
feature-invoice-overdue-days = 最も古い未払い請求の遅延日数

## Price and discount

feature-invoice-overage-180d = 180 日間のプラン外の請求の件数
feature-invoice-credits-180d = 180 日間の減額の件数
feature-amount-level = 月額の、同じ通貨の中央値との比
feature-amount-change-180d = 180 日間の月額の変化
feature-amount-contractions-365d = 365 日間の月額の減額回数
feature-price-per-seat-change-365d = 365 日間の 1 席あたり価格の変化
feature-price-rises-730d = 730 日間の値上げの回数
feature-price-rise-days-since = 最後の値上げ（なければ開始）からの日数
feature-price-announced-180d = 180 日間に告知された最大の値上げ率
feature-discount-share = 最後の請求の割引率
feature-discount-lost-365d = 365 日間に失った割引

## Plan and renewal

feature-plan = プラン
feature-plan-days = 現在のプランの日数
feature-plan-moves-365d = 365 日間のプラン変更の回数
feature-plan-moves-up-365d = 365 日間の上位プランへの変更回数
feature-plan-moves-down-365d = 365 日間の下位プランへの変更回数
feature-plan-subscriptions = 継続中の契約数
feature-plan-billing-months = 請求の間隔（月）
feature-plan-days-to-renewal = 更新までの日数
feature-plan-cycle-share = 請求期間の経過割合

## Tickets

feature-tickets-30d = 30 日間の問い合わせ件数
feature-tickets-90d = 90 日間の問い合わせ件数
feature-tickets-change-90d = 90 日間の問い合わせ件数の、その前 90 日間との差
feature-tickets-open = 未解決の問い合わせ件数
feature-tickets-days-since = 最後の問い合わせ（なければ開始）からの日数
feature-tickets-fault-90d = 90 日間の不具合の問い合わせ件数
feature-tickets-billing-180d = 180 日間の請求の問い合わせ件数
feature-tickets-price-180d = 180 日間の料金の問い合わせ件数
feature-tickets-feature-180d = 180 日間の機能要望の問い合わせ件数
feature-tickets-privacy-180d = 180 日間のプライバシーの問い合わせ件数
feature-tickets-export-180d = 180 日間のデータ出力の問い合わせ件数
feature-tickets-comparison-180d = 180 日間の他社比較の問い合わせ件数
feature-tickets-urgent-180d = 180 日間の緊急の問い合わせ件数
feature-tickets-reply-hours-180d = 180 日間の初回返信までの平均待ち時間
feature-tickets-reply-hours-longest-90d = 90 日間の初回返信までの最長待ち時間
feature-tickets-resolution-hours-180d = 180 日間の平均解決時間
feature-tickets-reopened-180d = 180 日間の問い合わせの再開回数
feature-tickets-escalated-180d = 180 日間のエスカレーション件数
feature-tickets-satisfaction-last-365d = 365 日間で最後の対応評価
feature-tickets-satisfaction-365d = 365 日間の対応評価の平均

## What was written

feature-language-sentiment-90d = 90 日間のメッセージの感情の平均
feature-language-sentiment-change-90d = 感情の、その前 180 日間からの変化
feature-language-criticism-180d = 180 日間のメッセージで最も強い非難
feature-language-contempt-180d = 180 日間のメッセージで最も強い侮蔑
feature-language-defensiveness-180d = 180 日間のメッセージで最も強い自己弁護
feature-language-stonewalling-180d = 180 日間のメッセージで最も強い対話の拒絶
feature-language-leaving-intent-180d = 180 日間のメッセージで最も強い解約の意向

## Surveys

feature-survey-nps-last-365d = 365 日間で最後の推奨度（NPS）
feature-survey-nps-change-730d = 推奨度の前回からの変化
feature-survey-satisfaction-365d = 365 日間の調査の平均満足度
feature-survey-satisfaction-last-365d = 365 日間の調査で最後の満足度
feature-survey-answers-365d = 365 日間の調査への回答数
feature-survey-days-since = 最後の調査回答（なければ開始）からの日数

## Contact

feature-contact-customer-messages-90d = 90 日間の顧客からのメッセージ数
feature-contact-our-messages-90d = 90 日間の当社からのメッセージ数
feature-contact-days-since-customer = 顧客の最後の連絡（なければ開始）からの日数
feature-contact-days-since-us = 当社からの最後の能動的な連絡（なければ開始）からの日数
feature-contact-days-unanswered-90d = 顧客が返信を待っている日数

## People

feature-people-active = 有効な担当者の数
feature-people-added-180d = 180 日間に加わった担当者の数
feature-people-gone-share-365d = 365 日間に離れた担当者の割合
feature-people-champions = 有効な推進役の数
feature-people-champions-gone-365d = 365 日間に離れた推進役の数

## Incidents

feature-incidents-90d = 90 日間の障害の件数
feature-incident-hours-90d = 90 日間の障害の時間数
feature-incidents-met-90d = 90 日間に顧客が遭遇した障害の件数

## Tenure

feature-tenure-days = 顧客としての日数
feature-tenure-returns = 顧客が戻ってきた回数

## Kind of customer

feature-segment = セグメント
feature-region = 国・地域
feature-language = 言語

## Time of year

feature-calendar-month = 月（1～12）

## Surroundings

feature-rival-events-180d = 180 日間の競合の動きの件数
feature-shocks-180d = 180 日間の外部からの衝撃の件数
feature-company-news-365d = 365 日間の顧客企業のニュースの件数

## Traits

# $name: the trait's name, as in the source.
feature-trait = 属性「{ $name }」
