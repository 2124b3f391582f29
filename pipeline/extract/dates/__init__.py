"""Dates in running text: phrases found, years completed, ranges and qualifiers."""
