package wellspring.model.learner.gpt;

/**
 * What there is to know for writing documents.
 *
 * @param settings how symbols are chosen
 * @param symbols how many there are to choose from; the boundary is not among them where documents
 *     have a fixed length
 * @param boundary the symbol before and after a document
 * @param tokensMax where a document is cut off
 */
record SamplingContext(SamplingSettings settings, int symbols, int boundary, int tokensMax) {}
