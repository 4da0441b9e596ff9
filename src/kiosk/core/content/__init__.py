"""Content packs: what is in them, how they are found, read and checked."""
