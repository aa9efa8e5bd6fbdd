"""Extractive question answering: finds degree, field of study and years in a posting's own words."""
