"""Turn saved web pages into a clean, searchable, lasting archive."""
