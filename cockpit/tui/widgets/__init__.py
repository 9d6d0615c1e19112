"""The parts of the calling screen: each is given a View and paints it."""
