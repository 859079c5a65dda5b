# Splits a document by PyPDF2: document, folder, pages of each part, number of parts
import sys

from PyPDF2 import PdfReader, PdfWriter

reader = PdfReader(sys.argv[1])
each = int(sys.argv[3])
for part in range(int(sys.argv[4])):
    writer = PdfWriter()
    for page in range(part * each, min(len(reader.pages), (part + 1) * each)):
        writer.add_page(reader.pages[page])
    with open(f"{sys.argv[2]}/part-{part}.pdf", "wb") as out:
        writer.write(out)
