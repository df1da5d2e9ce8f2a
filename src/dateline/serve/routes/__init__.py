"""The routes of the desk, one file for each family of pages."""
