package wellspring.agents.theory;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.learner.LearnerKind;
import wellspring.agents.scenario.society.AssistanceSpec;
import wellspring.agents.scenario.tree.MessageWording;
import wellspring.model.language.TokenLanguage;
import wellspring.model.learner.matrix.Prior;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Share;
import wellspring.model.text.CountPhrase;
import wellspring.model.text.DocumentEnd;

/** The assumptions that several lines share. */
final class AssumptionChecks {
  /** Each round makes a generation, from nothing but human and its own synthetic text. */
  static final List<AssumptionCheck> OWN_CHAIN =
      List.of(
          AssumptionChecks::fromScratch,
          AssumptionChecks::everyRound,
          AssumptionChecks::atOnce,
          AssumptionChecks::ownText,
          AssumptionChecks::oneKindOfFraction);

  private static final String NATURAL = "natural";

  private AssumptionChecks() {}

  /** All of two lists. */
  static <T> List<T> all(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** A list and some more. */
  static List<AssumptionCheck> and(List<AssumptionCheck> common, AssumptionCheck... further) {
    return all(common, List.of(further));
  }

  static Assumption aboutTokens(TheorySubject subject) {
    return about("token frequencies", LearnerKind.MATRIX, subject);
  }

  static Assumption aboutNumbers(TheorySubject subject) {
    return about("normal distributions", LearnerKind.GAUSSIAN, subject);
  }

  static Assumption aboutRegression(TheorySubject subject) {
    return about("linear regression", LearnerKind.REGRESSION, subject);
  }

  /** The kind of learner decides: each knows documents of one kind of language alone. */
  static Assumption about(String what, LearnerKind wanted, TheorySubject subject) {
    LearnerKind kind = subject.model().learner().kind();
    return new Assumption(
        "it is about " + what,
        subject.modelKey("learner.kind"),
        kind.id(),
        kind == wanted,
        wanted.id());
  }

  /** Whether all documents of the language have the same number of tokens. */
  static boolean isOfOneLength(TheorySubject subject) {
    return subject.language() instanceof TokenLanguage words
        && words.documentEnd() instanceof DocumentEnd.FixedLength;
  }

  /** Tokens are independent in the language, and its documents have one length. */
  static Assumption independentTokens(TheorySubject subject) {
    boolean independent =
        subject.words().truth().map(truth -> !truth.dependsOnPrefix()).orElse(false)
            && subject.words().documentEnd() instanceof DocumentEnd.FixedLength;
    return new Assumption(
        "tokens must be independent, and documents of one length",
        "language.kind",
        subject.scenario().language().kind().id(),
        independent,
        "zipf");
  }

  /** The model knows frequencies and no more. */
  static Assumption frequenciesAlone(TheorySubject subject) {
    return number(
        "the model must know token frequencies alone",
        subject.modelKey("learner.order"),
        subject.matrix().order());
  }

  static Assumption noSmoothing(TheorySubject subject) {
    return prior(
        "the model must be the relative frequencies, without smoothing",
        subject,
        subject.matrix().prior().equals(new Prior.Fixed(0)),
        "0");
  }

  /** A prior that is estimated depends on what was drawn, so that no mean is linear in the last. */
  static Assumption givenPrior(TheorySubject subject) {
    return prior(
        "the weight of the prior must be given",
        subject,
        subject.matrix().prior() instanceof Prior.Fixed,
        "a number");
  }

  private static Assumption prior(
      String requires, TheorySubject subject, boolean holds, String remedy) {
    Prior prior = subject.matrix().prior();
    return new Assumption(
        requires,
        subject.modelKey("learner.prior"),
        prior instanceof Prior.Fixed fixed ? NumberFormatting.text(fixed.counts()) : "estimated",
        holds,
        remedy);
  }

  static Assumption writesWithAllTokens(TheorySubject subject) {
    return number(
        "the model must write with all its tokens",
        subject.modelKey("learner.topK"),
        subject.matrix().topK());
  }

  static Assumption fromScratch(TheorySubject subject) {
    ModelSpec.Start start = subject.model().start();
    return new Assumption(
        "each generation must start from nothing",
        subject.modelKey("start"),
        lower(start),
        start == ModelSpec.Start.SCRATCH,
        "scratch");
  }

  static Assumption everyRound(TheorySubject subject) {
    int cadence = subject.model().cadence();
    return new Assumption(
        "it must retrain in every round",
        subject.modelKey("cadence"),
        Integer.toString(cadence),
        cadence == 1,
        "1");
  }

  static Assumption atOnce(TheorySubject subject) {
    return number(
        "it must be released in the round in which it trains",
        subject.modelKey("latency"),
        subject.model().latency());
  }

  /** A pool to which nobody else contributes is the model's own text. */
  static Assumption ownText(TheorySubject subject) {
    if (subject.isSometimesNatural()) {
      int models = subject.scenario().models().size();
      return new Assumption(
          "synthetic text must be the model's own, where all that was written is drawn from",
          "models",
          Integer.toString(models),
          models == 1,
          "1");
    }
    Share pool = subject.curator().pool();
    return new Assumption(
        "synthetic text must be the model's own",
        subject.curatorKey("pool"),
        NumberFormatting.text(pool.value()),
        pool.equals(Share.NONE) || subject.scenario().models().size() == 1,
        "0");
  }

  /**
   * The names of the memory regimes that a theory covers: {@code replace, accumulate or window}.
   */
  static String memories(Predicate<MemoryRegime> covers) {
    return MessageWording.or(
        MemoryRegime.KINDS.stream()
            .filter(kind -> covers.test(kind.make().apply(1)))
            .map(MemoryRegime.Kind::name)
            .toList());
  }

  static AssumptionCheck memory(Class<? extends MemoryRegime> regime) {
    String wanted = lower(regime.getSimpleName());
    return subject -> {
      MemoryRegime memory = subject.model().memory();
      return new Assumption(
          "memory must be " + wanted,
          subject.modelKey("memory"),
          memory.kind().name(),
          regime.isInstance(memory),
          wanted);
    };
  }

  static Assumption nobodyWritesAlong(TheorySubject subject) {
    return humanFraction(
        "people may write only in the first round", subject, subject.isAlways(Share.NONE), "0");
  }

  static Assumption somebodyWritesAlong(TheorySubject subject) {
    return humanFraction(
        "the human fraction must be the same in all rounds, and not 0",
        subject,
        subject.isHumanFractionConstant() && !subject.humanShare().equals(Share.NONE),
        "a number above 0");
  }

  /** A corpus is drawn in one way. */
  static Assumption oneKindOfFraction(TheorySubject subject) {
    boolean sometimes = subject.isSometimesNatural() && !subject.isNatural();
    return new Assumption(
        "the human fraction must be natural in all rounds or in none",
        subject.curatorKey("human"),
        sometimes ? "natural in some" : subject.isNatural() ? NATURAL : "planned",
        !sometimes,
        "natural, or a number");
  }

  /** A fraction is aimed at. */
  static Assumption planned(TheorySubject subject) {
    boolean natural = subject.isSometimesNatural();
    return new Assumption(
        "a human fraction must be aimed at",
        subject.curatorKey("human"),
        natural ? NATURAL : "planned",
        !natural,
        "a number");
  }

  /** All that was written is drawn from. */
  static Assumption natural(TheorySubject subject) {
    return new Assumption(
        "the corpus must be drawn from all that was written",
        subject.curatorKey("human"),
        subject.isNatural() ? NATURAL : "planned",
        subject.isNatural(),
        NATURAL);
  }

  /**
   * All people are helped by this model, in the same way, each with documents of its own luck; or
   * nobody is.
   */
  static Assumption helpedAlike(TheorySubject subject) {
    boolean anybody =
        subject.scenario().humans().values().stream().anyMatch(c -> c.assistance().isPresent());
    boolean alike =
        subject
            .commonAssistance()
            .filter(help -> help.model().equals(subject.name()))
            .filter(help -> help.claim() == AssistanceSpec.Claim.HUMAN || subject.isNatural())
            .isPresent();
    boolean single =
        subject.scenario().humans().values().stream().allMatch(cohort -> cohort.documents() == 1);
    return new Assumption(
        "if a model helps people it must be this one, all of them alike, claimed as human or taken as it is, each with one document",
        "humans",
        !anybody
            ? "not helped"
            : !alike
                ? "helped otherwise"
                : single ? "helped" : "helped with several documents each",
        !anybody || (alike && single),
        "assistance of " + subject.name() + " for all");
  }

  private static Assumption humanFraction(
      String requires, TheorySubject subject, boolean holds, String remedy) {
    String value =
        subject.isHumanFractionConstant() && subject.isNatural() == subject.isSometimesNatural()
            ? fraction(subject, 2)
            : "a schedule from %s to %s"
                .formatted(fraction(subject, 2), fraction(subject, subject.generations()));
    return new Assumption(requires, subject.curatorKey("human"), value, holds, remedy);
  }

  /** What the scenario says, and beside it what that comes to where it is rounded. */
  private static String fraction(TheorySubject subject, int generation) {
    if (subject.isNatural(generation)) {
      return NATURAL;
    }
    String aim = NumberFormatting.text(subject.human(generation).value());
    Share share = subject.humanShare(generation);
    return share.equals(subject.human(generation))
        ? aim
        : "%s (%s)"
            .formatted(
                aim,
                CountPhrase.of(
                    share.partOf(subject.curator().documents()),
                    subject.curator().documents(),
                    "document"));
  }

  static Assumption drawnExactly(TheorySubject subject) {
    return draw("human documents must be a fixed number", subject, DrawMode.EXACT);
  }

  static Assumption drawnAtRandom(TheorySubject subject) {
    return draw("each document must be human or not on its own", subject, DrawMode.RANDOM);
  }

  private static Assumption draw(String requires, TheorySubject subject, DrawMode wanted) {
    if (subject.isNatural()) {
      return new Assumption(requires, subject.curatorKey("human"), NATURAL, false, "a number");
    }
    DrawMode draw = subject.curator().draw();
    return new Assumption(
        requires, subject.curatorKey("draw"), lower(draw), draw == wanted, lower(wanted));
  }

  /** The origin of a token must say nothing about that of another. */
  static Assumption documentsOfOneToken(TheorySubject subject) {
    int tokens = subject.words().documentEnd().tokensMax();
    return new Assumption(
        "each token must be human or not on its own, so a document has one",
        "language.documentTokens",
        Integer.toString(tokens),
        tokens == 1,
        "1");
  }

  private static Assumption number(String requires, String key, double value) {
    return new Assumption(requires, key, NumberFormatting.text(value), value == 0, "0");
  }

  static String lower(Object name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
