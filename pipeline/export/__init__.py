"""A dataset as files for other programs."""
