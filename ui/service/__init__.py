"""Who received which copy when."""
