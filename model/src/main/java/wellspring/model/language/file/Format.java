package wellspring.model.language.file;

/** How documents lie in one kind of file. */
interface Format {

  /**
   * Hands each document of a file to the sink, in order.
   *
   * @throws LanguageException if the file is not of this kind
   */
  void read(Lines lines, DocumentSink sink);
}
