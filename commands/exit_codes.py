"""Exit codes: all well; findings of severity error; wrong use or input."""

FINE, FOUND, WRONG = 0, 1, 2
