"""Timeline Annotator: what happened when, and who says so."""
