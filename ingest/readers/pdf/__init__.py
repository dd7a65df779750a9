"""PDF with a text layer: running text as sentences, ruled tables over several pages as one grid."""
