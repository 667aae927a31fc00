"""Golden values of the factor evaluation, by NumPy and SciPy 1.17; nothing here is the product's code.

    python3 oracle.py > golden.txt

The panel is made by a linear congruential generator that the Java test has, too (Generator): 40
sessions, 60 instruments, 4 factors. 'name value value ...' a line, nan for none.
"""
import numpy as np
from scipy import optimize, stats
from scipy.cluster import hierarchy

SESSIONS, NAMES, FACTORS = 40, 60, 4


class Generator:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 1103515245 + 12345) % (1 << 31)
        return self.state / (1 << 31)


def out(name, values):
    print(name, *[repr(float(v)) for v in np.ravel(values)])


def panel():
    g = Generator(20200319)
    opens = np.empty((SESSIONS, NAMES))
    locked = np.zeros((SESSIONS, NAMES), bool)
    price = np.array([50 + 100 * g.next() for _ in range(NAMES)])
    for d in range(SESSIONS):
        for i in range(NAMES):
            price[i] *= 1 + 0.06 * (g.next() - 0.5)
            u = g.next()
            opens[d, i] = np.nan if u < 0.03 else price[i]
            locked[d, i] = 0.03 <= u < 0.05
    values = np.empty((FACTORS, SESSIONS, NAMES))
    level = np.array([g.next() for _ in range(NAMES)])
    for d in range(SESSIONS):
        for i in range(NAMES):
            level[i] = 0.8 * level[i] + 0.2 * g.next()
            ahead = opens[d + 2, i] / opens[d + 1, i] - 1 if d + 2 < SESSIONS else np.nan
            values[0, d, i] = (0 if np.isnan(ahead) else ahead) + 0.03 * g.next()
            values[1, d, i] = np.floor(8 * level[i])
            values[2, d, i] = np.nan if g.next() < 0.2 else -values[1, d, i] + 2 * g.next()
            values[3, d, i] = g.next()
    return opens, locked, values


def label(opens, locked, h):
    r = np.full(opens.shape, np.nan)
    for d in range(SESSIONS - 1 - h):
        a, b = opens[d + 1], opens[d + 1 + h]
        ok = ~np.isnan(a) & ~np.isnan(b) & ~locked[d + 1] & ~locked[d + 1 + h]
        r[d, ok] = b[ok] / a[ok] - 1
    return r


def ic(x, y):
    ok = np.isfinite(x) & np.isfinite(y)
    if ok.sum() < 20:
        return np.nan
    return stats.spearmanr(x[ok], y[ok]).statistic


def newey_west(series, lag):
    x = series[~np.isnan(series)]
    n = len(x)
    e = x - x.mean()
    w = np.maximum(0, 1 - np.abs(np.subtract.outer(range(n), range(n))) / (lag + 1))
    return x.mean() / np.sqrt(e @ w @ e / n**2)


def fifths(x):
    """The fifth by tie-averaged rank; -1 without a value."""
    q = np.full(x.shape, -1)
    ok = np.isfinite(x)
    rank = stats.rankdata(x[ok])
    q[ok] = np.floor(5 * (rank - 0.5) / ok.sum()).astype(int)
    return q


def turnover(before, now, k):
    if not (now == k).any():
        return np.nan
    if before is None or not (before == k).any():
        return 1.0
    w0 = (before == k) / (before == k).sum()
    w1 = (now == k) / (now == k).sum()
    return 0.5 * np.abs(w1 - w0).sum()


opens, locked, values = panel()
for f in range(FACTORS):
    for h in (1, 5, 10):
        r = label(opens, locked, h)
        daily = np.array([ic(values[f, d], r[d]) for d in range(SESSIONS)])
        out(f"ic.{f}.{h}", daily)
        known = daily[~np.isnan(daily)]
        out(f"icir.{f}.{h}", known.mean() / known.std(ddof=1))
        out(f"t.{f}.{h}", newey_west(daily, h))
        q = np.array([fifths(values[f, d]) for d in range(SESSIONS)])
        gross = np.full((SESSIONS, 5), np.nan)
        tau = np.full((SESSIONS, 5), np.nan)
        for d in range(SESSIONS):
            for k in range(5):
                members = (q[d] == k) & ~np.isnan(r[d])
                if members.any():
                    gross[d, k] = r[d, members].mean()
                tau[d, k] = turnover(q[d - h] if d >= h else None, q[d], k)
        out(f"gross.{f}.{h}", np.nanmean(gross, axis=0))
        out(f"net.{f}.{h}", np.nanmean(gross - 0.00585 * tau, axis=0))
        out(f"turnover.{f}.{h}", np.nanmean(tau, axis=0))
        sign = 1 if np.nanmean([ic(values[f, d], label(opens, locked, 5)[d]) for d in range(SESSIONS)]) >= 0 else -1
        spread = sign * (gross[:, 4] - gross[:, 0]) - 0.00585 * (tau[:, 4] + tau[:, 0])
        out(f"spreadnet.{f}.{h}", np.nanmean(spread))
    one = label(opens, locked, 1)
    lags = [np.nanmean([ic(values[f, d], one[d + k]) for d in range(SESSIONS - 2 - k)]) for k in range(10)]
    out(f"lags.{f}", lags)
    for lag in (1, 5):
        out(f"auto.{f}.{lag}", np.nanmean([ic(values[f, d], values[f, d - lag]) for d in range(lag, SESSIONS)]))
    x = np.sort(values[f][np.isfinite(values[f])])
    out(f"moments.{f}", [x.mean(), x.std(ddof=1), stats.skew(x), stats.kurtosis(x)])
    out(f"quantiles.{f}", np.quantile(x, [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1]))
    cut = []
    for d in range(SESSIONS):
        v = values[f, d][np.isfinite(values[f, d])]
        cut.append(np.clip(v, *np.quantile(v, [0.01, 0.99])))
    cut = np.concatenate(cut)
    out(f"winsorised.{f}", [cut.mean(), cut.std(ddof=1), stats.skew(cut), stats.kurtosis(cut)])
rho = np.array([[np.nanmean([ic(values[a, d], values[b, d]) for d in range(SESSIONS)]) for b in range(FACTORS)] for a in range(FACTORS)])
out("correlation", rho)

# Average linkage of 12 points' correlations.
g = Generator(7)
base = np.array([[g.next() for _ in range(30)] for _ in range(12)])
for k in (3, 4, 8):
    base[k] = base[0] * (1 if k != 8 else -1) + 0.4 * base[k]
for k in (6, 10):
    base[k] = base[5] + 0.6 * base[k]
c = np.corrcoef(base)
out("link.correlation", c)
d = 1 - np.abs(c)
z = hierarchy.linkage(d[np.triu_indices(12, 1)], "average")
out("link.distance", z[:, 2])
out("link.size", z[:, 3])
out("link.cluster", hierarchy.fcluster(z, 0.5, "distance"))

# An exponential with noise.
g = Generator(11)
y = np.array([0.05 * np.exp(-0.09 * k) + 0.004 * (g.next() - 0.5) for k in range(60)])
out("decay.ic", y)
fit, _ = optimize.curve_fit(lambda k, a, l: a * np.exp(-l * k), np.arange(60), y, p0=(0.05, 0.1), xtol=1e-14, ftol=1e-14)
out("decay.fit", fit)

p = np.array([0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34])
out("bh.p", p)
out("bh.q", stats.false_discovery_control(p))
out("bh.q40", stats.false_discovery_control(np.concatenate([p, np.ones(25)]))[:15])
