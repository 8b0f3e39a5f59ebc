"""People's own answers from other files, joined to the file of people by id."""
