"""Backups in the window: those that come by themselves, and everything behind the dialog of backups."""
