"""Reading: bytes to pages of raw text with geometry, and to the reading text that maps back to them."""
