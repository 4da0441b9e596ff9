"""What phones and other computers are shown: the library's texts as web pages."""
