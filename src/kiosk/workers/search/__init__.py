"""The search worker: knows all texts of the library, and finds in them what is typed."""
