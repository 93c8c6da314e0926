"""Writes purchases.csv: BG/NBD, BG/BB and Gamma-Gamma from the published formulas alone.

Run with mpmath installed: python purchases.py > purchases.csv
Everything is computed with 60 digits, so that the published closed forms (a hypergeometric
function, differences of ln Gamma, a division by a - 1 or gamma - 1) lose nothing that matters.
"""

import random

import mpmath as mp

mp.mp.dps = 60
random.seed(20050311)
lg = mp.loggamma


def log_uniform(low, high):
    return float(f"{mp.e ** random.uniform(float(mp.log(low)), float(mp.log(high))):.6g}")


# --- BG/NBD ---------------------------------------------------------------------------------


def rate_likelihood(p, x, tx, T):
    r, al, a, b = map(mp.mpf, p)
    tx, T = mp.mpf(tx), mp.mpf(T)
    head = mp.gamma(r + x) / mp.gamma(r) * al**r * mp.beta(a, b + x) / mp.beta(a, b)
    value = head / (al + T) ** (r + x)
    if x > 0:
        value += mp.beta(a + 1, b + x - 1) / mp.beta(a, b) * mp.gamma(r + x) / mp.gamma(r) * al**r / (al + tx) ** (r + x)
    return value


def rate_alive(p, x, tx, T):
    if x == 0:
        return mp.mpf(1)
    r, al, a, b = map(mp.mpf, p)
    return 1 / (1 + a / (b + x - 1) * ((al + mp.mpf(T)) / (al + mp.mpf(tx))) ** (r + x))


def rate_new(p, t):
    r, al, a, b = map(mp.mpf, p)
    t = mp.mpf(t)
    return (a + b - 1) / (a - 1) * (1 - (al / (al + t)) ** r * mp.hyp2f1(r, b, a + b - 1, t / (al + t)))


def rate_conditional(p, x, tx, T, t):
    r, al, a, b = map(mp.mpf, p)
    tx, T, t = mp.mpf(tx), mp.mpf(T), mp.mpf(t)
    top = (a + b + x - 1) / (a - 1) * (
        1 - ((al + T) / (al + T + t)) ** (r + x) * mp.hyp2f1(r + x, b + x, a + b + x - 1, t / (al + T + t))
    )
    return top * rate_alive(p, x, tx, T)


def rate_count(p, x, t):
    r, al, a, b = map(mp.mpf, p)
    t = mp.mpf(t)
    poisson = lambda j: mp.gamma(r + j) / (mp.gamma(r) * mp.factorial(j)) * (al / (al + t)) ** r * (t / (al + t)) ** j
    value = mp.beta(a, b + x) / mp.beta(a, b) * poisson(x)
    if x > 0:
        value += mp.beta(a + 1, b + x - 1) / mp.beta(a, b) * (1 - sum(poisson(j) for j in range(x)))
    return value


# --- BG/BB ----------------------------------------------------------------------------------


def occasion_likelihood(p, x, tx, n):
    al, be, ga, de = map(mp.mpf, p)
    value = mp.beta(al + x, be + n - x) / mp.beta(al, be) * mp.beta(ga, de + n) / mp.beta(ga, de)
    for i in range(n - tx):
        value += mp.beta(al + x, be + tx - x + i) / mp.beta(al, be) * mp.beta(ga + 1, de + tx + i) / mp.beta(ga, de)
    return value


def occasion_alive(p, x, tx, n, ahead):
    al, be, ga, de = map(mp.mpf, p)
    top = mp.beta(al + x, be + n - x) / mp.beta(al, be) * mp.beta(ga, de + n + ahead) / mp.beta(ga, de)
    return top / occasion_likelihood(p, x, tx, n)


def occasion_conditional(p, x, tx, n, ahead):
    al, be, ga, de = map(mp.mpf, p)
    g = mp.gamma
    bracket = g(1 + de + n) / g(ga + de + n) - g(1 + de + n + ahead) / g(ga + de + n + ahead)
    return (
        mp.beta(al + x + 1, be + n - x) / mp.beta(al, be) * g(ga + de) / ((ga - 1) * g(de)) * bracket
        / occasion_likelihood(p, x, tx, n)
    )


def occasion_new(p, n):
    al, be, ga, de = map(mp.mpf, p)
    g = mp.gamma
    return al / (al + be) * de / (ga - 1) * (1 - g(ga + de) / g(ga + de + n) * g(1 + de + n) / g(1 + de))


def occasion_count(p, x, n):
    al, be, ga, de = map(mp.mpf, p)
    value = mp.binomial(n, x) * mp.beta(al + x, be + n - x) / mp.beta(al, be) * mp.beta(ga, de + n) / mp.beta(ga, de)
    for i in range(x, n):
        value += mp.binomial(i, x) * mp.beta(al + x, be + i - x) / mp.beta(al, be) * mp.beta(ga + 1, de + i) / mp.beta(ga, de)
    return value


def occasion_purchase(p, x, tx, n, ahead):
    """1 - P(none on the next occasions): the likelihood of the same row, watched for longer."""
    return 1 - occasion_likelihood(p, x, tx, n + ahead) / occasion_likelihood(p, x, tx, n)


def rate_purchase(p, x, tx, T, t):
    """1 - P(none in the time to come): the likelihood of the same row, watched for longer."""
    return 1 - rate_likelihood(p, x, tx, T + t) / rate_likelihood(p, x, tx, T)


# --- Gamma-Gamma ----------------------------------------------------------------------------


def spend_likelihood(p, x, z):
    pp, q, ga = map(mp.mpf, p)
    z = mp.mpf(z)
    return mp.gamma(pp * x + q) / (mp.gamma(pp * x) * mp.gamma(q)) * ga**q * z ** (pp * x - 1) * x ** (pp * x) / (
        ga + x * z
    ) ** (pp * x + q)


# --- maxima: Newton's method on the logarithms of the parameters -----------------------------


def maximum(likelihood, rows, start, ridge, centers):
    def objective(*u):
        p = [mp.e**v for v in u]
        value = sum(w * mp.log(likelihood(p, *row)) for row, w in rows)
        return value - mp.mpf(ridge) / 2 * sum((v - mp.log(c)) ** 2 for v, c in zip(u, centers))

    mp.mp.dps = 40
    size = len(start)
    u = [mp.log(v) for v in start]
    h = mp.mpf(10) ** -8
    for _ in range(60):
        base = objective(*u)
        shift = lambda *moves: objective(*[v + sum(s * h for i, s in moves if i == k) for k, v in enumerate(u)])
        up = [shift((i, 1)) for i in range(size)]
        down = [shift((i, -1)) for i in range(size)]
        gradient = mp.matrix([(up[i] - down[i]) / (2 * h) for i in range(size)])
        hessian = mp.matrix(size)
        for i in range(size):
            hessian[i, i] = (up[i] - 2 * base + down[i]) / h**2
            for j in range(i):
                cross = (shift((i, 1), (j, 1)) - shift((i, 1), (j, -1)) - shift((i, -1), (j, 1)) + shift((i, -1), (j, -1))) / (4 * h**2)
                hessian[i, j] = hessian[j, i] = cross
        damp = mp.mpf(0)
        while True:
            step = mp.lu_solve(-hessian + damp * mp.eye(size), gradient)
            longest = max(abs(s) for s in step)
            if longest < 2 and objective(*[v + s for v, s in zip(u, step)]) >= base - mp.mpf(10) ** -25:
                break
            damp = damp * 4 + mp.mpf("0.01")
        u = [v + s for v, s in zip(u, step)]
        if longest < mp.mpf(10) ** -14:
            break
    covariance = (-hessian) ** -1
    estimate = [mp.e**v for v in u]
    errors = [estimate[i] * mp.sqrt(covariance[i, i]) for i in range(size)]
    plain = sum(w * mp.log(likelihood(estimate, *row)) for row, w in rows)
    mp.mp.dps = 60
    return estimate, errors, plain


def emit(quantity, parameters, inputs, value):
    padded = list(parameters) + [""] * (4 - len(parameters)) + list(inputs) + [""] * (4 - len(inputs))
    print(",".join([quantity] + [str(v) for v in padded] + [mp.nstr(value, 17)]))


def main():
    print(f"# mpmath {mp.__version__}, 60 digits; written by purchases.py")
    print("quantity,p1,p2,p3,p4,x,recency,observed,ahead,value")
    for _ in range(120):
        p = [log_uniform(0.05, 20), log_uniform(0.1, 200), log_uniform(0.05, 20), log_uniform(0.05, 20)]
        x = random.choice([0, 0, 1, 2, 3, 5, 8, 20, 60])
        T = log_uniform(1, 400)
        tx = float(f"{T * random.random():.6g}") if x else 0.0
        t = log_uniform(0.5, 400)
        emit("rate.log_likelihood", p, [x, tx, T], mp.log(rate_likelihood(p, x, tx, T)))
        emit("rate.alive", p, [x, tx, T], rate_alive(p, x, tx, T))
        emit("rate.purchase", p, [x, tx, T, t], rate_purchase(p, x, tx, T, t))
        emit("rate.conditional", p, [x, tx, T, t], rate_conditional(p, x, tx, T, t))
        emit("rate.new", p, ["", "", "", t], rate_new(p, t))
        emit("rate.count", p, [min(x, 20), "", "", t], rate_count(p, min(x, 20), t))
    for _ in range(120):
        p = [log_uniform(0.05, 20) for _ in range(4)]
        n = random.choice([1, 2, 3, 6, 6, 12, 24, 60])
        x = random.randint(0, n)
        tx = random.randint(x, n) if x else 0
        ahead = random.choice([1, 2, 5, 12])
        emit("occasion.log_likelihood", p, [x, tx, n], mp.log(occasion_likelihood(p, x, tx, n)))
        emit("occasion.alive", p, [x, tx, n, ahead], occasion_alive(p, x, tx, n, ahead))
        emit("occasion.purchase", p, [x, tx, n, ahead], occasion_purchase(p, x, tx, n, ahead))
        emit("occasion.conditional", p, [x, tx, n, ahead], occasion_conditional(p, x, tx, n, ahead))
        emit("occasion.new", p, ["", "", n], occasion_new(p, n))
        emit("occasion.count", p, [x, "", n], occasion_count(p, x, n))
    for _ in range(60):
        p = [log_uniform(0.3, 20), log_uniform(0.3, 20), log_uniform(0.5, 5000)]
        x, z = random.choice([1, 1, 2, 3, 10, 50]), log_uniform(1, 100000)
        emit("spend.log_likelihood", p, [x, z], mp.log(spend_likelihood(p, x, z)))
        if p[0] * x + p[1] > 1:
            emit("spend.amount", p, [x, z], mp.mpf(p[0]) * (mp.mpf(p[2]) + x * mp.mpf(z)) / (mp.mpf(p[0]) * x + mp.mpf(p[1]) - 1))

    # Maxima on small invented data; x, recency, observed, weight of each row, then the results.
    def people(count):
        rows = []
        for _ in range(count):
            rate, stop, T = random.gammavariate(0.8, 1 / 6), random.betavariate(1.0, 3.0), random.randint(10, 50)
            now, last, x = random.expovariate(rate + 1e-9), 0.0, 0
            while now < T:
                last, x = now, x + 1
                if random.random() < stop:
                    break
                now += random.expovariate(rate + 1e-9)
            rows.append(((x, float(f"{last:.5g}"), T), random.choice([1, 1, 2, 5])))
        return rows

    for name, ridge in [("rate.fit", 0.0), ("rate.fit_ridge", 2.0)]:
        rows = people(150 if ridge == 0 else 30)
        weight = sum(w for _, w in rows)
        mean_time = mp.mpf(sum(w * row[2] for row, w in rows)) / weight
        for row, w in rows:
            emit(name + ".row", [], list(row) + [w], mp.mpf(0))
        found = maximum(rate_likelihood, rows, [1, 6, 1, 3], ridge, [1, mean_time, 1, 1])
        for kind, values in zip(["estimate", "error"], found):
            for value in values:
                emit(f"{name}.{kind}", [], [], value)
        emit(name + ".log_likelihood", [], [], found[2])

    def givers(count):
        rows = []
        for _ in range(count):
            buy, stop, n = random.betavariate(1.2, 0.8), random.betavariate(0.7, 2.8), random.choice([5, 6, 6])
            x = last = 0
            for occasion in range(1, n + 1):
                if random.random() < stop:
                    break
                if random.random() < buy:
                    x, last = x + 1, occasion
            rows.append(((x, last, n), random.choice([1, 2, 9])))
        return rows

    for name, ridge in [("occasion.fit", 0.0), ("occasion.fit_ridge", 2.0)]:
        rows = givers(300 if ridge == 0 else 30)
        for row, w in rows:
            emit(name + ".row", [], list(row) + [w], mp.mpf(0))
        found = maximum(occasion_likelihood, rows, [1, 1, 1, 3], ridge, [1, 1, 1, 1])
        for kind, values in zip(["estimate", "error"], found):
            for value in values:
                emit(f"{name}.{kind}", [], [], value)
        emit(name + ".log_likelihood", [], [], found[2])

    rows = []
    for _ in range(120):
        x, scale = random.choice([1, 1, 2, 4]), random.gammavariate(3.7, 1 / 1500)
        rows.append(((x, float(f"{random.gammavariate(6 * x, 1 / scale) / x:.6g}")), 1))
    for row, w in rows:
        emit("spend.fit.row", [], list(row) + ["", w], mp.mpf(0))
    found = maximum(spend_likelihood, rows, [6, 4, 1500], 0, [1, 1, 1])
    for kind, values in zip(["estimate", "error"], found):
        for value in values:
            emit(f"spend.fit.{kind}", [], [], value)
    emit("spend.fit.log_likelihood", [], [], found[2])


if __name__ == "__main__":
    main()
