package wellspring.model.mix;

/**
 * The probabilities that of two different tokens of a corpus both, one or none are people's.
 *
 * @param human both
 * @param mixed one of them
 * @param synthetic none
 */
public record OriginPairs(double human, double mixed, double synthetic) {}
