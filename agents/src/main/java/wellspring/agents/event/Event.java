package wellspring.agents.event;

/**
 * A fact that an agent published. Every event is an immutable record of JSON-friendly values, so
 * that any Kafka tool can show it and a script can read it.
 */
public sealed interface Event
    permits DocumentWritten,
        CorpusCurated,
        ModelReleased,
        ModelTrained,
        ModelMeasured,
        ProbeWritten,
        AudienceRead,
        PaymentMade,
        BooksClosed,
        CohortChanged,
        ControlEvent {

  /** Names this event among all of a run's; also its canonical place: readers sort by it. */
  String id();

  /** Who published it; events of one agent stay in order. */
  String agent();

  /** The round that it belongs to. */
  int round();
}
