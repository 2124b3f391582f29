"""How well pages are read by OCR, measured on scans made from the project's own born-digital samples."""
