package wellspring.agents.human;

import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import wellspring.agents.event.Claim;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Ids;
import wellspring.agents.event.Origin;
import wellspring.agents.event.Topic;
import wellspring.agents.event.Truth;
import wellspring.agents.world.Errand;
import wellspring.agents.world.Report;
import wellspring.agents.world.World;
import wellspring.model.language.Language.CohortWriting;

/** A person who writes documents in the language. */
final class HumanWriter {

  /**
   * Order to write this round's documents.
   *
   * @param writing what the cohort writes in this round
   */
  record Write(int round, CohortWriting writing, ActorRef<Report> replyTo) {}

  private final World world;
  private final String name;
  private final int index;
  private final int documents;

  private HumanWriter(World world, String name, int index, int documents) {
    this.world = world;
    this.name = name;
    this.index = index;
    this.documents = documents;
  }

  /**
   * A writer who writes the documents from {@code index * documents} on of its cohort's.
   *
   * @param name the author's name, for example {@code people/07}
   */
  static Behavior<Write> create(World world, String name, int index, int documents) {
    HumanWriter writer = new HumanWriter(world, name, index, documents);
    return Behaviors.receive(Write.class).onMessage(Write.class, writer::onWrite).build();
  }

  private Behavior<Write> onWrite(Write order) {
    Errand.run(world.work(), new Report.Wrote(name, order.round()), () -> write(order))
        .thenAccept(order.replyTo()::tell);
    return Behaviors.same();
  }

  private CompletionStage<Void> write(Write order) {
    return world
        .log()
        .publishAll(
            Topic.DOCUMENTS, IntStream.range(0, documents).mapToObj(i -> document(order, i)));
  }

  private DocumentWritten document(Write order, int number) {
    return new DocumentWritten(
        Ids.document(order.round(), name, number),
        name,
        order.round(),
        order.writing().document(index * documents + number),
        new Claim(Origin.HUMAN),
        Truth.HUMAN);
  }
}
