package wellspring.agents.theory;

import java.util.List;
import wellspring.model.measure.Measure;
import wellspring.model.mix.DrawByClaim;
import wellspring.model.mix.DrawMode;

/** What part of a corpus people really wrote, where curators go by what documents claim. */
final class ClaimResults {
  /** So many standard deviations of chance are left to draw from. */
  private static final double SPARE = 8;

  /** What models make of their corpora does not matter. A verifier does: it may look at people. */
  private static final AccountedKeys KEYS =
      AccountedKeys.MIX.and(
          "language.**",
          "humans.*.dialect",
          "humans.*.imitation.**",
          "humans.*.disclosure.**",
          "model.learner.**",
          "model.memory.**",
          "model.start",
          "model.disclosure.**",
          "curator.labels.**",
          "curator.shortage");

  static final List<TheoryResult> ALL = List.of(claims());

  private ClaimResults() {}

  private static TheoryResult claims() {
    return new TheoryResult(
        new ResultStatement(
            "claims",
            "A human fraction is aimed at, but of the model's D documents only a share κ says what it is",
            "α' = α E[P/(P + U)], U ~ Bin(D, 1 − κ), P documents of people: about αP/[P + (1 − κ)D]; without"
                + " labels all is drawn from, α = 1; the claimed fraction stays α",
            "hypergeometric draw from a binomial pool"),
        ClaimResults::somethingIsConcealed,
        List.of(
            AssumptionChecks::everyRound,
            AssumptionChecks::atOnce,
            AssumptionChecks::planned,
            ClaimResults::documentsOfOneLength,
            ClaimResults::followed),
        KEYS,
        subject ->
            Forecast.NOTHING
                .with(
                    Measure.HUMAN_FRACTION,
                    () -> subject.byGeneration(t -> t == 1 ? 1 : subject.humanShare(t).value()))
                .with(
                    Measure.CLAIMED_HUMAN_FRACTION,
                    () -> subject.byGeneration(t -> t == 1 ? 1 : claimed(subject, t))));
  }

  private static double claimed(TheorySubject subject, int generation) {
    return subject.model().disclosure().honest().value() == 0
        ? 1
        : subject.curator().draw().human(subject.human(generation), subject.curator().documents());
  }

  private static Assumption somethingIsConcealed(TheorySubject subject) {
    boolean honest = subject.model().disclosure().isHonest();
    return new Assumption(
        "it is about models whose documents do not all say what they are",
        subject.modelKey("disclosure"),
        honest ? "honest" : "not honest",
        !honest,
        "honest below 1");
  }

  private static Assumption documentsOfOneLength(TheorySubject subject) {
    return new Assumption(
        "documents must be of one length",
        "language.kind",
        subject.scenario().language().kind().id(),
        AssumptionChecks.isOfOneLength(subject),
        "zipf");
  }

  /**
   * What the model's documents claim is no matter, or is followed: there is enough of all to draw
   * from. What others conceal is left out of account.
   */
  static Assumption followed(TheorySubject subject) {
    boolean honest = subject.model().disclosure().isHonest();
    boolean enough =
        honest
            || subject.isNatural()
            || subject.drawByClaims().filter(draw -> isEnough(subject, draw)).isPresent();
    return new Assumption(
        "where not all documents say what they are, enough must be left of each kind to draw from",
        subject.modelKey("disclosure"),
        honest ? "honest" : enough ? "followed" : "too little, or too much to follow",
        enough,
        "more documents, up to 100,000");
  }

  private static boolean isEnough(TheorySubject subject, DrawByClaim draw) {
    int documents = subject.curator().documents();
    double passing = draw.modelPasses();
    double written = draw.written();
    double spread = SPARE * Math.sqrt(written * passing * (1 - passing));
    double passes = draw.people() + Math.max(0, written * passing - spread);
    if (passing == 1) {
      return passes >= documents;
    }
    double labelled = written * (1 - passing) - spread;
    return subject
        .laterAims()
        .allMatch(
            aim -> {
              double meant = draw.base().human(aim, documents) * documents;
              double chance =
                  draw.base() == DrawMode.EXACT
                      ? 0
                      : SPARE * Math.sqrt(documents * aim.value() * (1 - aim.value()));
              return Math.min(documents, meant + chance) <= passes
                  && Math.min(documents, documents - meant + chance) <= labelled;
            });
  }
}
