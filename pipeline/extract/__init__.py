"""Items and rules to findings: the only home of spaCy and dateparser."""
