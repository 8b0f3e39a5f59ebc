"""How the files of rules/ are read: their language, and whether they hold together."""
