"""The rooms behind the rail."""
