"""Readers of flowing documents, which have no pages of their own: Word, OpenDocument, RTF, web pages."""
