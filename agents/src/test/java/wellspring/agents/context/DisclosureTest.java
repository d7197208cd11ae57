package wellspring.agents.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.scenario.DisclosureSpec;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

class DisclosureTest {
  private static final int MANY = 4_000;

  private static List<DocumentWritten> written(DocumentOrigin origin) {
    TrueProvenance truth = new TrueProvenance(origin, "", 0.5, 1);
    return IntStream.range(0, MANY)
        .mapToObj(
            i ->
                new DocumentWritten(
                    "r0001/a/%05d".formatted(i), "a", 1, "x", ClaimedProvenance.of(origin), truth))
        .toList();
  }

  private static List<DocumentWritten> declared(
      DocumentOrigin origin, double honest, double silent) {
    return Disclosure.declare(
        written(origin),
        new DisclosureSpec(Share.of(honest), Share.of(silent)),
        new Seed(3).stream("disclosure", origin.name(), 1));
  }

  private static double share(List<DocumentWritten> documents, ClaimedOrigin claim) {
    return documents.stream().filter(d -> d.claim().origin() == claim).count() / (double) MANY;
  }

  @Test
  void whoIsHonestSaysWhatItIs() {
    for (DocumentOrigin origin : DocumentOrigin.values()) {
      assertThat(declared(origin, 1, 0)).isEqualTo(written(origin));
    }
  }

  @Test
  void othersSayNothingOrThatTheyArePeople() {
    List<DocumentWritten> documents = declared(DocumentOrigin.SYNTHETIC, 0.5, 0.2);

    assertThat(share(documents, ClaimedOrigin.SYNTHETIC)).isCloseTo(0.5, within(0.04));
    assertThat(share(documents, ClaimedOrigin.NONE)).isCloseTo(0.2, within(0.03));
    assertThat(share(documents, ClaimedOrigin.HUMAN)).isCloseTo(0.3, within(0.04));
    assertThat(documents).extracting(DocumentWritten::truth).containsOnly(documents.get(0).truth());
    assertThat(share(declared(DocumentOrigin.ASSISTED, 0, 0), ClaimedOrigin.HUMAN)).isEqualTo(1);
  }

  @Test
  void peoplesOwnTextNeverClaimsToBeAModels() {
    assertThat(declared(DocumentOrigin.HUMAN, 0.2, 0.3))
        .allMatch(document -> document.claim().origin().passesForHuman());
  }
}
