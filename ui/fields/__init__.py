"""Fields that take whatever is typed, in whatever way a Vietnamese keyboard sends it."""
