"""Reading a page from its picture, with Tesseract: for pages without a usable text layer, and only for them.

    wanted ──► picture ──────► program ─────────────► signs ─────► lines ──────► repair
    which      rendered,       two readings (Swedish, § put back   words to      what the document
    pages      turned upright  English) with boxes    into place   rows of text  knows better

Words come with their confidence and a box in page coordinates, so evidence works as it does on a born-digital page.
"""
