"""How fast the kiosk is and how much memory it takes, beside real peers in the same run."""
