package wellspring.agents.conductor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.context.HashedRound;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;
import wellspring.agents.round.Fingerprint;

/** Settles rounds: hashes what belongs to them. */
final class RoundSettler implements Agent.Stateless {
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
    HashedRound round =
        HashedRound.of(
            context.log(),
            context.documents().of(slice(order, Topic.DOCUMENTS)),
            slice(order, Topic.CORPORA),
            slice(order, Topic.RELEASES),
            slice(order, Topic.MEASUREMENTS));
    String hash = new Fingerprint(order.fingerprint()).next(round.lists()).hash();
    context.documents().forget();
    return new Answer.Settled(order.id(), order.agent(), hash);
  }

  private static OffsetRange slice(Order.Settle order, Topic topic) {
    return order.slices().stream()
        .filter(slice -> slice.topic() == topic)
        .findFirst()
        .orElseThrow();
  }
}
