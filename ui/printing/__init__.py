"""The print room: which printers there are, sending the very bytes, and following each copy to its end."""
