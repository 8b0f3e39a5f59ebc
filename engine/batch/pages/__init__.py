"""Console pages: the summary of a batch, and the profile of a staff file. They compute nothing."""
