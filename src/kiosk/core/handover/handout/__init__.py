"""What is handed out on paper: pages of HTML that a browser sets as PDF, and those set already."""
