"""Measurements: each figure as a ratio against a named baseline in the same run, or as a percentile with its aim."""
