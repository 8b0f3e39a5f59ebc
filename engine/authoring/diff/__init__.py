"""Comparing two versions of a rule base by the people whom they lead to different paths."""
