"""The rule base reader: rules/*.toml as a KnowledgeBase, or every fault at once."""
