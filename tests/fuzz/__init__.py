"""Unfriendly files: every door of the program gets what nobody meant for it, a little in each test run, 100,000 by `make soak`.

An input is named by its door and its number, so that one that was found can be made again: `python -m tests.fuzz.soak text --only 4711`.
"""
