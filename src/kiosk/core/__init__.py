"""What the kiosk is: packs, documents, contacts, languages, codes. Knows neither windows nor processes."""
