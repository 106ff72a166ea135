"""Benchmarks: they print ratios of medians and never assert a time."""
