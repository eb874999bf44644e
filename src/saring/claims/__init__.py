"""Claims that have been debunked: the registry, what resembles them, and who denies them."""
