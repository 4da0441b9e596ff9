"""Languages as data: words in several languages, messages and the catalogues that translate them."""
