"""Sentence vectors from a fine-tuned all-MiniLM-L6-v2 on ONNX Runtime."""
