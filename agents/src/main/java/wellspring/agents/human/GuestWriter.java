package wellspring.agents.human;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.Output;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.Claim;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Origin;
import wellspring.agents.event.Topic;
import wellspring.agents.event.Truth;
import wellspring.agents.protocol.Order;

/** Publishes what real people wrote while they watched the run. */
public final class GuestWriter implements Agent<Agent.Nothing> {

  @Override
  public Nothing blank() {
    return Nothing.KEPT;
  }

  @Override
  public CompletionStage<Work<Nothing>> act(Nothing nothing, Order order) {
    if (order instanceof Order.Write write) {
      return CompletableFuture.completedStage(
          Work.of(Output.of(Topic.DOCUMENTS, write.offered().stream().map(GuestWriter::written))));
    }
    throw Agent.unknown(order);
  }

  private static DocumentWritten written(DocumentOffered offered) {
    return new DocumentWritten(
        offered.document(),
        AgentNames.GUEST,
        offered.round(),
        offered.text(),
        new Claim(Origin.HUMAN),
        Truth.HUMAN);
  }
}
