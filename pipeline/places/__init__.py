"""Names of places: Swedish bodies (`bodies`), foreign places (`gazetteer`), countries (`countries`)."""
