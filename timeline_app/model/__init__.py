"""Values of the project: no database, no screen; the standard library, and rapidfuzz for texts that changed."""
