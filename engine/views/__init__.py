"""The presentation layer: reports and rules as console pages, JSON and DOT."""
