"""From the bytes of council minutes to a dataset of agreements, one package for each step of the flow."""
