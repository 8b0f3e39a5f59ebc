"""The inference engines: forward chaining with experta, compiled SQL, and bit-parallel evaluators.

Each computes what `engine.core.semantics.consult` defines, and the tests compare it with that.
"""
