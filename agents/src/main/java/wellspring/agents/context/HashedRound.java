package wellspring.agents.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;

/**
 * What of a round goes into the fingerprint of its run, each list sorted by id.
 *
 * @param documents what was written in it
 * @param society what people read, were paid, and made of it; empty if the scenario has none of it
 */
public record HashedRound(
    List<DocumentWritten> documents,
    List<CorpusCurated> corpora,
    List<ModelReleased> releases,
    List<ModelMeasured> measurements,
    Optional<List<Event>> society) {

  /**
   * Reads a round whose documents are at hand. May block.
   *
   * @param slices its part of each topic
   */
  public static HashedRound of(
      EventLog log, int round, List<DocumentWritten> documents, List<OffsetRange> slices) {
    return new HashedRound(
        documents,
        log.read(round, slice(slices, Topic.CORPORA), CorpusCurated.class),
        ReleaseReader.of(log, round, slice(slices, Topic.RELEASES)).released(),
        log.read(round, slice(slices, Topic.MEASUREMENTS), ModelMeasured.class),
        of(slices, Topic.SOCIETY).map(slice -> log.read(round, slice, Event.class)));
  }

  /** Reads a closed round. May block. */
  public static HashedRound of(EventLog log, RoundClosed closed) {
    return of(
        log,
        closed.round(),
        log.read(closed.round(), closed.slice(Topic.DOCUMENTS), DocumentWritten.class),
        closed.slices());
  }

  private static OffsetRange slice(List<OffsetRange> slices, Topic topic) {
    return of(slices, topic).orElseThrow();
  }

  private static Optional<OffsetRange> of(List<OffsetRange> slices, Topic topic) {
    return slices.stream().filter(slice -> slice.topic() == topic).findFirst();
  }

  /** All of it, in the order in which it is hashed: a list for each topic. */
  public List<List<? extends Event>> lists() {
    List<List<? extends Event>> lists = new ArrayList<>();
    lists.add(documents);
    lists.addAll(beside());
    return lists;
  }

  /** All of it but the documents, in the order in which it is hashed behind them. */
  public List<List<? extends Event>> beside() {
    List<List<? extends Event>> lists = new ArrayList<>(List.of(corpora, releases, measurements));
    society.ifPresent(lists::add);
    return lists;
  }
}
