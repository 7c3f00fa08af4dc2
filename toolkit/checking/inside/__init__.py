"""What runs in the process in which a notebook is tried."""
