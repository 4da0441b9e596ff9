"""Languages as data: words in several languages, messages, and their catalogues."""
