"""Sentence vectors: all-MiniLM-L6-v2 in ONNX Runtime."""
