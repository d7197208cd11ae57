package wellspring.model.autoregression;

/**
 * How much less likely a model's text is under the truth P than human text, in nats per symbol.
 *
 * <p>Text of a model Q falls in likelihood by {@code H(Q) + KL(Q‖P) − H(P)} with each symbol. That
 * is infinite where the model writes the impossible; so both figures are taken over the symbols
 * before a document's first error, and Q is there restricted to what P allows. The two then have
 * the same mean.
 *
 * @param measured the mean of {@code −ln P(symbol)}, less H(P)
 * @param expected the mean of {@code −Σ Q ln P = H(Q) + KL(Q‖P)} at the same places, less H(P)
 * @param standardError that of the difference of the two, over documents
 * @param symbols how many there are
 */
public record LikelihoodDecay(
    double measured, double expected, double standardError, long symbols) {}
