"""The corpus of conflict claims: our own annotated articles, stand-off annotations of licensed texts, and what joins them."""
