"""The pages and files that people ask for."""
