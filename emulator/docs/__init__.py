"""Google Docs as the Docs API shows it: documents, requests that change them, revisions."""
