"""Any other tracker, behind one signed webhook."""
