"""Writes messages to measure speed with: the corpus and its validation texts, varied.

    python3 crates/language/benches/make_texts.py 1000000 messages.jsonl

Every message is a text of the corpus; some open with a greeting, some go on with a sentence of
another text of the same language, some name a number. Few are equal. The same count gives the
same file.
"""

import json
import pathlib
import random
import sys

CORPUS = pathlib.Path(__file__).resolve().parents[3] / "corpus"
OPENINGS = {
    "en": ["Hi, ", "Hello there. ", "To whom it may concern: ", "Hey team, "],
    "zh-Hans": ["你好，", "您好！", "客服你好，", "各位好，"],
    "zh-Hant": ["你好，", "您好！", "客服您好，", "大家好，"],
    "ja": ["こんにちは。", "お世話になっております。", "はじめまして。", "ご担当者様、"],
}
NUMBERS = {
    "en": " (account {})",
    "zh-Hans": "（订单号{}）",
    "zh-Hant": "（訂單編號{}）",
    "ja": "（会員番号{}）",
}


def texts(language):
    paths = sorted((CORPUS / "reasons" / language).glob("*.jsonl"))
    paths.append(CORPUS / "validation" / f"{language}.jsonl")
    return [json.loads(line)["text"] for path in paths for line in path.open(encoding="utf-8")]


def main():
    count, path = int(sys.argv[1]), sys.argv[2]
    own = {language: texts(language) for language in OPENINGS}
    flat = [(language, text) for language, all_texts in own.items() for text in all_texts]
    chance = random.Random(1)
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            language, text = chance.choice(flat)
            if chance.random() < 0.4:
                text = chance.choice(OPENINGS[language]) + text
            if chance.random() < 0.3:
                other = chance.choice(own[language])
                gap = " " if language == "en" else ""
                text += gap + other.replace("。", "。\n").replace(". ", ".\n").split("\n")[0]
            if chance.random() < 0.3:
                text += NUMBERS[language].format(chance.randrange(10**7))
            out.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")


main()
