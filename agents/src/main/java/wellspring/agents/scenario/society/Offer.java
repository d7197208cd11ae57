package wellspring.agents.scenario.society;

/**
 * An author's documents, as an audience looks at them. What it does not look at may be 0.
 *
 * @param author a cohort, a model, or guests
 * @param documents how many, above 0
 * @param price of each
 * @param quality how good the audience takes the author to be
 * @param novelty how far its style is from what the audience has read, from 0 to 1
 * @param familiarity the share of the attention that the author had in the round before
 * @param human the share of the documents that claim to be human
 * @param exposure the logarithm of how much the feed shows of each document; 0 where it shows all
 */
public record Offer(
    String author,
    double documents,
    double price,
    double quality,
    double novelty,
    double familiarity,
    double human,
    double exposure) {}
