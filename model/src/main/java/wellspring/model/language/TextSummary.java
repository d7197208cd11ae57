package wellspring.model.language;

/**
 * What a text language was made of.
 *
 * @param sha256 of the files read, in hexadecimal; see {@link
 *     wellspring.model.language.file.TextDocuments}
 * @param vocabularySize how many different tokens there are, that for unknown words included
 * @param training the part that models may train on
 * @param heldOut the part that they may not
 * @param heldOutRemoved documents chosen to be held out, but left out altogether because the same
 *     text, or nearly the same, also stands in the training part
 */
public record TextSummary(
    String sha256, int vocabularySize, PartSize training, PartSize heldOut, int heldOutRemoved) {

  /** The size of one part. */
  public record PartSize(int documents, long tokens) {}
}
