package wellspring.agents.society;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.context.ReleaseReader;
import wellspring.agents.context.RoundAuthors;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.AudienceRead;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.Topic;
import wellspring.agents.protocol.Order;
import wellspring.agents.scenario.society.AudienceSpec;
import wellspring.agents.scenario.society.AudienceSpec.ReadingQuality;
import wellspring.model.language.StyledLanguage;
import wellspring.model.learner.LanguageModel;
import wellspring.model.measure.Measure;

/** People who read: one agent for all of an audience. */
public final class Audience implements Agent<AudienceState> {
  private final RunContext context;
  private final String name;
  private final AudienceSpec spec;
  private final ReadingChoice choice;

  /** The audience that the scenario has under this name. */
  public Audience(RunContext context, String name) {
    this.context = context;
    this.name = name;
    this.spec = context.scenario().audiences().get(name);
    this.choice = new ReadingChoice(context, spec);
  }

  @Override
  public AudienceState blank() {
    return AudienceState.BLANK;
  }

  @Override
  public CompletionStage<OrderResult<AudienceState>> act(AudienceState state, Order order) {
    if (order instanceof Order.Read read) {
      return CompletableFuture.completedStage(
          OrderResult.of(AgentOutput.of(Topic.SOCIETY, Stream.of(read(state, read)))));
    } else if (order instanceof Order.Respond respond) {
      AudienceState next = next(state, respond);
      return CompletableFuture.completedStage(
          new OrderResult<>(AgentOutput.of(List.of()), now -> next));
    }
    throw Agent.unknown(order);
  }

  private AudienceRead read(AudienceState state, Order.Read order) {
    int round = order.round();
    return new AudienceRead(
        EventIds.reading(round, name),
        name,
        round,
        choice.read(
            state,
            context.documents().authors(round, order.documents()),
            round,
            state.recommender().map(release -> load(release.agent(), release.checkpoint()))));
  }

  private LanguageModel load(String model, String checkpoint) {
    return context.checkpoints().load(checkpoint, context.learners().of(model));
  }

  @Override
  public AudienceState after(AudienceState state, RoundClosed closed) {
    return next(state, Order.Respond.of(closed, name));
  }

  private AudienceState next(AudienceState state, Order.Respond order) {
    AudienceState next = state;
    if (spec.quality() == ReadingQuality.LIKELIHOOD) {
      next = next.measured(costs(order));
    }
    if (spec.feed().recommender().isPresent()) {
      AudienceState before = next;
      next =
          ReleaseReader.of(context.log(), order.round(), order.releases())
              .last(spec.feed().recommender().get())
              .map(before::with)
              .orElse(before);
    }
    boolean novelty = spec.taste().novelty() != 0;
    if (novelty || spec.taste().familiarity() != 0) {
      SortedMap<String, Double> shares = shares(order);
      next = novelty ? next.with(experience(next, shares, order)).read(shares) : next.read(shares);
    }
    return next;
  }

  private SortedMap<String, Double> costs(Order.Respond order) {
    SortedMap<String, Double> costs = new TreeMap<>();
    for (ModelMeasured measured :
        context.log().read(order.round(), order.measurements(), ModelMeasured.class)) {
      if (measured.measure().equals(Measure.HELD_OUT_CROSS_ENTROPY.id())) {
        costs.put(measured.agent(), measured.value());
      }
    }
    return costs;
  }

  private SortedMap<String, Double> shares(Order.Respond order) {
    return SocietyReader.of(context.log(), order.round(), order.society())
        .reading(name)
        .map(AudienceRead::shares)
        .orElse(Collections.emptySortedMap());
  }

  private List<Double> experience(
      AudienceState state, SortedMap<String, Double> shares, Order.Respond order) {
    if (shares.isEmpty()) {
      return state.experience();
    }
    RoundAuthors authors = context.documents().authors(order.round(), order.documents());
    StyledLanguage language = (StyledLanguage) context.language();
    double[] read = new double[language.usualStyle().length];
    shares.forEach(
        (author, share) -> {
          double[] style = authors.style(author, language);
          for (int i = 0; i < read.length; i++) {
            read[i] += share * style[i];
          }
        });
    List<Double> experience = new ArrayList<>(read.length);
    for (int i = 0; i < read.length; i++) {
      experience.add(
          state.experience().isEmpty() ? read[i] : (state.experience().get(i) + 2 * read[i]) / 3);
    }
    return experience;
  }
}
