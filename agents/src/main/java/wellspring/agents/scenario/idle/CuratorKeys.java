package wellspring.agents.scenario.idle;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.VerifierSpec;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.Schedule;
import wellspring.model.mix.Share;
import wellspring.model.text.CountPhrase;

/** What nobody reads of a curator. */
final class CuratorKeys {
  private static final String CURATORS = "curators";

  /** A share that is this much more or less than what was asked for is not that any more. */
  private static final double TOLERANCE = 0.1;

  private final Scenario scenario;
  private final String name;
  private final CuratorSpec curator;
  private final IdleFindings finds;
  private final List<ModelSpec> models;

  /** The rounds in which it can choose: some model of its own has written. */
  private final int[] rounds;

  CuratorKeys(Scenario scenario, String name, CuratorSpec curator, IdleFindings finds) {
    this.scenario = scenario;
    this.name = name;
    this.curator = curator;
    this.finds = finds;
    this.models =
        scenario.models().values().stream().filter(model -> model.curator().equals(name)).toList();
    int first = models.stream().mapToInt(ModelSpec::latency).min().orElse(0) + 1;
    this.rounds = IntStream.range(first, scenario.rounds()).toArray();
  }

  void find() {
    if (rounds.length > 0 && !inSome(round -> aim(round).isPresent())) {
      findNatural();
    } else {
      if (rounds.length > 0 && curator.draw() == DrawMode.EXACT) {
        findRoundedHumans();
      }
      findDraw();
      findPool();
    }
    findVerifier();
    findLabels();
  }

  private void findNatural() {
    for (String key : List.of("draw", "pool")) {
      finds.idle("human is natural: all that was written is drawn from alike", CURATORS, name, key);
    }
  }

  private void findRoundedHumans() {
    if (curator.human() instanceof Schedule.Constant constant) {
      findRoundedShare(constant.share());
    } else if (inSome(this::isRoundedToNothing)) {
      int[] lost = IntStream.of(rounds).filter(this::isRoundedToNothing).toArray();
      finds.add(
          "is above 0, but too little for one of %s in %s, first in round %d; draw=random, or more documents, keeps such shares"
              .formatted(
                  CountPhrase.of(curator.documents(), "document"),
                  CountPhrase.of(lost.length, rounds.length, "round"),
                  lost[0]),
          CURATORS,
          name,
          "human");
    }
  }

  private void findRoundedShare(Share asked) {
    int documents = curator.documents();
    int humans = asked.partOf(documents);
    double given = (double) humans / documents;
    double least = Math.min(asked.value(), 1 - asked.value());
    if (Math.abs(given - asked.value()) <= TOLERANCE * least) {
      return;
    }
    finds.add(
        "acts as %s: of %s that is %s; draw=random keeps such a share on average, documents=%d exactly"
            .formatted(
                plain(given),
                CountPhrase.of(documents, "document"),
                number(humans, documents),
                fitting(asked)),
        CURATORS,
        name,
        "human");
  }

  private static String number(int humans, int documents) {
    return humans == 0 ? "none" : humans == documents ? "all" : String.valueOf(humans);
  }

  private static String plain(double share) {
    return share == 0 ? "0" : share == 1 ? "1" : String.valueOf(Math.round(share * 1e4) / 1e4);
  }

  /** The next number of documents of which the share is a whole number, or nearly. */
  private int fitting(Share share) {
    int documents = curator.documents();
    double least = Math.min(share.value(), 1 - share.value());
    while (Math.abs((double) share.partOf(documents) / documents - share.value())
        > TOLERANCE / 100 * least) {
      documents++;
    }
    return documents;
  }

  private void findDraw() {
    boolean certain =
        !inSome(round -> aim(round).filter(CuratorKeys::isMixed).isPresent())
            && (curator.pool().equals(Share.NONE) || !readsSynthetic());
    if (rounds.length > 0 && certain) {
      finds.idle("a human fraction of 0 or 1 leaves nothing to chance", CURATORS, name, "draw");
    }
  }

  private void findPool() {
    if (scenario.models().size() == 1) {
      finds.idle(
          "there is one model, so that all synthetic text is its own", CURATORS, name, "pool");
    } else if (!readsSynthetic()) {
      finds.idle("no corpus has a synthetic document", CURATORS, name, "pool");
    } else if (curator.draw() == DrawMode.EXACT
        && curator.pool().value() > 0
        && !inSome(round -> curator.pool().partOf(synthetic(round)) > 0)) {
      finds.idle(
          "it is less than one of at most %d synthetic documents; draw=random keeps such shares"
              .formatted(IntStream.of(rounds).map(this::synthetic).max().orElse(0)),
          CURATORS,
          name,
          "pool");
    }
  }

  private void findVerifier() {
    if (curator.verifier().isEmpty()) {
      return;
    }
    VerifierSpec verifier = curator.verifier().get();
    if (verifier.right().equals(Share.ALL) && verifier.wrong().equals(Share.ALL)) {
      finds.idle("it keeps everything", CURATORS, name, "verifier");
    } else if (verifier.of() == VerifierSpec.Scope.SYNTHETIC && !readsSynthetic()) {
      finds.idle("no corpus has a synthetic document to verify", CURATORS, name, "verifier");
    }
  }

  private void findLabels() {
    if (models.stream().noneMatch(model -> model.learner().reads(curator.labels()))) {
      finds.idle(
          curator.labels() instanceof LabelPolicy.Blind
              ? "blind labels are read by learner.kind unmix alone, and no model of this curator is one"
              : "labels are read by learner.kind unmix, and gaussian with humanWeight; no model of this curator is one",
          CURATORS,
          name,
          "labels");
    }
  }

  /** Whether any of its corpora has a synthetic document. */
  boolean readsSynthetic() {
    return inSome(
        round ->
            aim(round).isEmpty()
                || (curator.draw() == DrawMode.EXACT
                    ? synthetic(round) > 0
                    : !aim(round).equals(Optional.of(Share.ALL))));
  }

  private boolean inSome(IntPredicate condition) {
    return IntStream.of(rounds).anyMatch(condition);
  }

  private Optional<Share> aim(int round) {
    return curator.human().at(round);
  }

  private static boolean isMixed(Share share) {
    return share.value() > 0 && share.value() < 1;
  }

  /** Whether people are to have a share of an exact corpus, but too little for a document. */
  private boolean isRoundedToNothing(int round) {
    return aim(round)
        .filter(share -> share.value() > 0 && share.partOf(curator.documents()) == 0)
        .isPresent();
  }

  /** How many synthetic documents an exact corpus asks for. */
  private int synthetic(int round) {
    return aim(round)
        .map(share -> curator.documents() - share.partOf(curator.documents()))
        .orElse(0);
  }
}
