"""What is open about a person, and which question tells most."""
