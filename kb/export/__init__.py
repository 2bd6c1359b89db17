"""What is taken away as a file: comparisons, organisations, findings, the codebook."""
