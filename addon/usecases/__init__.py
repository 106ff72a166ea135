"""What people do with the product, each a function."""
