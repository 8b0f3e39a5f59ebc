"""The front ends of the interview: arrow keys at a terminal, or numbered lines anywhere."""
