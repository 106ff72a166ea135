"""Cards: what the sidebar shows, as Google's Card JSON."""
