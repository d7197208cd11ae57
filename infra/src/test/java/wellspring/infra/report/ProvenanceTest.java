package wellspring.infra.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wellspring.dashboards.report.RunStory.Fact;
import wellspring.infra.run.Manifest;
import wellspring.infra.run.TextRead;
import wellspring.model.language.file.Inventory;

class ProvenanceTest {
  @Test
  void whichTextWasReadIsAFactOfItsOwn() {
    TextRead read =
        TextRead.of(
            new Inventory(true, List.of(new Inventory.FileRead("a.txt", 1)), List.of(), "", 0));
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
    return Provenance.of(
        new Manifest(
            new Manifest.Subject("run", "text", "", 1, "", List.of(), language),
            Manifest.Outcome.RUNNING,
            Manifest.Setting.of(Instant.EPOCH, "memory", "")));
  }
}
