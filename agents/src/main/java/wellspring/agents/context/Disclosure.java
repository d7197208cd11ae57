package wellspring.agents.context;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.scenario.DisclosureSpec;

/** Lets authors say of their documents what they choose to, which need not be true. */
public final class Disclosure {
  private Disclosure() {}

  /**
   * The same documents, with what their author says of them.
   *
   * @param documents with the claims that are honest, or usual
   * @param random asked once for each document, unless all are honest
   */
  public static List<DocumentWritten> declare(
      List<DocumentWritten> documents, DisclosureSpec spec, UniformRandomProvider random) {
    return spec.isHonest()
        ? documents
        : documents.stream().map(document -> declared(document, spec, random)).toList();
  }

  private static DocumentWritten declared(
      DocumentWritten document, DisclosureSpec spec, UniformRandomProvider random) {
    double chance = random.nextDouble();
    if (chance < spec.honest().value()) {
      return document;
    }
    boolean silent = chance < spec.honest().value() + spec.silent().value();
    return new DocumentWritten(
        document.id(),
        document.agent(),
        document.round(),
        document.text(),
        new ClaimedProvenance(silent ? ClaimedOrigin.NONE : ClaimedOrigin.HUMAN),
        document.truth());
  }
}
