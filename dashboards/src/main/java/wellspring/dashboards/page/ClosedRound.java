package wellspring.dashboards.page;

import java.util.List;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.dashboards.flow.RoundFlows;
import wellspring.dashboards.flow.VoiceMap.Voice;

/**
 * What a round showed, now that it is closed.
 *
 * @param round the round, from 0
 * @param measurements what was measured, sorted by id
 * @param releases which generations were released, sorted by id
 * @param flows how much text went from whom to whom
 * @param society what people read and were paid, and how they go on
 * @param voices where cohorts and models stand; none where nothing happens to people
 */
public record ClosedRound(
    int round,
    List<ModelMeasured> measurements,
    List<ModelReleased> releases,
    RoundFlows flows,
    SocietyReader society,
    List<Voice> voices) {
  public ClosedRound {
    measurements = List.copyOf(measurements);
    releases = List.copyOf(releases);
    voices = List.copyOf(voices);
  }

  /** A round in which nothing happened to people. */
  public ClosedRound(
      int round, List<ModelMeasured> measurements, List<ModelReleased> releases, RoundFlows flows) {
    this(round, measurements, releases, flows, SocietyReader.NOTHING, List.of());
  }

  /** A round whose texts are not needed. */
  public ClosedRound(int round, List<ModelMeasured> measurements, List<ModelReleased> releases) {
    this(round, measurements, releases, RoundFlows.NONE);
  }
}
