"""What all activities stand on."""
