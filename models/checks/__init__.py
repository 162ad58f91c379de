"""Findings: what is wrong with a report, where and why, and how to mend it. One module a concern."""
