package wellspring.dashboards.verdict;

import java.util.Optional;
import wellspring.agents.scenario.CollapseDefinition;
import wellspring.agents.scenario.CollapseDefinition.LimitKind;
import wellspring.dashboards.verdict.Judgement.Outcome;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.SeriesDeparture;

/**
 * One definition of collapse, to be held against a model.
 *
 * @param measure in which it shows
 * @param limit the scenario's
 * @param reference what the model is held against
 * @param falseAlarms how often a model that does what its control does may be called collapsed
 */
record Criterion(
    CollapseDefinition definition,
    Measure measure,
    double limit,
    CollapseBaseline reference,
    double falseAlarms) {
  /** Logarithms of a figure at the limit may be off by so much. */
  private static final double ROUNDING = 1e-12;

  /**
   * Judges the model.
   *
   * @param values the measure's values by round, at least one
   * @param round the newest one
   * @return empty for a trend that too few rounds show
   */
  Optional<Judgement> judge(RoundValues values, int round) {
    if (definition.reading() == LimitKind.STILL_RISES) {
      return trend(values);
    }
    Optional<SeriesDeparture> departure = reference.departure(measure, values, scale());
    if (values.lastRound() < round) {
      return Optional.of(untold(values, "no figure in the last round"));
    } else if (departure.isEmpty()) {
      return Optional.of(untold(values, reference.name() + " has no figure"));
    }
    return Optional.of(judge(values, departure.get()));
  }

  private ComparisonScale scale() {
    return ComparisonScale.of(definition.reading(), measure);
  }

  private Judgement judge(RoundValues values, SeriesDeparture departure) {
    double first = values.first();
    double start = startingPoint(scale().of(first), departure.reference());
    Case found = new Case(first, departure, start);
    Optional<String> objection = objection(first, departure, start);
    if (objection.isPresent()) {
      return judgement(found, Outcome.NOT_JUDGED, LimitCrossings.NONE, objection.get());
    }
    double limitAbove = limitAbove(start);
    LimitCrossings crossings =
        LimitCrossings.of(values, scale(), value -> isBeyondLimit(value - start, limitAbove));
    Outcome outcome =
        !isBeyondLimit(departure.end() - start, limitAbove)
            ? Outcome.KEPT
            : departure.isBeyondChance(falseAlarms) ? Outcome.CROSSED : Outcome.UNDECIDED;
    String once = outcome == Outcome.KEPT ? crossings.words() : "";
    return judgement(found, outcome, crossings, detail(found) + once);
  }

  /**
   * The figures that a definition is held against.
   *
   * @param first the model's first one
   * @param departure where it ended, beside the reference
   * @param start from where on the limit counts, on the scale of comparison
   */
  private record Case(double first, SeriesDeparture departure, double start) {}

  /**
   * The worse of the model's first value and the reference's end, from which on the limit counts:
   * who stays as it began has not collapsed, though people's text would have made it better; nor
   * has who gets worse as the control does.
   */
  private double startingPoint(double first, double referenceEnd) {
    return definition.reading() == LimitKind.FALLS_TO
        ? Math.min(first, referenceEnd)
        : Math.max(first, referenceEnd);
  }

  /** Why the figures say nothing; empty if they do. */
  private Optional<String> objection(double first, SeriesDeparture departure, double start) {
    boolean reached = definition.reading() == LimitKind.REACHES && start >= limit;
    boolean infinite = Double.isInfinite(start) && departure.end() == start;
    if (!reached && !infinite) {
      return Optional.empty();
    }
    return Optional.of(
        reference.isControl() && start == departure.reference()
            ? "%s, as %s: %s".formatted(figure(departure.end()), reference.name(), figure(start))
            : "%s, and %s in its first generation"
                .formatted(figure(departure.end()), SentenceNumbers.of(first)));
  }

  /** Where the limit is, on the scale of comparison, seen from where it counts. */
  private double limitAbove(double start) {
    return switch (definition.reading()) {
      case GROWS_TO, FALLS_TO -> StrictMath.log(limit);
      case GROWS_BY -> StrictMath.log1p(limit);
      case REACHES -> limit - start;
      case STILL_RISES -> throw new IllegalStateException("a trend has no such limit");
    };
  }

  /** Whether who is so far above where the limit counts is beyond it. */
  private boolean isBeyondLimit(double above, double limitAbove) {
    return definition.reading() == LimitKind.FALLS_TO
        ? above <= limitAbove + ROUNDING
        : above >= limitAbove - ROUNDING;
  }

  private Judgement judgement(
      Case found, Outcome outcome, LimitCrossings crossings, String detail) {
    SeriesDeparture departure = found.departure();
    double limitAbove = limitAbove(found.start());
    double way = (departure.end() - found.start()) / limitAbove;
    boolean told = outcome != Outcome.NOT_JUDGED && way > 0;
    return new Judgement(
        definition,
        measure,
        outcome,
        found.first(),
        scale().figure(departure.end()),
        scale().figure(departure.reference()),
        limit,
        scale().figure(found.start() + limitAbove),
        told ? way : 0,
        crossings.rounds(),
        crossings.since(),
        name() + " (" + detail + ")");
  }

  private Judgement untold(RoundValues values, String why) {
    return new Judgement(
        definition,
        measure,
        Outcome.NOT_JUDGED,
        values.first(),
        values.last(),
        Double.NaN,
        limit,
        Double.NaN,
        0,
        LimitCrossings.NONE.rounds(),
        LimitCrossings.NONE.since(),
        name() + " (" + why + ")");
  }

  /** The factor stands behind the figure that it is a multiple of. */
  private String detail(Case found) {
    SeriesDeparture departure = found.departure();
    String first = shown(scale().of(found.first()));
    String beside = reference.name() + " " + shown(departure.reference());
    if (definition.reading() == LimitKind.REACHES) {
      return "%s → %s%s; limit %s"
          .formatted(
              first,
              SentenceNumbers.beside(limit, departure.end()),
              reference.isControl() ? "; " + beside : "",
              SentenceNumbers.beside(departure.end(), limit));
    }
    double times = StrictMath.exp(departure.end() - found.start());
    double most = definition.reading() == LimitKind.GROWS_BY ? 1 + limit : limit;
    String factor = ", ×" + SentenceNumbers.beside(most, times);
    boolean ofTheControl = reference.isControl() && found.start() == departure.reference();
    return "%s → %s%s%s; limit ×%s"
        .formatted(
            first,
            shown(departure.end()),
            ofTheControl ? "" : factor,
            reference.isControl() ? "; " + beside + (ofTheControl ? factor : "") : "",
            SentenceNumbers.beside(times, most));
  }

  /** A figure of which factors are taken: of nats, the number that they are the logarithm of. */
  private String shown(double scaled) {
    return SentenceNumbers.of(
        definition.reading() == LimitKind.REACHES ? scaled : StrictMath.exp(scaled));
  }

  private String name() {
    return MeasureName.of(definition, measure);
  }

  private String figure(double scaled) {
    return SentenceNumbers.of(scale().figure(scaled));
  }

  /** The trend of the model's values, beyond that of the control's. */
  private Optional<Judgement> trend(RoundValues values) {
    double[] beyond = reference.beyond(measure, values);
    return Trend.ofLastHalf(beyond)
        .map(
            trend ->
                new Judgement(
                    definition,
                    measure,
                    outcome(trend),
                    values.first(),
                    values.last(),
                    0,
                    limit,
                    Double.NaN,
                    Math.max(0, trend.standardErrors() / limit),
                    LimitCrossings.NONE.rounds(),
                    LimitCrossings.NONE.since(),
                    "%s (%s%s a round at the end%s, %s standard errors; limit %s)"
                        .formatted(
                            name(),
                            trend.slope() > 0 ? "+" : "",
                            SentenceNumbers.of(trend.slope()),
                            reference.isControl() ? " beyond " + reference.name() : "",
                            SentenceNumbers.beside(limit, trend.standardErrors()),
                            SentenceNumbers.beside(trend.standardErrors(), limit))));
  }

  private Outcome outcome(Trend trend) {
    if (trend.standardErrors() < limit) {
      return Outcome.KEPT;
    }
    return trend.isBeyondChance(falseAlarms) ? Outcome.CROSSED : Outcome.UNDECIDED;
  }
}
