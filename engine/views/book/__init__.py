"""The rule book: a rule base as one page of HTML, for those who sign it off."""
