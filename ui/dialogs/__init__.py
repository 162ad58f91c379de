"""Dialogs: each gets values and gives values back; nothing is put to use in them."""
