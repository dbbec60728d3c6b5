"""The road between laptop and court, both run as real programs, and everything that can go wrong on it."""
