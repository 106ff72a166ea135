"""Reading English as far as the rules need it: words, sentences, subjects, times, measures."""
