"""Keeping the store safe: backups from the window."""
