"""Output formats: CSV, JSON lines, Excel workbooks and Parquet, and the places they go to."""
