"""What the columns of a house's file mean, and what the file holds."""
