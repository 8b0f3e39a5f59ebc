"""The domain model and its semantics: frozen values, and what follows from them. No I/O."""
