package wellspring.agents.curator;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.context.Corpus;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.Topic;
import wellspring.agents.protocol.Order;
import wellspring.agents.protocol.ScenarioChanges;
import wellspring.agents.scenario.CuratorSpec;

/** Composes corpora from what humans and models wrote, by the rules in force. */
public final class Curator implements Agent.Stateless {
  /**
   * Keeps a part below the record limit of any broker: an id and its label are a few dozen bytes.
   */
  private static final int IDS_PER_PART = 8_000;

  private final RunContext context;
  private final String name;

  /** The composer of the rules that were in force last. */
  private volatile Composing latest;

  private record Composing(ScenarioChanges rules, CurationPipeline composer) {}

  /** The curator that the scenario has under this name. */
  public Curator(RunContext context, String name) {
    this.context = context;
    this.name = name;
    this.latest = composing(ScenarioChanges.UNCHANGED);
  }

  private Composing composing(ScenarioChanges rules) {
    CuratorSpec spec = rules.applyTo(context.scenario()).curators().get(name);
    return new Composing(
        rules, new CurationPipeline(spec, name, context.language(), context.seed()));
  }

  @Override
  public CompletionStage<OrderResult<NoState>> act(NoState nothing, Order order) {
    if (order instanceof Order.Curate curate) {
      return CompletableFuture.completedStage(
          OrderResult.of(AgentOutput.of(Topic.CORPORA, parts(curate, compose(curate)))));
    }
    throw Agent.unknown(order);
  }

  private Corpus compose(Order.Curate order) {
    Composing composing = latest;
    if (!composing.rules().equals(order.rules())) {
      composing = composing(order.rules());
      latest = composing;
    }
    try {
      return composing
          .composer()
          .compose(
              order.round(),
              context.documents().of(order.round(), order.documents()),
              order.model());
    } catch (IllegalStateException e) { // too few documents
      throw context.outside().explain(e);
    }
  }

  private Stream<CorpusCurated> parts(Order.Curate order, Corpus corpus) {
    int parts = Math.max(1, (corpus.documents().size() + IDS_PER_PART - 1) / IDS_PER_PART);
    return IntStream.range(0, parts).mapToObj(part -> part(order, corpus, part, parts));
  }

  private CorpusCurated part(Order.Curate order, Corpus corpus, int part, int parts) {
    int from = part * IDS_PER_PART;
    int to = Math.min(corpus.documents().size(), from + IDS_PER_PART);
    return new CorpusCurated(
        EventIds.corpusPart(order.round(), name, order.model(), part),
        name,
        order.round(),
        order.model(),
        part,
        parts,
        corpus.documents().subList(from, to).stream().map(DocumentWritten::id).toList(),
        corpus.human().isEmpty() ? List.of() : corpus.human().subList(from, to));
  }
}
