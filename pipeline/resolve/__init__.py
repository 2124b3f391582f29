"""Findings to statements and records, records to agreements and threads."""
