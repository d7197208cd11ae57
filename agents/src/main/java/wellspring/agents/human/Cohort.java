package wellspring.agents.human;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.EventIds.DocumentIds;
import wellspring.agents.event.Topic;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.protocol.Order;
import wellspring.agents.scenario.CohortSpec;
import wellspring.model.language.Language;
import wellspring.model.language.Language.CohortWriting;
import wellspring.model.random.Seed;

/**
 * A population of human writers: one agent for all of them, however many. Each writes under a name
 * of its own; the writer with index {@code i} writes the cohort's documents from {@code i *
 * documents} on.
 */
public final class Cohort implements Agent.Stateless {
  /** So many documents are worth a task of their own. */
  private static final int PART = 10_000;

  private static final ClaimedProvenance HUMAN = new ClaimedProvenance(DocumentOrigin.HUMAN);

  private final String name;
  private final CohortSpec spec;
  private final Language language;
  private final Seed seed;
  private final Executor work;
  private final String[] writers;

  /** The cohort that the scenario has under this name. */
  public Cohort(RunContext context, String name) {
    this.name = name;
    this.spec = context.scenario().humans().get(name);
    this.language = context.language();
    this.seed = context.seed();
    this.work = context.work();
    this.writers = new String[spec.writers()];
    Arrays.setAll(writers, index -> EventIds.writer(name, index, writers.length));
  }

  @Override
  public CompletionStage<OrderResult<NoState>> act(NoState nothing, Order order) {
    if (order instanceof Order.Write write) {
      return written(write.round())
          .thenApply(documents -> OrderResult.of(AgentOutput.of(Topic.DOCUMENTS, documents)));
    }
    throw Agent.unknown(order);
  }

  /** Many write in parts, on as many threads as there are. */
  private CompletionStage<Stream<DocumentWritten>> written(int round) {
    int written = (int) spec.written();
    List<CompletableFuture<List<DocumentWritten>>> parts =
        IntStream.iterate(0, from -> from < written, from -> from + PART)
            .mapToObj(
                from ->
                    CompletableFuture.supplyAsync(
                        () -> documents(round, from, Math.min(written, from + PART)),
                        written <= PART ? Runnable::run : work))
            .toList();
    return CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> parts.stream().flatMap(part -> part.join().stream()));
  }

  private List<DocumentWritten> documents(int round, int from, int to) {
    CohortWriting writing = language.writing(seed, name, round, (int) spec.written());
    DocumentIds ids = new DocumentIds(round, spec.documents());
    List<DocumentWritten> documents = new ArrayList<>(to - from);
    for (int index = from; index < to; index++) {
      documents.add(document(index, writing, round, ids));
    }
    return documents;
  }

  private DocumentWritten document(int index, CohortWriting writing, int round, DocumentIds ids) {
    String author = writers[index / spec.documents()];
    return new DocumentWritten(
        ids.of(author, index % spec.documents()),
        author,
        round,
        writing.document(index),
        HUMAN,
        TrueProvenance.HUMAN);
  }
}
