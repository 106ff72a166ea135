"""The rules, one file each; the file name is the rule name, its docstring the rule page."""
