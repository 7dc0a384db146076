"""Searching and filtering events: the standing query, the thread that finds, and the fields that show both."""
