package wellspring.model.language.file;

/** How documents lie in one kind of file. */
interface DocumentFormat {

  /**
   * Hands each document of a file to the sink, in order.
   *
   * @throws NoTextException if nothing in it has the field or column that is asked for
   * @throws LanguageException if the file is not of this kind
   */
  void read(OpenFile file, DocumentSink sink);

  /**
   * The format of a file.
   *
   * @throws LanguageException if there is none for it
   */
  static DocumentFormat of(FileKind kind, TextSource source, TableReader tables) {
    return switch (kind) {
      case JSON_LINES -> new JsonLinesFormat(new FieldPath(source.field()));
      case JSON -> new JsonFormat(new FieldPath(source.field()), source.path());
      case CSV -> new TableFormat(source.field(), ',');
      case TSV -> new TableFormat(source.field(), '\t');
      case PARQUET -> new ParquetFormat(new FieldPath(source.field()), tables);
      case PLAIN, MARKDOWN -> new PlainFormat(source.split(), source.documentBytesMax());
    };
  }
}
