package wellspring.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClosedFamiliesTest {
  private static final Set<String> MESSAGES =
      Set.of(
          "Event",
          "ControlEvent",
          "Steered",
          "Order",
          "OutsideOrder",
          "Answer",
          "OutsideAnswer",
          "Signal",
          "Command");

  @Test
  void noChainOfTheHouseForgetsAKind() throws Exception {
    List<String> sources = new ArrayList<>();
    for (Path file : Repository.sources("main")) {
      sources.add(Files.readString(file));
    }
    ClosedFamilies families = new ClosedFamilies(sources, MESSAGES);
    assertThat(families.kinds()).containsKeys("MemoryRegime", "LabelPolicy", "TokenizerSpec");
    assertThat(families.kinds().get("MemoryRegime")).hasSizeGreaterThan(4);
    assertThat(sources.stream().flatMap(source -> families.forgotten(source).stream())).isEmpty();
  }

  @Test
  void aChainThatForgetsAKindIsNoticed() {
    String family =
        """
        sealed interface Weather {
          record Sun() implements Weather {}

          record Rain(int hours) implements Weather {}

          record Snow() implements Weather {}
        }
        """;
    String forgetful =
        """
        class Diary {
          String of(Weather weather) {
            if (weather instanceof Weather.Sun) {
              return "dry";
            } else if (weather instanceof Weather.Rain rain) {
              return "wet";
            }
            return "wet";
          }
        }
        """;
    ClosedFamilies families = new ClosedFamilies(List.of(family, forgetful), Set.of());
    assertThat(families.forgotten(forgetful))
        .containsExactly("Weather [Snow] in: String of(Weather weather) {");
    String whole =
        forgetful.replace("return \"wet\";\n  }", "return white((Weather.Snow) weather);\n  }");
    assertThat(families.forgotten(whole)).isEmpty();
    assertThat(
            families.forgotten(
                forgetful.replace("} else if (weather instanceof Weather.Rain rain) {", "")))
        .as("one question alone is no chain")
        .isEmpty();
  }
}
