"""The questionnaire in the formats that form services import."""
