"""Drills: what is too long for every test run. Each has a command, and a small size that runs with the tests."""
