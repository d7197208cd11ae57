package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.BuiltIns;
import wellspring.agents.scenario.ScenarioLoader;

/**
 * The results of the built-in scenarios, each with its own seed. A change here is a change of what
 * users get: it needs a reason that they are told.
 */
class BuiltInFingerprintsTest {
  private static final List<String> WORDS =
      List.of("river", "stone", "the", "a", "carries", "slow", "and", "light", "under", "bridge");

  @TempDir Path folder;

  /** Long ones are made shorter; what a text is to be given is written here. */
  @ParameterizedTest
  @CsvSource({
    "collapse, rounds=30, 69f39ca5ec1a4b0958c18e5be86c5f976992672e02ba4f5a1bfaf781ef2932f8",
    "text, rounds=4, ff16113d06167b392903d2d9bc1aa5e2f4ed274b4013680194878eab8555470d",
    "drift, rounds=20, f5b35e0031538f875f4d2d3c27adaf1ec1d3bcc3f78e105d5a3f2f13fa398404",
    "pool, rounds=20, f7b7518c38e19b5e10e0f2c22ab519caf724cc644eeebca207bc88d598fd2d32",
    "grammar, rounds=6, b985cb47d71b7ada59af9a6b773d780f1efc674e0c50539159ceda337e668240",
    "gaussian, rounds=50, ddcb9f1b842960a6d4f1218423016d999312a0391b95ddc5c6a4ac6a69952bf5",
    "regression, rounds=20, b04d3cdd73231a9725d7bf2e1627db3a1ebcd61daa2265d0aa8cabbfa09cee03",
    "regimes, rounds=40, 2510f4919ae03d11cab436dfa75fa89800ddd5b63176ac9bcbc8efab1f0bfdc1",
    "attention, rounds=30, 5df3cbe247431d39f3587841fc7d787c1bd05abf98e972da872bac1a86228f82",
    "assisted, rounds=10, c17ca3ad5561ff8eda1c01a0c5a9f5ae45f350bced73114f34f7e5415be21216",
    "echo, rounds=20, f4e4ca37ffcba52d13705fc8870dcefccff03f0d346cadad6621b3d55405fe1d",
    "stale, rounds=5, ed0c29fcea046fe25966e0c84bd5defd968d3c89abfaee76db6d18b35043735e",
    "correction, rounds=6, 975cf6acf5ebd97d2b5156693c8dfe77d2dd71012a395b43e3c7781a38d8b12a",
    "braess, rounds=30, 628764d1db4b64d490bd03b6171bfda8133e334d78386fd5ff761079f3fc771b",
  })
  void areWhatTheyWere(String name, String rounds, String fingerprint) {
    List<String> overrides = new ArrayList<>(List.of(rounds));
    if (name.equals("text")) {
      overrides.add("language.path=" + text());
    }

    TestRun run =
        TestRun.of(new ScenarioLoader(folder).load(name, overrides), 2, new MemoryEventLog());

    assertThat(run.ended().status()).as(run.ended().reason()).isEqualTo(Status.FINISHED);
    assertThat(run.ended().fingerprint()).isEqualTo(fingerprint);
  }

  @Test
  void allAreListedButThatWhoseWeightsDependOnTheMachine() throws NoSuchMethodException {
    CsvSource listed =
        getClass()
            .getDeclaredMethod("areWhatTheyWere", String.class, String.class, String.class)
            .getAnnotation(CsvSource.class);
    List<String> names =
        new ArrayList<>(
            Stream.of(listed.value()).map(line -> line.substring(0, line.indexOf(','))).toList());
    names.add("gpt-collapse");

    assertThat(BuiltIns.list())
        .extracting(BuiltIns.BuiltIn::name)
        .containsExactlyInAnyOrderElementsOf(names);
  }

  private Path text() {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < 6_000; line++) {
      for (int word = 0; word < 4 + random.nextInt(8); word++) {
        text.append(WORDS.get(Math.min(random.nextInt(10), random.nextInt(10)))).append(' ');
      }
      text.append(".\n\n");
    }
    try {
      return Files.writeString(folder.resolve("text.txt"), text);
    } catch (IOException e) {
      throw new AssertionError("cannot write the text", e);
    }
  }
}
