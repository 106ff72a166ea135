"""A local Google Workspace over real HTTP. It imports nothing of the product."""
