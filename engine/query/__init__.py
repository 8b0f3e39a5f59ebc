"""The stages of the compiled query; `engine.sql` puts them together."""
