"""Verification of a run by its record: checksums of what was read and written, and a replay."""
