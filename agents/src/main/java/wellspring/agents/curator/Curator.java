package wellspring.agents.curator;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Ids;
import wellspring.agents.event.Slice;
import wellspring.agents.event.Topic;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.world.Corpus;
import wellspring.agents.world.Errand;
import wellspring.agents.world.Report;
import wellspring.agents.world.World;

/** Composes corpora from what humans and models wrote. */
public final class Curator {
  /**
   * Keeps a part below the record limit of any broker: an id and its label are a few dozen bytes.
   */
  private static final int IDS_PER_PART = 8_000;

  /** What a curator understands. */
  public sealed interface Command {}

  /**
   * Order to compose this round's corpus for a model; answered by {@link Report.Curated}.
   *
   * @param documents the round's documents
   */
  public record Curate(int round, String model, Slice documents, ActorRef<Report> replyTo)
      implements Command {}

  /** Order to go by other rules from now on. */
  public record Adopt(CuratorSpec spec) implements Command {}

  private final World world;
  private final String name;
  private final Composer composer;

  private Curator(World world, String name, CuratorSpec spec) {
    this.world = world;
    this.name = name;
    this.composer = new Composer(spec, name, world.language(), world.seed());
  }

  /** The curator that the scenario has under this name. */
  public static Behavior<Command> create(World world, String name) {
    return new Curator(world, name, world.scenario().curators().get(name)).behavior();
  }

  private Behavior<Command> behavior() {
    return Behaviors.receive(Command.class)
        .onMessage(Curate.class, this::onCurate)
        .onMessage(Adopt.class, order -> new Curator(world, name, order.spec()).behavior())
        .build();
  }

  private Behavior<Command> onCurate(Curate order) {
    Errand.run(
            world.work(),
            new Report.Curated(name, order.round(), order.model()),
            () -> publish(order, compose(order)))
        .thenAccept(order.replyTo()::tell);
    return Behaviors.same();
  }

  private Corpus compose(Curate order) {
    return composer.compose(
        order.round(), world.log().read(order.documents(), DocumentWritten.class), order.model());
  }

  private CompletionStage<Void> publish(Curate order, Corpus corpus) {
    int parts = Math.max(1, (corpus.documents().size() + IDS_PER_PART - 1) / IDS_PER_PART);
    return world
        .log()
        .publishAll(
            Topic.CORPORA,
            IntStream.range(0, parts).mapToObj(part -> part(order, corpus, part, parts)));
  }

  private CorpusCurated part(Curate order, Corpus corpus, int part, int parts) {
    int from = part * IDS_PER_PART;
    int to = Math.min(corpus.documents().size(), from + IDS_PER_PART);
    return new CorpusCurated(
        Ids.corpusPart(order.round(), name, order.model(), part),
        name,
        order.round(),
        order.model(),
        part,
        parts,
        corpus.documents().subList(from, to).stream().map(DocumentWritten::id).toList(),
        corpus.human().isEmpty() ? List.of() : corpus.human().subList(from, to));
  }
}
