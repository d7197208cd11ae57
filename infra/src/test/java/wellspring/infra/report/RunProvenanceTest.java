package wellspring.infra.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wellspring.dashboards.report.RunStory.Fact;
import wellspring.infra.run.LogPlace;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.RunOpening;
import wellspring.infra.run.TextRead;
import wellspring.model.language.file.TextInventory;

class RunProvenanceTest {
  @Test
  void whichTextWasReadIsAFactOfItsOwn() {
    TextRead read =
        TextRead.of(
            new TextInventory(
                true, List.of(new TextInventory.FileRead("a.txt", 1)), List.of(), "", 0));
    assertThat(facts(Map.of("vocabularySize", 27, "read", read)))
        .contains(
            new Fact("Language", "vocabularySize 27"),
            new Fact("Text read", "1 document from 1 file: a.txt (1)"));
    assertThat(facts(Map.of("vocabularySize", 27)))
        .extracting(Fact::name)
        .contains("Language")
        .doesNotContain("Text read");
  }

  private static List<Fact> facts(Object language) {
    return RunProvenance.of(
        new RunManifest(
            new RunManifest.RunIdentity(
                "run", "text", "", 1, "", List.of(), language, RunOpening.AT_ONCE),
            RunManifest.RunOutcome.RUNNING,
            RunManifest.RunEnvironment.of(Instant.EPOCH, LogPlace.MEMORY, "")));
  }
}
