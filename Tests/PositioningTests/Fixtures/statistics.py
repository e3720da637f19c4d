#!/usr/bin/env python3
"""Reference values for the statistics of Positioning, by independent libraries.

usage: python3 statistics.py > statistics.json     (numpy 2.4.6, scipy 1.17.1)
"""
import json
import numpy as np
from scipy import stats

out = {}
# Upper end of the Wilson score interval: scipy.stats.binomtest(...).proportion_ci(method="wilson"), 95 %, z = 1.959963984540054.
out["wilson"] = [
    [k, n, stats.binomtest(k, n).proportion_ci(0.95, method="wilson").high]
    for k, n in [(0, 1), (0, 3), (0, 12), (0, 200), (1, 12), (5, 12), (12, 12), (37, 400)]
]
# Chance of an empty pair: hypergeometric probability of zero.
out["hypergeometric"] = [
    [n, a, b, float(stats.hypergeom.pmf(0, n, a, b))]
    for n, a, b in [(12, 4, 3), (12, 6, 6), (12, 7, 6), (47, 20, 11), (200, 60, 40), (5, 0, 3), (1000, 30, 45)]
]
# Benjamini-Hochberg: scipy.stats.false_discovery_control.
rng = np.random.default_rng(7)
p = np.round(np.concatenate([rng.uniform(0, 0.02, 6), rng.uniform(0, 1, 9), [0.5, 0.5, 1.0]]), 6)
out["benjaminiHochberg"] = {"p": p.tolist(), "adjusted": stats.false_discovery_control(p, method="bh").tolist()}
# EASE: B = I - P / diag(P), P = inv(X'X + lambda I), by numpy's inverse.
x = (rng.uniform(size=(25, 9)) < 0.35).astype(float)
ease = []
for lam in (0.5, 5.0, 100.0):
    P = np.linalg.inv(x.T @ x + lam * np.eye(9))
    B = -P / np.diag(P)
    np.fill_diagonal(B, 0)
    ease.append({"lambda": lam, "weights": B.ravel().tolist()})
out["ease"] = {"rows": [np.flatnonzero(r).tolist() for r in x], "items": 9, "models": ease}


# Log-odds with an informative Dirichlet prior (Monroe et al. 2008, equations 16, 18 and 19), written out with numpy.
def log_odds(counts, a0):
    y = np.array(counts, float)
    alpha = a0 * y.sum(0) / y.sum()
    z = np.zeros_like(y)
    for b in range(len(y)):
        own, rest = y[b], y.sum(0) - y[b]
        d = np.log((own + alpha) / (own.sum() + a0 - own - alpha)) - np.log((rest + alpha) / (rest.sum() + a0 - rest - alpha))
        z[b] = d / np.sqrt(1 / (own + alpha) + 1 / (rest + alpha))
    return z


counts = rng.integers(0, 9, (5, 6))
out["logOdds"] = {"counts": counts.tolist(), "prior": 50.0, "z": log_odds(counts, 50.0).tolist()}


# Correspondence analysis by numpy's singular value decomposition of the standardised residuals.
def correspondence(table):
    t = np.array(table, float)
    P = t / t.sum()
    r, c = P.sum(1), P.sum(0)
    S = (P - np.outer(r, c)) / np.sqrt(np.outer(r, c))
    U, s, Vt = np.linalg.svd(S, full_matrices=False)
    return {
        "table": t.tolist(), "total": float((s**2).sum()), "inertia": (s[:2] ** 2 / (s**2).sum()).tolist(),
        "rows": (U[:, :2] * s[:2] / np.sqrt(r)[:, None]).tolist(), "columns": (Vt.T[:, :2] * s[:2] / np.sqrt(c)[:, None]).tolist(),
        "chi2": float(stats.chi2_contingency(t, correction=False).statistic),
    }


wide = rng.integers(0, 12, (4, 7)) + 1
smokers = [[4, 2, 3, 2], [4, 3, 7, 4], [25, 10, 12, 4], [18, 24, 33, 13], [10, 6, 7, 2]]  # Greenacre's smoking data
out["correspondence"] = [correspondence(smokers), correspondence(wide)]
# Logarithm of an odds ratio with half a case added to each cell, as z (Haldane-Anscombe).
out["oddsRatio"] = []
for a, b, c, d in [(5, 1, 2, 10), (0, 4, 3, 3), (7, 7, 7, 7), (3, 0, 0, 9)]:
    t = np.array([[a, b], [c, d]]) + 0.5
    lo = np.log(stats.contingency.odds_ratio(np.array([[a, b], [c, d]]) * 2 + 1, kind="sample").statistic)
    out["oddsRatio"].append([a, b, c, d, float(lo / np.sqrt((1 / t).sum()))])
json.dump(out, __import__("sys").stdout, indent=1)
