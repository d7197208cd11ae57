package wellspring.agents.night;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.ProbeWritten;
import wellspring.agents.event.Topic;
import wellspring.agents.round.Fingerprint;

/**
 * What slices of the log have, each event once.
 *
 * @param events by topic and id
 */
record RoundContent(Map<Topic, SortedMap<String, Event>> events) {

  static RoundContent of(SimulatedLog log, List<OffsetRange> slices) {
    Map<Topic, SortedMap<String, Event>> events = new EnumMap<>(Topic.class);
    for (OffsetRange slice : slices) {
      SortedMap<String, Event> once = new TreeMap<>();
      for (Event event : log.events(slice)) {
        Event before = once.put(event.id(), event);
        Violation.unless(
            before == null || before.equals(event), "same id, same event", "%s is two", event);
      }
      events.put(slice.topic(), once);
    }
    return new RoundContent(events);
  }

  static RoundContent of(SimulatedLog log, RoundClosed closed) {
    return of(log, closed.slices());
  }

  /** What a topic has, sorted by id. */
  List<Event> sorted(Topic topic) {
    return List.copyOf(events.get(topic).values());
  }

  Collection<Event> all(Topic topic) {
    return events.get(topic).values();
  }

  private <E extends Event> List<E> only(Topic topic, Class<E> type) {
    List<E> found = new ArrayList<>();
    for (Event event : all(topic)) {
      if (type.isInstance(event)) {
        found.add(type.cast(event));
      }
    }
    return found;
  }

  SortedMap<String, Event> documents() {
    return events.get(Topic.DOCUMENTS);
  }

  DocumentWritten document(String id) {
    return (DocumentWritten) documents().get(id);
  }

  /** The documents of a model's corpus, in its order; one that is not of the round is null. */
  List<DocumentWritten> corpus(String model) {
    List<DocumentWritten> corpus = new ArrayList<>();
    for (CorpusCurated part : only(Topic.CORPORA, CorpusCurated.class)) {
      if (part.model().equals(model)) {
        part.documents().forEach(id -> corpus.add(document(id)));
      }
    }
    return corpus;
  }

  List<CorpusCurated> corpora() {
    return only(Topic.CORPORA, CorpusCurated.class);
  }

  List<ModelReleased> releases() {
    return only(Topic.RELEASES, ModelReleased.class);
  }

  List<ModelMeasured> measured() {
    return only(Topic.MEASUREMENTS, ModelMeasured.class);
  }

  List<ProbeWritten> probes() {
    return only(Topic.PROBES, ProbeWritten.class);
  }

  /** The run's fingerprint with it. */
  String fingerprint(String before) {
    List<List<? extends Event>> hashed =
        new ArrayList<>(
            List.of(
                sorted(Topic.DOCUMENTS),
                sorted(Topic.CORPORA),
                releases(),
                sorted(Topic.MEASUREMENTS)));
    if (events.containsKey(Topic.SOCIETY)) {
      hashed.add(sorted(Topic.SOCIETY));
    }
    return new Fingerprint(before).next(hashed).hash();
  }
}
