"""New versions of articles: asking for the text, deciding about the passages, comparing two versions."""
