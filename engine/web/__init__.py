"""The questionnaire: one page of HTML in which the rules run, or text for a form service."""
