"""Where people come from: files as they are really saved, read without losing a row."""
