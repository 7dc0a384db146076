"""The living project: the door for edits, its storage, and what is selected."""
