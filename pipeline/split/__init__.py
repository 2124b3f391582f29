"""Splitting: a read document to its head and its items, each with its parts."""
