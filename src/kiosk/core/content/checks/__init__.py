"""What is looked for in a pack before it travels: one module for each concern."""
