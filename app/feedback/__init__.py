"""What readers say of the answers."""
