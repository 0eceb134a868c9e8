"""What is timed: `python -m benchmarks` (`make bench`) measures, and writes docs/performance.md anew."""
