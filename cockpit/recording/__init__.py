"""What a screen showed, written down: as a cast, as a moving picture, as one still moment."""
