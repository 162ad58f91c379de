"""Commands of the command line that main.py takes in, one module a concern."""
