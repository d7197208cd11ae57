package wellspring.agents.human;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import wellspring.agents.event.Claim;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Origin;
import wellspring.agents.event.Topic;
import wellspring.agents.event.Truth;
import wellspring.agents.world.Errand;
import wellspring.agents.world.Report;
import wellspring.agents.world.World;

/** Publishes what real people wrote while they watched the run. */
public final class Visitor {
  public static final String NAME = "visitor";

  /**
   * Order to publish documents; answered by {@link Report.Wrote}.
   *
   * @param documents what people wrote for this round
   */
  public record Write(int round, List<DocumentOffered> documents, ActorRef<Report> replyTo) {
    public Write {
      documents = List.copyOf(documents);
    }
  }

  private final World world;

  private Visitor(World world) {
    this.world = world;
  }

  public static Behavior<Write> create(World world) {
    Visitor visitor = new Visitor(world);
    return Behaviors.receive(Write.class).onMessage(Write.class, visitor::onWrite).build();
  }

  private Behavior<Write> onWrite(Write order) {
    Errand.run(
            world.work(),
            new Report.Wrote(NAME, order.round()),
            () ->
                world
                    .log()
                    .publishAll(Topic.DOCUMENTS, order.documents().stream().map(Visitor::written)))
        .thenAccept(order.replyTo()::tell);
    return Behaviors.same();
  }

  private static DocumentWritten written(DocumentOffered offered) {
    return new DocumentWritten(
        offered.document(),
        NAME,
        offered.round(),
        offered.text(),
        new Claim(Origin.HUMAN),
        Truth.HUMAN);
  }
}
