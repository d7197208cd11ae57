package wellspring.agents.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;

/**
 * What a round asks of one agent. Orders are records of JSON-friendly values: they say where to
 * read, not what is read; only what people offered while they watched is in them itself.
 *
 * <p>An order given twice does no harm: it has the same id, and the agent's host answers it the
 * second time without carrying it out again.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Order.Write.class, name = "write"),
  @JsonSubTypes.Type(value = Order.Curate.class, name = "curate"),
  @JsonSubTypes.Type(value = Order.Learn.class, name = "learn"),
  @JsonSubTypes.Type(value = Order.Evaluate.class, name = "evaluate"),
  @JsonSubTypes.Type(value = Order.Compare.class, name = "compare"),
  @JsonSubTypes.Type(value = Order.Read.class, name = "read"),
  @JsonSubTypes.Type(value = Order.Account.class, name = "account"),
  @JsonSubTypes.Type(value = Order.Respond.class, name = "respond"),
  @JsonSubTypes.Type(value = Order.Settle.class, name = "settle")
})
public sealed interface Order {

  /** Names this order among all of a run's, for example {@code r0003/learn/model}. */
  String id();

  int round();

  /** Who is to carry it out. */
  String agent();

  /**
   * Write this round's documents.
   *
   * @param offered what people wrote while they watched the run, for the agent that publishes it;
   *     none for others
   */
  record Write(String id, int round, String agent, List<DocumentOffered> offered) implements Order {
    public Write {
      offered = List.copyOf(offered);
    }
  }

  /**
   * Compose this round's corpus for a model.
   *
   * @param documents the round's documents
   */
  record Curate(
      String id,
      int round,
      String agent,
      String model,
      ScenarioChanges rules,
      OffsetRange documents)
      implements Order {}

  /**
   * Take this round's corpus in, and retrain if that is due.
   *
   * @param documents the round's documents
   * @param corpora a slice that holds the corpus
   */
  record Learn(String id, int round, String agent, OffsetRange documents, OffsetRange corpora)
      implements Order {}

  /**
   * Measure a model and its corpus.
   *
   * @param documents the round's documents
   * @param corpora a slice that holds the model's corpus
   * @param releases a slice that holds what the model released in this round, if it did
   */
  record Evaluate(
      String id,
      int round,
      String agent,
      String model,
      ScenarioChanges rules,
      OffsetRange documents,
      OffsetRange corpora,
      OffsetRange releases)
      implements Order {}

  /** Compare the models with each other, once all are measured. */
  record Compare(String id, int round, String agent, ScenarioChanges rules) implements Order {}

  /**
   * Read what was written in the round.
   *
   * @param documents the round's documents
   */
  record Read(String id, int round, String agent, OffsetRange documents) implements Order {}

  /**
   * Book what the round has brought.
   *
   * @param documents the round's documents
   * @param society a slice that holds what audiences have read
   */
  record Account(String id, int round, String agent, OffsetRange documents, OffsetRange society)
      implements Order {}

  /**
   * Draw conclusions from what the round has brought.
   *
   * @param documents the round's documents
   * @param society a slice that holds what audiences have read, and the books
   * @param releases a slice that holds what was released in the round
   * @param measurements a slice that holds what was measured in it
   */
  record Respond(
      String id,
      int round,
      String agent,
      OffsetRange documents,
      OffsetRange society,
      OffsetRange releases,
      OffsetRange measurements)
      implements Order {

    /** What was to be done about a round that is closed. */
    public static Respond of(RoundClosed closed, String agent) {
      return new Respond(
          closed.id(),
          closed.round(),
          agent,
          closed.slice(Topic.DOCUMENTS),
          closed.slice(Topic.SOCIETY),
          closed.slice(Topic.RELEASES),
          closed.slice(Topic.MEASUREMENTS));
    }
  }

  /**
   * Hash what is in the round.
   *
   * @param slices its part of each topic
   * @param fingerprint that of the last closed round; empty before the first
   */
  record Settle(String id, int round, String agent, List<OffsetRange> slices, String fingerprint)
      implements Order {
    public Settle {
      slices = List.copyOf(slices);
    }
  }
}
