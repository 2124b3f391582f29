"""Numbered releases: what is published, sealed, held against the release before, and never changed.

dataset ──► files (`parts`) ──► delta to the last release (`delta`, `reasons`) ──► changelog (`changelog`)
        ──► checks (`gate`, `readback`) ──► RELEASES/<n>/ in one step (`shelf`)
"""
