"""What codes and values are called in words."""
