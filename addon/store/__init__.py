"""What the service remembers: ids, counts and fingerprints, never a document's text (DESIGN 3)."""
