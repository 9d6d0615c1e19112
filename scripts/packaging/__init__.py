"""The package as others get it: built, looked into, and tried where nothing else is installed."""
