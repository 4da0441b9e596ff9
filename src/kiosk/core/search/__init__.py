"""Finding things in the library."""
