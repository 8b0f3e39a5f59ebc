"""Console pages: plain text with headings, lists and trees, wrapped to the terminal's width."""
