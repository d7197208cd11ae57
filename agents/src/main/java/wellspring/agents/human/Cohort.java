package wellspring.agents.human;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import wellspring.agents.event.Ids;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.world.Report;
import wellspring.agents.world.World;
import wellspring.model.language.Language.CohortWriting;

/** A group of human writers, each an actor of its own. */
public final class Cohort extends AbstractBehavior<Cohort.Command> {

  /** What a cohort understands. */
  public sealed interface Command {}

  /** Order to write this round's documents; answered by {@link Report.Wrote}. */
  public record Write(int round, ActorRef<Report> replyTo) implements Command {}

  private record WriterReported(Report report, ActorRef<Report> replyTo) implements Command {}

  private final World world;
  private final String name;
  private final CohortSpec spec;
  private final List<ActorRef<HumanWriter.Write>> writers = new ArrayList<>();
  private int writing;

  private Cohort(ActorContext<Command> context, World world, String name) {
    super(context);
    this.world = world;
    this.name = name;
    this.spec = world.scenario().humans().get(name);
    for (int index = 0; index < spec.writers(); index++) {
      String writer = Ids.writer(name, index, spec.writers());
      ActorRef<HumanWriter.Write> actor =
          context.spawn(
              HumanWriter.create(world, writer, index, spec.documents()),
              writer.substring(name.length() + 1));
      context.watch(actor);
      writers.add(actor);
    }
  }

  /** The cohort that the scenario has under this name. */
  public static Behavior<Command> create(World world, String name) {
    return Behaviors.setup(context -> new Cohort(context, world, name));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Write.class, this::onWrite)
        .onMessage(WriterReported.class, this::onWriterReported)
        .onSignal(ChildFailed.class, this::onWriterDied)
        .build();
  }

  private Behavior<Command> onWrite(Write order) {
    writing = writers.size();
    CohortWriting texts =
        world
            .language()
            .writing(world.seed(), name, order.round(), spec.writers() * spec.documents());
    ActorRef<Report> reports =
        getContext()
            .messageAdapter(Report.class, report -> new WriterReported(report, order.replyTo()));
    writers.forEach(writer -> writer.tell(new HumanWriter.Write(order.round(), texts, reports)));
    return this;
  }

  private Behavior<Command> onWriterReported(WriterReported message) {
    if (message.report() instanceof Report.Failed failed) {
      message.replyTo().tell(failed);
    } else if (--writing == 0) {
      message.replyTo().tell(new Report.Wrote(name, message.report().round()));
    }
    return this;
  }

  /** The cohort dies with its writer, so that the conductor learns of it. */
  private Behavior<Command> onWriterDied(ChildFailed signal) {
    throw new IllegalStateException(
        signal.getRef().path().name() + ": " + signal.cause().getMessage(), signal.cause());
  }
}
