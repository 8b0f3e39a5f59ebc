"""Tools for rule authors."""
