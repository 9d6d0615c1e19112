"""What is shipped to start with: call scripts, and a practice list with a past."""
