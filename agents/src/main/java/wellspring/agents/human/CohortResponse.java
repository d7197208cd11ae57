package wellspring.agents.human;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.agents.context.ReleaseReader;
import wellspring.agents.context.RoundAuthors;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.AudienceRead;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.protocol.Order;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.society.ImitationSpec;
import wellspring.agents.scenario.society.ObservationSpec;
import wellspring.agents.scenario.society.WorkSpec;
import wellspring.agents.society.Money;
import wellspring.model.language.InformedLanguage;
import wellspring.model.language.StyleDistance;
import wellspring.model.language.StyledLanguage;

/** What a cohort makes of a round: who goes on, how they write, what they hold to be true. */
final class CohortResponse {
  private final RunContext context;
  private final String name;
  private final CohortSpec spec;

  CohortResponse(RunContext context, String name) {
    this.context = context;
    this.name = name;
    this.spec = context.scenario().humans().get(name);
  }

  /** How it goes on after a round, and what it keeps. */
  record Next(CohortChanged change, CohortState state) {}

  /** A round that is under way. May block. */
  Next next(CohortState state, Order.Respond order) {
    SocietyReader society = society(order);
    CohortState learned = learned(state, order, society);
    CohortChanged change = change(state, learned, order.round(), society);
    return new Next(change, learned.after(change));
  }

  /** A round that is closed: the log has who goes on. May block. */
  CohortState after(CohortState state, Order.Respond order) {
    SocietyReader society = society(order);
    return learned(state, order, society).after(society.change(name).orElseThrow());
  }

  private SocietyReader society(Order.Respond order) {
    return SocietyReader.of(context.log(), order.round(), order.society());
  }

  private CohortChanged change(
      CohortState state, CohortState learned, int round, SocietyReader society) {
    double style = style(learned);
    if (spec.work().isEmpty()) {
      return new CohortChanged(
          EventIds.change(round, name),
          name,
          round,
          state.writers(),
          0,
          0,
          state.documents(),
          0,
          style);
    }
    WorkSpec work = spec.work().get();
    double income = income(state, work, society.payments());
    double gain = work.gain(income, (double) state.writers() / spec.writers());
    UniformRandomProvider random = context.seed().stream("turnover", name, round);
    int left = binomial(state.writers(), work.leaving(gain), random);
    int joined = binomial(spec.writers() - state.writers(), work.joining(gain), random);
    return new CohortChanged(
        EventIds.change(round, name),
        name,
        round,
        state.writers() - left + joined,
        joined,
        left,
        work.documents(spec.documents(), gain),
        income,
        style);
  }

  /** What a writer has of a round; of an empty cohort, what one would have whom nobody reads. */
  private double income(CohortState state, WorkSpec work, List<PaymentMade> payments) {
    if (state.writers() == 0) {
      return work.incomeAlone(spec.documents());
    }
    long micros = 0;
    for (PaymentMade payment : payments) {
      micros += payment.to().equals(name) ? payment.amountMicros() : 0;
      micros -= payment.from().equals(name) ? payment.amountMicros() : 0;
    }
    return micros / Money.MICROS / state.writers();
  }

  private static int binomial(int trials, double probability, UniformRandomProvider random) {
    int successes = 0;
    for (int i = 0; i < trials; i++) {
      successes += random.nextDouble() < probability ? 1 : 0;
    }
    return successes;
  }

  private double style(CohortState state) {
    return state.style().isEmpty()
        ? 0
        : StyleDistance.between(
            state.styleArray(), ((StyledLanguage) context.language()).usualStyle());
  }

  private CohortState learned(CohortState state, Order.Respond order, SocietyReader society) {
    CohortState next = state;
    if (spec.imitation().isPresent()) {
      next = imitated(next, spec.imitation().get(), order, society);
    }
    if (spec.observation().isPresent()) {
      next = observed(next, spec.observation().get(), order, society);
    }
    Set<String> helpers = new TreeSet<>();
    spec.assistance().ifPresent(assistance -> helpers.add(assistance.model()));
    spec.correction().ifPresent(correction -> helpers.add(correction.model()));
    if (!helpers.isEmpty()) {
      ReleaseReader releases = ReleaseReader.of(context.log(), order.round(), order.releases());
      for (String helper : helpers) {
        CohortState before = next;
        next = releases.last(helper).map(before::with).orElse(before);
      }
    }
    return next;
  }

  private RoundAuthors authors(Order.Respond order) {
    return context.documents().authors(order.round(), order.documents());
  }

  /** The shares that authors have in what an audience has read, but for those that it ignores. */
  private static SortedMap<String, Double> shares(SocietyReader society, String audience) {
    SortedMap<String, Double> shares =
        society.reading(audience).map(AudienceRead::shares).orElseThrow();
    shares.values().removeIf(share -> share == 0);
    return shares;
  }

  /** The style moves towards the mean of what was read (DeGroot 1974). */
  private CohortState imitated(
      CohortState state, ImitationSpec imitation, Order.Respond order, SocietyReader society) {
    SortedMap<String, Double> shares = shares(society, imitation.audience());
    if (shares.isEmpty()) {
      return state;
    }
    StyledLanguage language = (StyledLanguage) context.language();
    RoundAuthors authors = authors(order);
    double[] style = state.styleArray();
    double[] read = new double[style.length];
    shares.forEach(
        (author, share) -> {
          double[] theirs = authors.style(author, language);
          for (int i = 0; i < read.length; i++) {
            read[i] += share * theirs[i];
          }
        });
    double rate = imitation.rate().value();
    return state.withStyle(
        IntStream.range(0, style.length)
            .mapToDouble(i -> (1 - rate) * style[i] + rate * read[i])
            .boxed()
            .toList());
  }

  /** Of each fact: what they see, else what most of what they have read says, else as before. */
  private CohortState observed(
      CohortState state, ObservationSpec observation, Order.Respond order, SocietyReader society) {
    InformedLanguage language = (InformedLanguage) context.language();
    int[] truth = language.factsAt(order.round());
    int[] read = mostRead(language, order, shares(society, observation.audience()));
    UniformRandomProvider random = context.seed().stream("observe", name, order.round());
    List<Integer> beliefs = new ArrayList<>();
    for (int fact = 0; fact < truth.length; fact++) {
      boolean seen = random.nextDouble() < observation.share().value();
      beliefs.add(seen ? truth[fact] : read[fact] >= 0 ? read[fact] : state.beliefs().get(fact));
    }
    return state.withBeliefs(beliefs);
  }

  /** The value of each fact that had the most attention, or -1 where nothing was said of it. */
  private int[] mostRead(
      InformedLanguage language, Order.Respond order, SortedMap<String, Double> shares) {
    RoundAuthors authors = authors(order);
    int[] most = new int[language.facts()];
    double[] best = new double[most.length];
    Arrays.fill(most, -1);
    List<Map<Integer, Double>> votes = new ArrayList<>();
    for (int fact = 0; fact < most.length; fact++) {
      votes.add(new TreeMap<>());
    }
    shares.forEach(
        (author, share) -> {
          int[] stated = authors.stated(author, language);
          for (int fact = 0; fact < stated.length; fact++) {
            if (stated[fact] >= 0) {
              votes.get(fact).merge(stated[fact], share, Double::sum);
            }
          }
        });
    for (int fact = 0; fact < most.length; fact++) {
      for (Map.Entry<Integer, Double> vote : votes.get(fact).entrySet()) {
        if (vote.getValue() > best[fact]) {
          best[fact] = vote.getValue();
          most[fact] = vote.getKey();
        }
      }
    }
    return most;
  }

  /** What a cohort keeps before its first round. */
  CohortState first() {
    return new CohortState(
        spec.writersAtFirst(),
        spec.documents(),
        firstStyle(),
        spec.observation().isPresent()
            ? IntStream.of(((InformedLanguage) context.language()).factsAt(0)).boxed().toList()
            : List.of(),
        Collections.emptySortedMap());
  }

  private List<Double> firstStyle() {
    if (spec.dialect().value() == 0 && spec.imitation().isEmpty()) {
      return List.of();
    }
    StyledLanguage language = (StyledLanguage) context.language();
    return DoubleStream.of(language.dialect(context.seed(), name, spec.dialect().value()))
        .boxed()
        .toList();
  }
}
