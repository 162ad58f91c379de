"""The command line (command_line.py) and its commands, one module a concern."""
