"""Authentication of those who call: their tokens, and the certificates behind these."""
