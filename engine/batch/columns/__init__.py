"""Column mapping and data profiling: which column holds which fact, and how its cells are read."""
