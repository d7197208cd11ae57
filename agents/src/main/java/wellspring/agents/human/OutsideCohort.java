package wellspring.agents.human;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
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
import wellspring.agents.outside.NoAnswerException;
import wellspring.agents.outside.OutsideParticipant;
import wellspring.agents.protocol.Order;
import wellspring.agents.scenario.CohortSpec;
import wellspring.model.random.Seed;

/**
 * People for whom a program outside writes. It is asked for the documents of all writers together;
 * the first ones are the first writer's. Without an answer the cohort writes nothing in the round.
 */
public final class OutsideCohort implements Agent.Stateless {
  private static final int DOUBLE_BITS = 53;

  private final OutsideParticipant participant;
  private final CohortSpec spec;
  private final String name;
  private final Seed seed;

  /** The cohort that the scenario has under this name. */
  public OutsideCohort(RunContext context, String name) {
    this.participant = context.outside().of(name);
    this.spec = context.scenario().humans().get(name);
    this.name = name;
    this.seed = context.seed();
  }

  @Override
  public CompletionStage<OrderResult<NoState>> act(NoState nothing, Order order) {
    if (!(order instanceof Order.Write write)) {
      throw Agent.unknown(order);
    }
    long chance =
        seed.stream("outside", name, write.round()).nextLong() >>> (Long.SIZE - DOUBLE_BITS);
    return participant
        .write(write.id(), (int) spec.written(), true, chance, Optional.empty())
        .exceptionally(OutsideCohort::nothingIfSilent)
        .thenApply(
            texts -> OrderResult.of(AgentOutput.of(Topic.DOCUMENTS, documents(write, texts))));
  }

  private static List<String> nothingIfSilent(Throwable error) {
    if (error instanceof NoAnswerException || error.getCause() instanceof NoAnswerException) {
      return List.of();
    }
    throw new CompletionException(error);
  }

  private Stream<DocumentWritten> documents(Order.Write order, List<String> texts) {
    return IntStream.range(0, texts.size())
        .mapToObj(
            place -> {
              String author = EventIds.writer(name, place / spec.documents(), spec.writers());
              return new DocumentWritten(
                  EventIds.document(order.round(), author, place % spec.documents()),
                  author,
                  order.round(),
                  texts.get(place),
                  ClaimedProvenance.of(DocumentOrigin.HUMAN),
                  TrueProvenance.HUMAN);
            });
  }
}
