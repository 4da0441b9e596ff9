"""The program that fills a USB stick: copies, checks what it copied, and ends."""
