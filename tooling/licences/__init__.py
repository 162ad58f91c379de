"""Collects the licences of everything that the program brings into resources/licences. Run: python -m tooling.licences"""
