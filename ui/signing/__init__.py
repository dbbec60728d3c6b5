"""Sealing, signing and closing an agreement."""
