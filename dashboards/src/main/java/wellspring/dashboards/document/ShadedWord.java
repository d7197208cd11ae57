package wellspring.dashboards.document;

/**
 * A piece of a document with how surprising it is.
 *
 * @param text with the white space before it; the pieces of a document, joined, are its text
 * @param nats its surprisal −ln P, {@code Infinity} if it is impossible; null where that cannot be
 *     told
 */
public record ShadedWord(String text, Double nats) {}
