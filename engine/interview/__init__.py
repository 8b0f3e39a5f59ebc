"""The interactive consultation with one person: questions, dialogue and session persistence."""
