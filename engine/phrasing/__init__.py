"""Natural-language generation: analysis results turned into English clauses and sentences."""
