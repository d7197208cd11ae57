package wellspring.agents.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The picture of a round in ARCHITECTURE.md is drawn from the plan of the round. */
class RoundPictureTest {
  private static final Path FILE =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../ARCHITECTURE.md");
  private static final String FENCE = "```";
  private static final Participants EXAMPLE =
      new Participants(
          List.of("cohort"),
          List.of("model A", "model B"),
          true,
          List.of("audience A", "audience B"),
          List.of("cohort"));

  @Test
  void showsThePlan() throws IOException {
    String drawn = picture();
    String page = Files.readString(FILE);
    int begin = page.indexOf(FENCE + "mermaid");
    int end = page.indexOf(FENCE, begin + FENCE.length()) + FENCE.length();
    if (Boolean.getBoolean("wellspring.write")) {
      Files.writeString(FILE, page.substring(0, begin) + drawn + page.substring(end));
    }
    assertThat(Files.readString(FILE))
        .as("made anew with -Dwellspring.write=true -Dtest=RoundPictureTest")
        .contains(drawn);
  }

  private static String picture() {
    List<String> lines = new ArrayList<>(List.of(FENCE + "mermaid", "flowchart LR"));
    for (Stage stage : Stage.all()) {
      lines.add("  %s[\"%s<br>%s\"]".formatted(name(stage), name(stage), whom(stage)));
    }
    for (Stage stage : Stage.all()) {
      for (Stage before : Stage.all()) {
        if (!stage.followers(before, "model A", EXAMPLE).isEmpty()) {
          boolean same = stage.followers(before, "model A", EXAMPLE).equals(List.of("model A"));
          lines.add(
              "  %s -- %s --> %s"
                  .formatted(name(before), same ? "same model" : "all", name(stage)));
        }
      }
    }
    lines.add(FENCE);
    return String.join("\n", lines);
  }

  private static String whom(Stage stage) {
    List<String> names = stage.whom(EXAMPLE);
    if (names.equals(EXAMPLE.models())) {
      return "for each model";
    } else if (names.equals(EXAMPLE.writers())) {
      return "cohorts, models, guests";
    } else if (names.equals(EXAMPLE.audiences())) {
      return "audiences";
    }
    return names.equals(EXAMPLE.responding()) ? "audiences, cohorts" : "once";
  }

  private static String name(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }
}
