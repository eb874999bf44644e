"""Offline screening of exported Indonesian social media posts."""
