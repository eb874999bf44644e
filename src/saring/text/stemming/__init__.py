"""Nazief-Adriani stemming as PySastrawi does it, without its classes and regular expressions."""
