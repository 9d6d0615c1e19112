"""Pure rules: no clock, file, database or screen is read below this line."""
