"""What the product calls: each vendor in a package of its own, known to the bootstrap alone."""
