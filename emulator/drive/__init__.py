"""Drive v3: files, who may do what with them, and how they are found."""
