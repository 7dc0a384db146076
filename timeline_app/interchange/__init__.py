"""Reading and writing other formats, one module each."""
