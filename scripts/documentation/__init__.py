"""The parts of the docs that are made from the program, and so cannot say anything else."""
