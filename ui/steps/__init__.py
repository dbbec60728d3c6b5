"""The nine steps of a hearing, one page each."""
