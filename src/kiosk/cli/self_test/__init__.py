"""`kiosk self-test`: everything tried out on this computer."""
