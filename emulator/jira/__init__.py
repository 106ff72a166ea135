"""A local Jira Cloud, as far as tickets for action items need it."""
