"""What a person needs to judge a run."""
