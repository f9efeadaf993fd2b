"""What screens are made of. Each widget stands beside its own style sheet."""
