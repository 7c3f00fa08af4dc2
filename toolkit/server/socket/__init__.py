"""The line between a page and its kernel, and what a page may say on it."""
