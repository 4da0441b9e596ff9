"""What is kept of an error nobody expected: a report that names nothing that was read."""
