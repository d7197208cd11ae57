package wellspring.agents.context;

import java.util.List;
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
 */
public record HashedRound(
    List<DocumentWritten> documents,
    List<CorpusCurated> corpora,
    List<ModelReleased> releases,
    List<ModelMeasured> measurements) {

  /**
   * Reads a round whose documents are at hand. May block.
   *
   * @param corpora its part of that topic, as are the others
   */
  public static HashedRound of(
      EventLog log,
      int round,
      List<DocumentWritten> documents,
      OffsetRange corpora,
      OffsetRange releases,
      OffsetRange measurements) {
    return new HashedRound(
        documents,
        log.read(round, corpora, CorpusCurated.class),
        ReleaseReader.of(log, round, releases).released(),
        log.read(round, measurements, ModelMeasured.class));
  }

  /** Reads a closed round. May block. */
  public static HashedRound of(EventLog log, RoundClosed closed) {
    return of(
        log,
        closed.round(),
        log.read(closed.round(), closed.slice(Topic.DOCUMENTS), DocumentWritten.class),
        closed.slice(Topic.CORPORA),
        closed.slice(Topic.RELEASES),
        closed.slice(Topic.MEASUREMENTS));
  }

  /** All of it, in the order in which it is hashed: a list for each topic. */
  public List<List<? extends Event>> lists() {
    return List.of(documents, corpora, releases, measurements);
  }

  /** All of it but the documents, in the order in which it is hashed behind them. */
  public List<List<? extends Event>> beside() {
    return lists().subList(1, 4);
  }
}
