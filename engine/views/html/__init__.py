"""Pages to keep: one self-contained file each, of HTML or Markdown, filled in by Jinja2."""
