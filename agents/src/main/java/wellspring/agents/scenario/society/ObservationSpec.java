package wellspring.agents.scenario.society;

import wellspring.model.mix.Share;

/**
 * Writers who know of the world what they see of it, and for the rest what they have read.
 *
 * @param share the share of the facts that the cohort sees for itself in a round
 * @param audience the name of the audience that it is part of
 */
public record ObservationSpec(Share share, String audience) {}
