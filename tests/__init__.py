"""The tests of crossroads; README.md says what lies where."""
