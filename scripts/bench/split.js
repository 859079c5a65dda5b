// Splits a document by mutool: document, folder, pages of each part, number of parts
var source = new PDFDocument(scriptArgs[0])
var pages = source.countPages()
var each = parseInt(scriptArgs[2])
for (var part = 0; part < parseInt(scriptArgs[3]); part++) {
  var target = new PDFDocument()
  var map = target.newGraftMap ? target.newGraftMap() : null
  for (var page = part * each; page < Math.min(pages, (part + 1) * each); page++) {
    if (map) map.graftPage(-1, source, page)
    else target.graftPage(-1, source, page)
  }
  target.save(scriptArgs[1] + "/part-" + part + ".pdf", "compress")
}
