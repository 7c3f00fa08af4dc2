"""What runs in template and kernel processes; the server only starts it."""
