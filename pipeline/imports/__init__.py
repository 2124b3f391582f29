"""Tables that others made, and what people enter by hand, as documents of their own: pages, items, statements, records."""
