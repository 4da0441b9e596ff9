"""What the kiosk is: packs, documents, contacts, codes. Knows neither windows nor processes."""
