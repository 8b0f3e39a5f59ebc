"""What is shown on a screen. Nothing below these rooms prints."""
