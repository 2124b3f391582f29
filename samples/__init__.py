"""Sample documents written for the project, the script that makes them, and their gold."""
