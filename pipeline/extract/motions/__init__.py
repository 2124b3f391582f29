"""Motions and what became of them: title, movers, filing, outcome, yrkanden, positions, votes."""
