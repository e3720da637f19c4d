// Demand: see the table of targets in README.md.
