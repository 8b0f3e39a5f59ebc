"""Tables: every record of a CSV file, a workbook, a Parquet file or a pipe, as a row or a reject.

Also the way out: escaped CSV text, and files that replace others atomically. Knows nothing of what
a row stands for: it imports `engine.errors` and `engine.language`, and nothing else of ours.
"""
