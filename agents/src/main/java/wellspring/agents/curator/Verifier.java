package wellspring.agents.curator;

import wellspring.agents.event.DocumentWritten;
import wellspring.agents.scenario.VerifierSpec;
import wellspring.model.language.CheckableLanguage;
import wellspring.model.random.Seed;

/**
 * Lets right documents pass more readily than wrong ones. It reads what a document says, not who
 * wrote it, and decides about the same document always in the same way.
 */
final class Verifier {
  private final VerifierSpec spec;
  private final CheckableLanguage language;
  private final Seed seed;
  private final String curator;

  Verifier(VerifierSpec spec, CheckableLanguage language, Seed seed, String curator) {
    this.spec = spec;
    this.language = language;
    this.seed = seed;
    this.curator = curator;
  }

  /** Whether a document passes, in the round in which it was written. */
  boolean keeps(DocumentWritten document) {
    if (spec.of() == VerifierSpec.Scope.SYNTHETIC && document.claim().origin().passesForHuman()) {
      return true;
    }
    boolean right = language.isRight(document.text(), document.round());
    return seed.stream("verify", curator + "/" + document.id(), document.round()).nextDouble()
        < (right ? spec.right() : spec.wrong()).value();
  }
}
