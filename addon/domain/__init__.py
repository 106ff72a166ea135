"""What the product knows of its own, without asking anybody."""
