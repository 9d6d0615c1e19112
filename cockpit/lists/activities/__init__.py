"""Calls in the columns, units and words of the programs that take them: a module for each."""
