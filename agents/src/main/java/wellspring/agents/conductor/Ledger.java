package wellspring.agents.conductor;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Ids;
import wellspring.agents.event.Measured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.Slice;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;

/**
 * What is settled: the closed rounds. Immutable.
 *
 * @param rounds how many are closed
 * @param slices the last closed round's part of each topic
 * @param fingerprint the hash of all closed rounds
 */
record Ledger(int rounds, Map<Topic, Slice> slices, Fingerprint fingerprint) {

  /** The ledger of a run that has not begun. */
  static Ledger blank(EventLog log) {
    return new Ledger(
        0,
        Stream.of(Topic.values())
            .collect(
                Collectors.toMap(
                    topic -> topic, topic -> Slice.beginning(topic, log.partitions(topic)))),
        Fingerprint.EMPTY);
  }

  /** What the open round has put into a topic up to now. May block. */
  Slice open(EventLog log, Topic topic) {
    return slices.get(topic).next(log.end(topic));
  }

  /**
   * The announcement that a round is closed. May block.
   *
   * @param documents the round's documents
   */
  RoundClosed close(EventLog log, int round, Slice documents) {
    Slice corpora = open(log, Topic.CORPORA);
    Slice releases = open(log, Topic.RELEASES);
    Slice measurements = open(log, Topic.MEASUREMENTS);
    Fingerprint next =
        fingerprint.next(
            List.of(
                log.read(documents, DocumentWritten.class),
                log.read(corpora, CorpusCurated.class),
                log.read(releases, ModelReleased.class),
                log.read(measurements, Measured.class)));
    return new RoundClosed(
        Ids.step(round, "closed"),
        round,
        List.of(documents, corpora, releases, measurements, open(log, Topic.PROBES)),
        next.hash());
  }

  /** The ledger once a round's closing is in the log. */
  Ledger after(RoundClosed event) {
    Map<Topic, Slice> next = new EnumMap<>(slices);
    event.slices().forEach(slice -> next.put(slice.topic(), slice));
    return new Ledger(rounds + 1, next, new Fingerprint(event.fingerprint()));
  }
}
