"""The pages of the form in the middle of the desk, and what their rows are made of."""
