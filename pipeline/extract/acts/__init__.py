"""What is done to an agreement: which act, of which agreement, how far, by whom and when."""
