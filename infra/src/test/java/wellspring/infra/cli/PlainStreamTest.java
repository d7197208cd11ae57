package wellspring.infra.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that others wrote steers the terminal of somebody who reads it. */
class PlainStreamTest {
  /** Red letters, a title, a clipboard, a C1 introducer, a turned line, an overwritten one. */
  private static final List<String> HOSTILE =
      List.of(
          "\u001b[31m",
          "\u001b]0;title\u0007",
          "\u001b]52;c;eA==\u0007",
          "\u009b31m",
          "\u202e",
          "\u2066",
          "\r",
          "\b",
          "\u007f");

  @TempDir private Path scratch;

  static Stream<String> hostile() {
    return HOSTILE.stream();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatSteersATerminalIsShownByItsEscape(String hostile) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream plain = PlainStream.over(new PrintStream(bytes, true, UTF_8));
    plain.print("a" + hostile);
    plain.printf("%s%n", hostile);
    plain.println((Object) hostile);
    plain.write(hostile.getBytes(UTF_8), 0, hostile.getBytes(UTF_8).length);
    new IllegalStateException(hostile).printStackTrace(plain);
    new PrintWriter(plain, true, UTF_8).println(hostile);
    assertPlain(bytes.toString(UTF_8));
    assertThat(bytes.toString(UTF_8)).startsWith("a\\u%04x".formatted((int) hostile.charAt(0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "tab\tand\nline", "größe, 李明, \u05d0\u05d1, 👩‍🚀", "\\u001b"})
  void allElseStaysAsItIs(String text) {
    assertThat(PlainStream.plain(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void noMessageHandsOnWhatAnArgumentSays(String hostile) {
    List<String[]> commands =
        List.of(
            new String[] {"run", "drift", "rounds='x" + hostile + "'"},
            new String[] {"run", "drift" + hostile},
            new String[] {"run", "--kafka", "a" + hostile},
            new String[] {"run", "--no" + hostile},
            new String[] {"sweep", "drift", "rounds='x" + hostile + "',1"},
            new String[] {"sweep", "--resume", hostile},
            new String[] {"query", scratch.toString(), "SELECT '" + hostile + "' FROM"},
            new String[] {"report", hostile},
            new String[] {"runs", hostile},
            new String[] {"export", hostile, "m"});
    for (String[] command : commands) {
      Program.Outcome outcome = Program.here(command);
      assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
      assertPlain(outcome.err());
      assertPlain(outcome.out());
    }
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void noDescriptionReachesTheTerminalAsItIs(String hostile) throws IOException {
    String escaped = "\\u%04x".formatted((int) hostile.charAt(0)) + hostile.substring(1);
    Path scenario =
        Files.writeString(
            scratch.resolve("hostile.yaml"),
            """
            description: "%s"
            rounds: 1
            language: {kind: zipf, vocabulary: 20, documentTokens: 5}
            humans: {people: {}}
            curators: {all: {human: 1}}
            models: {student: {curator: all, learner: {kind: matrix}}}
            """
                .formatted(escaped.replaceAll("[\u0007]", "")));
    System.setProperty("wellspring.terminal.output", "true");
    try {
      Program.Outcome shown = Program.here("scenarios", "show", scenario.toString());
      assertThat(shown.exitCode()).as(shown.err()).isZero();
      assertPlain(shown.out());
      Program.Outcome run =
          Program.here(
              "run",
              scenario.toString(),
              "--kafka",
              "memory",
              "--linger",
              "0",
              "--out",
              scratch.resolve("runs").toString());
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertPlain(run.out().replace("\r\u001b[K", ""));
    } finally {
      System.clearProperty("wellspring.terminal.output");
    }
  }

  @Test
  void otherProgramsGetDataAsTheyAre() {
    System.clearProperty("wellspring.terminal.output");
    Program.Outcome run =
        Program.here(
            "run",
            "drift",
            "rounds=1",
            "--kafka",
            "memory",
            "--linger",
            "0",
            "--out",
            scratch.resolve("runs").toString());
    assertThat(run.exitCode()).isZero();
    Program.Outcome answer =
        Program.here(
            "query",
            scratch.resolve("runs").toString(),
            "SELECT chr(27) || '[31m' AS a",
            "--format",
            "csv");
    assertThat(answer.out()).contains("\u001b[31m");
  }

  private static void assertPlain(String text) {
    assertThat(text)
        .doesNotContainPattern(
            "[\\p{Cc}&&[^\\t\\n]]|[\\u061c\\u200e-\\u200f\\u2028-\\u202e\\u2066-\\u2069]");
  }
}
