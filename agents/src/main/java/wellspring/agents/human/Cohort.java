package wellspring.agents.human;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.context.Disclosure;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.EventIds.DocumentIds;
import wellspring.agents.event.Topic;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.protocol.Order;
import wellspring.agents.scenario.CohortSpec;
import wellspring.model.language.InformedLanguage;
import wellspring.model.language.Language;
import wellspring.model.language.Language.CohortWriting;
import wellspring.model.language.StyledLanguage;
import wellspring.model.random.Seed;

/**
 * A population of human writers: one agent for all of them, however many. Each writes under a name
 * of its own; the writer with index {@code i} writes the cohort's documents from {@code i *
 * documents} on. Where fewer write than there are, it is the first ones.
 */
public final class Cohort implements Agent<CohortState> {
  /** So many documents are worth a task of their own. */
  private static final int PART = 10_000;

  private static final ClaimedProvenance HUMAN = ClaimedProvenance.of(DocumentOrigin.HUMAN);

  private final String name;
  private final CohortSpec spec;
  private final Language language;
  private final Seed seed;
  private final Executor work;
  private final String[] writers;
  private final CohortResponse response;
  private final WritingWithModel helped;

  /** The cohort that the scenario has under this name. */
  public Cohort(RunContext context, String name) {
    this.name = name;
    this.spec = context.scenario().humans().get(name);
    this.language = context.language();
    this.seed = context.seed();
    this.work = context.work();
    this.writers = new String[spec.writers()];
    Arrays.setAll(writers, index -> EventIds.writer(name, index, writers.length));
    this.response = new CohortResponse(context, name);
    this.helped = new WritingWithModel(context, name);
  }

  @Override
  public CohortState blank() {
    return response.first();
  }

  @Override
  public CompletionStage<OrderResult<CohortState>> act(CohortState state, Order order) {
    if (order instanceof Order.Write write) {
      return written(state, write.round())
          .thenApply(documents -> OrderResult.of(AgentOutput.of(Topic.DOCUMENTS, documents)));
    } else if (order instanceof Order.Respond respond) {
      CohortResponse.Next next = response.next(state, respond);
      return CompletableFuture.completedStage(
          new OrderResult<>(
              AgentOutput.of(Topic.SOCIETY, Stream.of(next.change())), before -> next.state()));
    }
    throw Agent.unknown(order);
  }

  @Override
  public CohortState after(CohortState state, RoundClosed closed) {
    return spec.isChanged() ? response.after(state, Order.Respond.of(closed, name)) : state;
  }

  /** Who never came and went goes on as the scenario says; others as they are. */
  @Override
  public CohortState takingOver(CohortState state) {
    CohortState styled = state.style().isEmpty() ? state.withStyle(blank().style()) : state;
    return spec.work().isEmpty()
        ? styled.with(spec.writers(), spec.documents())
        : styled.with(
            Math.min(state.writers(), spec.writers()),
            Math.min(state.documents(), spec.documents()));
  }

  /** Many write in parts, on as many threads as there are. */
  private CompletionStage<Stream<DocumentWritten>> written(CohortState state, int round) {
    int written = state.writers() * state.documents();
    List<CompletableFuture<List<DocumentWritten>>> parts =
        IntStream.iterate(0, from -> from < written, from -> from + PART)
            .mapToObj(
                from ->
                    CompletableFuture.supplyAsync(
                        () -> documents(state, round, from, Math.min(written, from + PART)),
                        written <= PART ? Runnable::run : work))
            .toList();
    CompletionStage<Stream<DocumentWritten>> own =
        CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
            .thenApply(done -> parts.stream().flatMap(part -> part.join().stream()));
    return helped.isAsked() || !spec.disclosure().isHonest()
        ? own.thenApply(all -> declared(helped.write(state, round, all.toList()), round).stream())
        : own;
  }

  private List<DocumentWritten> declared(List<DocumentWritten> documents, int round) {
    return Disclosure.declare(documents, spec.disclosure(), seed.stream("disclosure", name, round));
  }

  private List<DocumentWritten> documents(CohortState state, int round, int from, int to) {
    CohortWriting writing = writing(state, round);
    DocumentIds ids = new DocumentIds(round, spec.documents());
    List<DocumentWritten> documents = new ArrayList<>(to - from);
    for (int place = from; place < to; place++) {
      documents.add(
          document(place / state.documents(), place % state.documents(), writing, round, ids));
    }
    return documents;
  }

  private CohortWriting writing(CohortState state, int round) {
    int written = (int) spec.written();
    if (!state.beliefs().isEmpty()) {
      InformedLanguage informed = (InformedLanguage) language;
      double[] style = state.style().isEmpty() ? informed.usualStyle() : state.styleArray();
      return informed.writing(seed, name, round, written, style, state.beliefsArray());
    }
    return state.style().isEmpty()
        ? language.writing(seed, name, round, written)
        : ((StyledLanguage) language).writing(seed, name, round, written, state.styleArray());
  }

  private DocumentWritten document(
      int writer, int number, CohortWriting writing, int round, DocumentIds ids) {
    String author = writers[writer];
    return new DocumentWritten(
        ids.of(author, number),
        author,
        round,
        writing.document(writer * spec.documents() + number),
        HUMAN,
        TrueProvenance.HUMAN);
  }
}
