"""A complete rule base of another field: what to do for a houseplant that does badly.

It has no roles, no titles, and no words of its own in [phrases] or [help], so that whatever stands
in the output and is not in its files comes from the engine.
"""
