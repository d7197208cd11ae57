package wellspring.agents.scenario.society;

import wellspring.model.mix.Share;

/**
 * Writers who come to write as those whom they read.
 *
 * @param rate how far their style moves in a round towards what they have read
 * @param audience the name of the audience that they are part of
 */
public record ImitationSpec(Share rate, String audience) {}
