package wellspring.infra.node;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import wellspring.infra.node.NodeMessage.Hello;
import wellspring.infra.node.NodeMessage.LeaderSays;
import wellspring.infra.node.NodeMessage.Over;
import wellspring.infra.node.NodeMessage.Refusal;
import wellspring.infra.node.NodeMessage.RunNotice;

/**
 * The one actor of a cluster whose node leads the run. It tells nodes what is run; Pekko makes
 * another one where the next oldest node is, should its own be gone.
 */
final class Leadership extends AbstractBehavior<Leadership.Command> {

  /** What the actor understands. */
  interface Command {}

  /** The run is under way. */
  record Leads(RunNotice notice) implements Command {}

  /** The run has ended. */
  record Ends(String sentence) implements Command {}

  private final String build;
  private Optional<LeaderSays> news = Optional.empty();

  private Leadership(ActorContext<Command> context, String build) {
    super(context);
    this.build = build;
  }

  /**
   * The leader.
   *
   * @param build of this node
   * @param onLead is told that this node leads from now on
   */
  static Behavior<Command> create(String build, Consumer<ActorRef<Command>> onLead) {
    return Behaviors.setup(
        context -> {
          onLead.accept(context.getSelf());
          return new Leadership(context, build);
        });
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Hello.class, this::onHello)
        .onMessage(Leads.class, leads -> is(leads.notice()))
        .onMessage(Ends.class, ends -> is(new Over(ends.sentence())))
        .build();
  }

  private Behavior<Command> is(LeaderSays now) {
    news = Optional.of(now);
    return this;
  }

  private Behavior<Command> onHello(Hello hello) {
    if (!hello.build().equals(build)) {
      hello
          .replyTo()
          .tell(
              new Refusal(
                  "this node is of build %s, and the run of build %s: use that one"
                      .formatted(hello.build(), build)));
    } else {
      news.ifPresent(hello.replyTo()::tell);
    }
    return this;
  }
}
