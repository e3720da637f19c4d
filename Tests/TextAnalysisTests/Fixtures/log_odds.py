"""Computes the expected numbers of ContrastTests with numpy: python3 log_odds.py > log_odds.tsv

Monroe, Colaresi, Quinn: Fightin' Words (2008), equations 16, 20, 22, with alpha proportional to the counts of both bodies.
"""
import numpy

terms = ["leakproof", "bottle", "the", "steel", "purple"]
market = numpy.array([30, 120, 400, 45, 1], dtype=float)
background = numpy.array([2, 15, 9000, 40, 20], dtype=float)
size = 500.0
prior = size * (market + background) / (market.sum() + background.sum())
n1, n2 = market.sum(), background.sum()
delta = numpy.log((market + prior) / (n1 + size - market - prior)) - numpy.log((background + prior) / (n2 + size - background - prior))
z = delta / numpy.sqrt(1 / (market + prior) + 1 / (background + prior))
print(f"# numpy {numpy.__version__}; prior size {size}; made by: python3 log_odds.py > log_odds.tsv")
print("# term\tmarket\tbackground\tz")
for row in zip(terms, market, background, z):
    print(f"{row[0]}\t{int(row[1])}\t{int(row[2])}\t{float(row[3])!r}")
