"""Small programs of their own, without Qt, and the messages they speak."""
