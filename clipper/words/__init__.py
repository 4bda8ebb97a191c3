"""Word lists by language, as data, and what reads them."""
