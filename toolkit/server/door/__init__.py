"""Who comes in: sign-in, links, room codes, and what each may open."""
