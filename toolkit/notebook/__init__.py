"""What an author writes with: a notebook, a workshop, and what binds them."""
