"""The verifier of the rule base: what holds for everybody, and a shortest witness where not."""
