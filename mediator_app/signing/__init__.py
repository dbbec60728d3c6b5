"""Closing a document with one signature, and finding out whether it was changed afterwards.

Nothing is imported here: pyHanko takes more than a second to load, and the window opens before that.
"""
