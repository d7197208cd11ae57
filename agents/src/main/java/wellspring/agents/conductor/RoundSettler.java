package wellspring.agents.conductor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.context.HashedRound;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;
import wellspring.agents.round.Fingerprint;
import wellspring.agents.round.RoundHash;

/**
 * Settles rounds: hashes what belongs to them. Of a large round it begins with the documents when
 * they are first read, while others learn from them.
 */
final class RoundSettler implements Agent.Stateless {
  /** Fewer documents are hashed before another thread would have begun. */
  private static final int MANY = 2_000;

  private final RunContext context;
  private volatile Optional<Begun> begun = Optional.empty();
  private volatile Optional<Fingerprint> settled = Optional.empty();

  /** A round whose documents are hashed, or will be. */
  private record Begun(
      Fingerprint before, OffsetRange documents, CompletableFuture<RoundHash> hash) {
    private boolean isOf(Fingerprint fingerprint, OffsetRange slice) {
      return before.equals(fingerprint) && documents.equals(slice);
    }
  }

  RoundSettler(RunContext context) {
    this.context = context;
    context.documents().tell(this::begin);
  }

  private void begin(OffsetRange slice, List<DocumentWritten> documents) {
    begun =
        settled
            .filter(before -> documents.size() >= MANY)
            .map(
                before ->
                    new Begun(
                        before,
                        slice,
                        CompletableFuture.supplyAsync(
                            () -> new RoundHash(before).add(documents), context.work())));
  }

  @Override
  public CompletionStage<OrderResult<NoState>> act(NoState nothing, Order order) {
    if (order instanceof Order.Settle settle) {
      return settled(settle).thenApply(answer -> OrderResult.of(AgentOutput.of(answer)));
    }
    throw Agent.unknown(order);
  }

  private CompletionStage<Answer> settled(Order.Settle order) {
    Fingerprint before = new Fingerprint(order.fingerprint());
    OffsetRange slice = documents(order);
    List<DocumentWritten> documents = context.documents().of(order.round(), slice);
    Optional<Begun> ahead = begun;
    begun = Optional.empty(); // more is added to a hash once only
    return ahead
        .filter(known -> known.isOf(before, slice))
        .map(Begun::hash)
        .orElseGet(() -> CompletableFuture.completedFuture(new RoundHash(before).add(documents)))
        .thenApply(hash -> settled(order, hash, documents));
  }

  private Answer settled(Order.Settle order, RoundHash hash, List<DocumentWritten> documents) {
    HashedRound.of(context.log(), order.round(), documents, order.slices())
        .beside()
        .forEach(hash::add);
    Fingerprint after = hash.end();
    settled = Optional.of(after);
    context.documents().forget();
    return new Answer.Settled(order.id(), order.agent(), after.hash());
  }

  private static OffsetRange documents(Order.Settle order) {
    return order.slices().stream()
        .filter(slice -> slice.topic() == Topic.DOCUMENTS)
        .findFirst()
        .orElseThrow();
  }
}
