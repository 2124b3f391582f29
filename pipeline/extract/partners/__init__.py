"""Who has an agreement with whom: names, lists, parties, and what stands in their way."""
