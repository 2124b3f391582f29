"""Published figures, counted again from the dataset."""
