"""What cards are made of: escaped text, widgets, limits, pages."""
