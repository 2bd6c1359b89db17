"""What `scripts/benchmark.py` measures, each beside a plain or bare baseline in the same run."""
