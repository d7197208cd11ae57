package wellspring.agents.human;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.EventIds;
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
  private static final ClaimedProvenance HUMAN = new ClaimedProvenance(DocumentOrigin.HUMAN);

  private final String name;
  private final CohortSpec spec;
  private final Language language;
  private final Seed seed;

  /** The cohort that the scenario has under this name. */
  public Cohort(RunContext context, String name) {
    this.name = name;
    this.spec = context.scenario().humans().get(name);
    this.language = context.language();
    this.seed = context.seed();
  }

  @Override
  public CompletionStage<OrderResult<NoState>> act(NoState nothing, Order order) {
    if (order instanceof Order.Write write) {
      return CompletableFuture.completedStage(
          OrderResult.of(AgentOutput.of(Topic.DOCUMENTS, documents(write.round()))));
    }
    throw Agent.unknown(order);
  }

  private Stream<DocumentWritten> documents(int round) {
    CohortWriting writing = language.writing(seed, name, round, (int) spec.written());
    return IntStream.range(0, spec.writers()).boxed().flatMap(writer -> of(writer, writing, round));
  }

  private Stream<DocumentWritten> of(int writer, CohortWriting writing, int round) {
    String author = EventIds.writer(name, writer, spec.writers());
    return IntStream.range(0, spec.documents())
        .mapToObj(
            number ->
                new DocumentWritten(
                    EventIds.document(round, author, number),
                    author,
                    round,
                    writing.document(writer * spec.documents() + number),
                    HUMAN,
                    TrueProvenance.HUMAN));
  }
}
