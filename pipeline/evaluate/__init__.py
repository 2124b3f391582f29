"""How good a run is: gold against run, floors under the scores, gains and losses."""
