"""Files in and out: leads, past calls, and the rows that could be neither."""
