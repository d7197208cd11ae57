package wellspring.agents.conductor;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.context.HashedRound;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;
import wellspring.agents.round.Fingerprint;

/** Settles rounds: finds what belongs to them, and hashes it. */
final class RoundSettler implements Agent.Stateless {
  /** What a round has in the log beside its documents. */
  private static final Set<Topic> OTHERS =
      Set.of(Topic.CORPORA, Topic.RELEASES, Topic.MEASUREMENTS, Topic.PROBES);

  private final RunContext context;

  RoundSettler(RunContext context) {
    this.context = context;
  }

  @Override
  public CompletionStage<OrderResult<NoState>> act(NoState nothing, Order order) {
    if (order instanceof Order.Settle settle) {
      return CompletableFuture.completedStage(OrderResult.of(AgentOutput.of(settled(settle))));
    }
    throw Agent.unknown(order);
  }

  private Answer settled(Order.Settle order) {
    Map<Topic, OffsetRange> slices = new EnumMap<>(Topic.class);
    order.before().stream()
        .filter(slice -> OTHERS.contains(slice.topic()))
        .forEach(slice -> slices.put(slice.topic(), next(slice)));
    slices.put(Topic.DOCUMENTS, order.documents());
    HashedRound round =
        HashedRound.of(
            context.log(),
            context.documents().of(order.documents()),
            slices.get(Topic.CORPORA),
            slices.get(Topic.RELEASES),
            slices.get(Topic.MEASUREMENTS));
    String hash = new Fingerprint(order.fingerprint()).next(round.lists()).hash();
    context.documents().forget();
    return new Answer.Settled(
        order.id(),
        order.agent(),
        List.of(
            slices.get(Topic.DOCUMENTS),
            slices.get(Topic.CORPORA),
            slices.get(Topic.RELEASES),
            slices.get(Topic.MEASUREMENTS),
            slices.get(Topic.PROBES)),
        hash);
  }

  private OffsetRange next(OffsetRange before) {
    EventLog log = context.log();
    return before.next(log.end(before.topic()));
  }
}
