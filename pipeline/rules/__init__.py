"""The rules, as data with examples, and the loader that refuses what it does not know."""
