"""The SQL compiler: a knowledge base as one SELECT of common table expressions, one a stratum."""
