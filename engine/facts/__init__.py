"""Input interpretation: words of people and cells of files as facts, or as problems."""
