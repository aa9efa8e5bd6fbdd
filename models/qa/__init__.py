"""Extractive question answering: degree, field of study and years, read from a posting's own words."""
