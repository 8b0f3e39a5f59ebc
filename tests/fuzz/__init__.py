"""Fuzzing: files damaged at random, and the laws that hold whatever is in them."""
