"""The grammar of time expressions: rules over classes of words, the same for every language."""
