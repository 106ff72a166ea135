"""What is read as a mail: each as HTML and as text, from the same parts."""
