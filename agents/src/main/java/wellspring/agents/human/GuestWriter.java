package wellspring.agents.human;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Topic;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.protocol.Order;

/** Publishes what real people wrote while they watched the run. */
public final class GuestWriter implements Agent.Stateless {

  @Override
  public CompletionStage<OrderResult<NoState>> act(NoState nothing, Order order) {
    if (order instanceof Order.Write write) {
      return CompletableFuture.completedStage(
          OrderResult.of(
              AgentOutput.of(Topic.DOCUMENTS, write.offered().stream().map(GuestWriter::written))));
    }
    throw Agent.unknown(order);
  }

  private static DocumentWritten written(DocumentOffered offered) {
    return new DocumentWritten(
        offered.document(),
        AgentNames.GUEST,
        offered.round(),
        offered.text(),
        ClaimedProvenance.of(DocumentOrigin.HUMAN),
        TrueProvenance.HUMAN);
  }
}
