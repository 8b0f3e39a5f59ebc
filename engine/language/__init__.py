"""Natural language: what people write, read as values, and the sentences written back.

Knows nothing of rules, facts or tables: it imports `engine.errors` and itself, and nothing else.
"""
