"""What is written to people: composed, and taken to their mailboxes or a folder."""
