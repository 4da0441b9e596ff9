"""What is kept while the program runs, and forgotten when it ends."""
