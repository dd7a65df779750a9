"""Word and spreadsheet files: packages of XML, and the older binary formats."""
