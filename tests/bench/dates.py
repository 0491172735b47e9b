"""Reads a table of phrases with dateparser, and prints how it does: bench's `dates` calls it."""

import datetime
import sys
import time

from dateparser.search import search_dates

rows = []
for line in open(sys.argv[1], encoding="utf-8"):
    if not line.startswith("#"):
        day, sentence, earliest, *latest = line.rstrip("\n").split("\t")
        rows.append((datetime.date.fromisoformat(day), sentence, earliest, (latest or [earliest])[0]))


def read(day, sentence):
    settings = {
        "RELATIVE_BASE": datetime.datetime.combine(day, datetime.time(10)),
        "PREFER_DATES_FROM": "future",
    }
    found = search_dates(sentence, languages=["en"], settings=settings) or []
    return {moment.date().isoformat() for _, moment in found}


read(*rows[0][:2])
started = time.perf_counter()
found = [read(day, sentence) for day, sentence, _, _ in rows]
took = time.perf_counter() - started

right = wrong = invented = 0
for (_, _, earliest, latest), days in zip(rows, found):
    if earliest in ("none", "doubtful"):
        invented += bool(days)
    elif days:
        # One day is all that it can say: any of those that are meant will do.
        fits = len(days) == 1 and earliest <= min(days) <= latest
        right += fits
        wrong += not fits
print(right, wrong, invented, took)
