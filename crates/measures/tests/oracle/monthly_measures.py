#!/usr/bin/env python3
"""A second opinion on the monthly measures, written from their definitions only.

Reads one book per line from standard input (JSON: zone, as_of, recognition,
subscriptions), writes one line of results per book. Python's standard library only;
amounts are integers, ratios exact fractions until they are printed.

It keeps a ledger per account: local date -> changes that day. Every question is then
answered by replaying ledgers, never by comparing subscription rows.
"""

import json
import sys
from collections import defaultdict
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def local_date(micros, zone):
    return (EPOCH + timedelta(microseconds=micros)).astimezone(zone).date()


def effective_end(row, rows, index, as_of, recognition):
    """When the row stops counting: its end under the recognition setting, or the start of
    the row that replaces it, whichever is first."""
    service_end = next((row[k] for k in ("ended_at", "cancelled_at", "requested_at") if row[k] is not None), None)
    counted = [service_end]
    if recognition in ("cancelled", "requested"):
        counted.append(row["cancelled_at"])
    if recognition == "requested":
        counted.append(row["requested_at"])
    same = [
        (other["started_at"], position)
        for position, other in enumerate(rows)
        if (other["account"], other["subscription"]) == (row["account"], row["subscription"]) and other["started_at"] < as_of
    ]
    later = sorted(key for key in same if key > (row["started_at"], index))
    if later:
        counted.append(later[0][0])
    counted = [instant for instant in counted if instant is not None]
    return min(counted) if counted else None


def ledgers(book, zone):
    """account -> date -> list of (currency, amount change, change of running stretches)."""
    rows, as_of = book["subscriptions"], book["as_of"]
    accounts = defaultdict(lambda: defaultdict(list))
    for index, row in enumerate(rows):
        if row["started_at"] >= as_of or row["trial"] or row["mrr"] == 0:
            continue
        end = effective_end(row, rows, index, as_of, book["recognition"])
        if end is not None and end <= row["started_at"]:
            continue
        amount = max(row["mrr"] or 0, 0)
        accounts[row["account"]][local_date(row["started_at"], zone)].append((row["currency"], amount, 1))
        if end is not None and end < as_of:
            accounts[row["account"]][local_date(end, zone)].append((row["currency"], -amount, -1))
    return accounts


class Account:
    """The state of one account while its ledger is replayed."""

    def __init__(self, ledger):
        self.pending = sorted(ledger.items())
        self.amounts = defaultdict(int)
        self.running = 0
        self.seen = False

    def snapshot(self):
        return dict(self.amounts), self.running > 0, self.seen

    def apply(self, day):
        if not self.pending or self.pending[0][0] != day:
            return False
        for currency, change, running in self.pending.pop(0)[1]:
            self.amounts[currency] += change
            self.running += running
        self.seen = True
        return True


def movements(before, after):
    """currency -> (kind, change) and what happened to the account."""
    (old, was, seen), (new, is_now, _) = before, after
    if was and not is_now:
        happened = "churn"
    elif is_now and not was:
        happened = "reactivation" if seen else "new"
    else:
        happened = None
    currencies = set(old) | set(new)
    came = {c for c in currencies if not old.get(c) and new.get(c)}
    went = {c for c in currencies if old.get(c) and not new.get(c)}
    result = {}
    for c in currencies:
        change = new.get(c, 0) - old.get(c, 0)
        if change == 0:
            continue
        if happened:
            kind = happened
        elif came and went and c in came | went:
            kind = "currency_change"
        else:
            kind = "expansion" if change > 0 else "contraction"
        result[c] = (kind, change)
    return result, happened


def next_month(first):
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def measure(book):
    zone = ZoneInfo(book["zone"])
    raw = ledgers(book, zone)
    if not raw:
        return {"measures": {}, "movements": {}}
    accounts = {name: Account(ledger) for name, ledger in raw.items()}
    currencies = {c for ledger in raw.values() for entries in ledger.values() for c, _, _ in entries}
    month = min(min(ledger) for ledger in raw.values()).replace(day=1)
    last_day = local_date(book["as_of"] - 1, zone)
    measures, bridge = {}, {}
    while month <= last_day:
        label, following = month.strftime("%Y-%m"), next_month(month)
        opening = {name: a.snapshot() for name, a in accounts.items()}
        day_sums, daily = defaultdict(int), defaultdict(Fraction)
        lost_by_account = defaultdict(int)
        arrivals = ends = 0
        leavers = set()
        mrr = defaultdict(int)
        for amounts, _, _ in opening.values():
            for c, amount in amounts.items():
                mrr[c] += amount
        active = sum(was for _, was, _ in opening.values())
        day = month
        while day < following:
            gone = 0
            today = defaultdict(lambda: [0, 0, 0])  # change, change that is not retention, loss
            for name, account in accounts.items():
                before = account.snapshot()
                if not account.apply(day):
                    continue
                moves, happened = movements(before, account.snapshot())
                if happened in ("new", "reactivation"):
                    arrivals += 1
                if happened == "churn":
                    gone += 1
                    leavers.add(name)
                for c, (kind, change) in moves.items():
                    day_sums[c, kind] += change
                    today[c][0] += change
                    if kind in ("new", "currency_change"):
                        today[c][1] += change
                    if kind in ("churn", "contraction"):
                        today[c][2] -= change
                        lost_by_account[name, c] -= change
            if active:
                daily["logo"] += Fraction(gone, active)
            for c, (change, other, loss) in today.items():
                if mrr[c] > 0:
                    daily["gross", c] += Fraction(loss, mrr[c])
                    daily["net", c] += 1 - Fraction(mrr[c] + change - other, mrr[c])
                mrr[c] += change
            ends += gone
            active = sum(a.running > 0 for a in accounts.values())
            day += timedelta(days=1)
        closing = {name: a.snapshot() for name, a in accounts.items()}

        sums = defaultdict(int)
        for name in accounts:
            for c, (kind, change) in movements(opening[name], closing[name])[0].items():
                sums[c, kind] += change
        start_accounts = sum(was for _, was, _ in opening.values())
        end_accounts = sum(is_now for _, is_now, _ in closing.values())
        churned = sum(opening[n][1] and not closing[n][1] for n in accounts)
        is_open = (EPOCH + timedelta(microseconds=book["as_of"])) < datetime(
            following.year, following.month, 1, tzinfo=zone
        ).astimezone(timezone.utc)

        def put(dialect, name, currency, part, whole):
            value = float(Fraction(part, whole)) if whole > 0 else None
            measures["|".join((dialect, name, label, currency))] = value

        put("canonical", "active_accounts", "", end_accounts, 1)
        put("canonical", "logo_churn", "", churned, start_accounts)
        put("chartmogul_b2b", "logo_churn", "", churned, start_accounts)
        put("stripe", "logo_churn", "", ends, start_accounts + arrivals)
        put("baremetrics", "logo_churn", "", min(len(leavers), start_accounts), start_accounts)
        if not is_open:
            put("profitwell", "logo_churn", "", churned, start_accounts)
        if start_accounts + arrivals > 0:
            put("chartmogul_b2c", "logo_churn", "", daily["logo"], 1)
        for c in currencies:
            start = sum(s[0].get(c, 0) for s in opening.values())
            end = sum(s[0].get(c, 0) for s in closing.values())
            payers = sum(s[0].get(c, 0) > 0 for s in closing.values())
            n, r, e = (sums[c, k] for k in ("new", "reactivation", "expansion"))
            loss = -sums[c, "contraction"] - sums[c, "churn"]
            day_loss = -day_sums[c, "contraction"] - day_sums[c, "churn"]
            day_e, day_r = day_sums[c, "expansion"], day_sums[c, "reactivation"]
            capped = sum(min(v, opening[a][0].get(c, 0)) for (a, k), v in lost_by_account.items() if k == c)
            bridge[f"{label}|{c}"] = [
                start, n, r, e, sums[c, "contraction"], sums[c, "churn"], sums[c, "currency_change"], end,
            ]
            put("canonical", "mrr", c, end, 1)
            put("canonical", "average_revenue_per_account", c, end, payers)
            put("canonical", "gross_revenue_churn", c, loss, start)
            put("chartmogul_b2b", "gross_revenue_churn", c, day_loss, start)
            put("baremetrics", "gross_revenue_churn", c, capped, start)
            put("canonical", "net_revenue_churn", c, loss - e, start)
            put("chartmogul_b2b", "net_revenue_churn", c, day_loss - day_e - day_r, start)
            put("baremetrics", "net_revenue_churn", c, capped - day_e, start)
            if not is_open:
                put("profitwell", "gross_revenue_churn", c, loss, start)
                put("profitwell", "net_revenue_churn", c, loss - e, start)
            put("canonical", "gross_revenue_retention", c, start - loss, start)
            put("canonical", "net_revenue_retention", c, start + e - loss, start)
            put("chartmogul_b2b", "net_revenue_retention", c, start + day_e + day_r - day_loss, start)
            put("baremetrics", "net_revenue_retention", c, start + day_e - capped, start)
            put("canonical", "quick_ratio", c, n + e, loss)
            put("baremetrics", "quick_ratio", c, day_sums[c, "new"] + day_e, day_loss)
            if start + day_sums[c, "new"] > 0:
                put("chartmogul_b2c", "gross_revenue_churn", c, daily["gross", c], 1)
                put("chartmogul_b2c", "net_revenue_churn", c, daily["net", c], 1)
        month = following
    return {"measures": measures, "movements": bridge}


for line in sys.stdin:
    print(json.dumps(measure(json.loads(line))))
