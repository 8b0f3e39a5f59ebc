"""Distributed batch processing: the compiled query, run by Spark where the files are. Optional."""
