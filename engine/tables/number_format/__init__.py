"""Number formats of spreadsheets (ECMA-376): what a cell shows."""
