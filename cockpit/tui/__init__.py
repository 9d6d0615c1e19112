"""The screens: keys in, verbs of the session out, Views painted."""
