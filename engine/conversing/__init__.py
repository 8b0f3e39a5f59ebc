"""The interview as a conversation: one dialogue, and two ways to hold it."""
