"""Batch processing: a file of people in, a file of advice out, and a record of the run.

`batch` runs it; `columns` finds out what a file is about, `output` writes the formats, and `pages`
shows on a screen what was found. Nothing here knows of interviews.
"""
