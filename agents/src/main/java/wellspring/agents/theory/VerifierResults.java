package wellspring.agents.theory;

import java.util.List;
import wellspring.agents.scenario.VerifierSpec;
import wellspring.model.prediction.VerifierEffect;

/** What it is worth to sort out what is wrong. */
final class VerifierResults {
  /**
   * A remark about one step: whatever people and models write, and however the curator mixes what
   * its verifier keeps, the odds of a wrong document change by the same factor.
   */
  private static final AccountedKeys KEYS =
      AccountedKeys.UNLABELLED_MIX.and(
          "language.**",
          "humans.**",
          "model.**",
          "curator.pool",
          "curator.verifier.right",
          "curator.verifier.wrong",
          "curator.verifier.of",
          "other.**");

  static final List<TheoryResult> ALL = List.of(verification());

  private VerifierResults() {}

  private static TheoryResult verification() {
    return new TheoryResult(
        new ResultStatement(
            "verification",
            "A verifier that keeps right documents with probability φ and wrong ones with ψ",
            "wrong share p' = pψ/(pψ + (1 − p)φ); self-training improves if the generator's error is"
                + " below p* = 1/(1 + ψ/φ)",
            "Feng et al. 2024"),
        VerifierResults::verifies,
        List.of(VerifierResults::keepsSomethingRight),
        KEYS,
        subject ->
            Forecast.NOTHING.remarking(
                "p* = %s: synthetic text of which less is wrong is rather right than wrong when verified; the odds of a wrong document are multiplied by %s."
                    .formatted(
                        NumberFormatting.rounded(
                            VerifierEffect.tolerableError(
                                verifier(subject).right(), verifier(subject).wrong())),
                        NumberFormatting.rounded(
                            verifier(subject).wrong().value()
                                / verifier(subject).right().value()))));
  }

  private static VerifierSpec verifier(TheorySubject subject) {
    return subject.curator().verifier().orElseThrow();
  }

  private static Assumption verifies(TheorySubject subject) {
    boolean verifies = subject.curator().verifier().isPresent();
    return new Assumption(
        "it is about curators that verify",
        subject.curatorKey("verifier"),
        verifies ? "there" : "none",
        verifies,
        "a verifier");
  }

  private static Assumption keepsSomethingRight(TheorySubject subject) {
    double right = verifier(subject).right().value();
    return new Assumption(
        "some right documents must be kept",
        subject.curatorKey("verifier.right"),
        NumberFormatting.text(right),
        right > 0,
        "a number above 0");
  }
}
