"""The models: code that trains, measures, exports and serves them."""
