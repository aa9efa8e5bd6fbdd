"""What the product is about: people, postings, asks. Rules without I/O."""
