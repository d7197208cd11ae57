package wellspring.agents.society;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.BooksClosed;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.event.Topic;
import wellspring.agents.protocol.Order;

/** Keeps the books: makes the payments of each round, and says what each account has then. */
public final class Accountant implements Agent<Balances> {
  private final RunContext context;

  public Accountant(RunContext context) {
    this.context = context;
  }

  @Override
  public Balances blank() {
    return Balances.NONE;
  }

  @Override
  public CompletionStage<OrderResult<Balances>> act(Balances balances, Order order) {
    if (!(order instanceof Order.Account account)) {
      throw Agent.unknown(order);
    }
    int round = account.round();
    List<PaymentMade> payments =
        RoundPayments.of(
            context.scenario(),
            round,
            SocietyReader.of(context.log(), round, account.society()).readings(),
            context.documents().authors(round, account.documents()));
    Balances next = balances.after(payments);
    BooksClosed closed =
        new BooksClosed(EventIds.step(round, "books"), AgentNames.ACCOUNTANT, round, next.micros());
    return CompletableFuture.completedStage(
        new OrderResult<>(
            AgentOutput.of(Topic.SOCIETY, Stream.concat(payments.stream(), Stream.of(closed))),
            before -> next));
  }

  @Override
  public Balances after(Balances balances, RoundClosed closed) {
    SocietyReader society =
        SocietyReader.of(context.log(), closed.round(), closed.slice(Topic.SOCIETY));
    return balances.after(society.payments(), society.books().orElseThrow());
  }
}
