"""Explanations: how a result came about, why no other, and what would change it."""
