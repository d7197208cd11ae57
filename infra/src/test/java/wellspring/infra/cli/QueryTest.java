package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  @TempDir private static Path scratch;

  private static Path run;
  private static Path sweep;

  @BeforeAll
  static void runAndSweep() throws IOException {
    String runs = scratch.resolve("runs").toString();
    String sweeps = scratch.resolve("sweeps").toString();
    Program.here("run", "drift", "rounds=3", "--kafka", "memory", "--out", runs);
    Program.here(
        "sweep",
        "drift",
        "rounds=3",
        "curators.no-human.human=0,0.1,1",
        "--replicas",
        "2",
        "--keep",
        "--kafka",
        "memory",
        "--out",
        sweeps);
    run = only(scratch.resolve("runs"));
    sweep = only(scratch.resolve("sweeps"));
  }

  @Test
  void measurementsAreThoseOfTheRunsTable() throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("measurements.csv"));

    String answer =
        ask(
            "SELECT round, agent, measure, value, predicted, human_only FROM measurements",
            run,
            "csv");

    assertThat(answer.lines()).containsExactlyElementsOf(lines);
    assertThat(answer).contains("Infinity");
  }

  @Test
  void parquetHoldsWhatTheTableHolds() throws IOException {
    assertThat(run.resolve("measurements.parquet")).isNotEmptyFile();
    assertThat(run.resolve("documents.parquet")).isNotEmptyFile();
    assertThat(run.resolve("documents.partial.jsonl.zst")).doesNotExist();
    JsonNode rows =
        json("SELECT round, origin, count(*) AS n FROM documents GROUP BY ALL ORDER BY ALL", run);

    assertThat(rows).hasSize(3 + 2);
    assertThat(rows.get(0).get("origin").asText()).isEqualTo("human");
    assertThat(rows.get(0).get("n").asInt()).isEqualTo(10);
    assertThat(json("SELECT * FROM documents WHERE parent IS NULL AND origin <> 'human'", run))
        .isEmpty();
  }

  @Test
  void axesOfASweepAreColumnsOfItsRuns() throws IOException {
    JsonNode rows =
        json(
            """
            SELECT control, "curators.no-human.human" AS human, count(*) AS n, avg(value) AS mean
            FROM measurements JOIN runs USING (run)
            WHERE measure = 'human_fraction' AND round = 2 GROUP BY ALL ORDER BY ALL\
            """,
            sweep,
            run);

    assertThat(rows).hasSize(3 + 1 + 1);
    assertThat(rows.get(1).get("human").asDouble()).isEqualTo(0.1);
    assertThat(rows.get(1).get("n").asInt()).isEqualTo(2 * 2);
    assertThat(rows.get(1).get("mean").asDouble()).isEqualTo(0.1);
    assertThat(rows.get(3).get("control").asBoolean()).isTrue();
    assertThat(rows.get(3).get("human").isNull()).isTrue();
    assertThat(rows.get(4).get("control").isNull()).as("the run that is alone").isTrue();
  }

  @Test
  void documentsOfKeptRunsAreFoundUnderTheSameName() throws IOException {
    JsonNode rows =
        json(
            """
            SELECT run, count(*) AS n FROM documents JOIN runs USING (run)
            WHERE NOT control GROUP BY ALL ORDER BY n\
            """,
            sweep);

    assertThat(rows).hasSize(3 * 2);
    assertThat(rows.get(0).get("run").asText()).startsWith(sweep.getFileName() + "/");
    assertThat(rows.get(0).get("n").asInt()).isGreaterThanOrEqualTo(3 * 10);
    assertThat(sweep.resolve("runs/000001/documents.parquet")).isNotEmptyFile();
  }

  @Test
  void sweepLeavesItsReportAndFigures() {
    assertThat(sweep.resolve("summary.csv")).isNotEmptyFile();
    assertThat(sweep.resolve("thresholds.csv")).isNotEmptyFile();
    assertThat(sweep.resolve("measurements.parquet")).isNotEmptyFile();
    assertThat(sweep.resolve("runs.parquet")).isNotEmptyFile();
    assertThat(sweep.resolve("figures/diversity.png")).isNotEmptyFile();
    assertThat(sweep.resolve("figures/diversity-over-rounds-replace.svg")).isNotEmptyFile();
  }

  @Test
  void killedRunIsReadableUpToItsLastWholeLine() throws IOException {
    Path killed = Files.createDirectories(scratch.resolve("killed/collapse-1"));
    Files.copy(run.resolve("manifest.json"), killed.resolve("manifest.json"));
    Files.writeString(
        killed.resolve("measurements.csv.partial"),
        "round,agent,measure,value,predicted\n0,a,m,1.5,0.25\n1,a,m,1.5,0.2");
    byte[] document = document("Grüße, 世界 😀 \\u0000 \\\"quoted\\\"\\nnext", "r0/a/0");
    Path lines = killed.resolve("documents.partial.jsonl.zst");
    byte[] next = packed(document);
    Files.write(lines, packed(document));
    Files.write(lines, Arrays.copyOf(next, next.length / 2), StandardOpenOption.APPEND);

    assertThat(ask("SELECT round, predicted FROM measurements", killed, "csv"))
        .isEqualTo("round,predicted\n0,0.25\n");
    JsonNode rows = json("SELECT text FROM documents", killed);
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).get("text").asText()).isEqualTo("Grüße, 世界 😀 \0 \"quoted\"\nnext");
    assertThat(killed.resolve("measurements.csv.partial")).as("is left as it is").exists();
  }

  private static byte[] packed(byte[] lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZstdOutputStream packing = new ZstdOutputStream(bytes)) {
      packing.write(lines);
    }
    return bytes.toByteArray();
  }

  @Test
  void documentsOfAMillionCharactersComeBackWhole() throws IOException {
    Path large = Files.createDirectories(scratch.resolve("large/collapse-1"));
    Files.copy(run.resolve("manifest.json"), large.resolve("manifest.json"));
    String text = "é\"\n".repeat(400_000);
    Files.write(
        large.resolve("documents.partial.jsonl.zst"),
        packed(document(text.replace("\"", "\\\"").replace("\n", "\\n"), "r0/a/0")));

    JsonNode rows = json("SELECT text FROM documents", large);

    assertThat(rows.get(0).get("text").asText()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY measurements TO 'stolen.csv'",
        "COPY (SELECT 1) TO 'stolen.parquet' (FORMAT parquet)",
        "ATTACH 'stolen.db'",
        "EXPORT DATABASE 'stolen'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT 1; COPY measurements TO 'stolen.csv'"
      })
  void nothingCanBeWrittenOrReadBesides(String sql) {
    Program.Outcome outcome = Program.here("query", run.toString(), sql);

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .containsAnyOf("disabled", "locked", "several statements")
        .doesNotContain("\tat ");
    assertThat(Path.of("stolen.csv")).doesNotExist();
  }

  @Test
  void wrongSqlIsShownWithItsPlace() {
    Program.Outcome outcome =
        Program.here("query", run.toString(), "SELECT valu\nFROM measurements");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .startsWith("The SQL has no answer: there is no column 'valu'")
        .contains("LINE 1: SELECT valu", "       ^")
        .contains("measurements: run, round, agent, measure, value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT * FROM measurement             | there is no table 'measurement'
          SELECT m.valu FROM measurements m     | 'm' has no column 'valu'
          SELECT x.value FROM measurements m    | FROM names no table that is called 'x'
          SELECT mean(value, 2, 3) FROM runs    | mean
          SELECT meann(value) FROM measurements | there is no function 'meann'
          SELEC 1                               | there is a syntax error at 'SELEC'
          SELECT agent::INT FROM measurements   | Could not convert string 'accumulate' to INT32
          """)
  void whatIsWrongIsSaidInWords(String sql, String words) {
    Program.Outcome outcome = Program.here("query", run.toString(), sql);

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith("The SQL has no answer: ")
        .contains(words)
        .doesNotContainPattern("(Catalog|Binder|Parser|Conversion|Input) Error|CREATE");
  }

  @Test
  void columnsOfASweepAreNamedWithItsAxes() {
    assertThat(Program.here("query", sweep.toString(), "SELECT x FROM runs").err())
        .contains("runs: run, sweep, number", ", \"curators.no-human.human\"\n")
        .contains("query --tables");
  }

  @Test
  void sayWhatIsMissing() {
    Program.Outcome nothing = Program.here("query", scratch.resolve("no").toString(), "SELECT 1");
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err()).contains("is not the directory of a run or a sweep");

    Program.Outcome noSql = Program.here("query", run.toString());
    assertThat(noSql.exitCode()).isEqualTo(2);
    assertThat(noSql.err()).contains("and then the SQL");

    Program.Outcome noResult = Program.here("query", run.toString(), "CREATE TABLE t (x INT)");
    assertThat(noResult.exitCode()).isEqualTo(2);
    assertThat(noResult.err()).contains("ask with SELECT");
  }

  @Test
  void answerCanBeWrittenButNotIntoARun() {
    Path file = scratch.resolve("answer.parquet");
    Program.Outcome outcome =
        Program.here("query", run.toString(), "SELECT * FROM documents;", "--out", file.toString());
    assertThat(outcome.err()).isEmpty();
    assertThat(file).isNotEmptyFile();

    Program.Outcome refused =
        Program.here(
            "query",
            run.toString(),
            "SELECT 1",
            "--out",
            run.resolve("measurements.csv").toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("lies in the directory of a run or a sweep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "parquet"})
  void noLinkLeadsAnAnswerIntoARun(String kind) throws IOException {
    Path own = run.resolve("own." + kind);
    Files.writeString(own, "the run's own");
    Path folder = Files.createDirectories(scratch.resolve("links-" + kind));
    Files.createSymbolicLink(folder.resolve("folder"), run);
    Files.createSymbolicLink(folder.resolve("file." + kind), own);
    Files.createSymbolicLink(folder.resolve("new." + kind), run.resolve("new." + kind));
    Files.createDirectory(run.resolve("sub"));
    Files.createSymbolicLink(folder.resolve("sub"), run.resolve("sub"));
    for (String out : List.of("folder/own.", "file.", "new.", "sub/../own.", "folder/sub/x.")) {
      for (Path asked : List.of(run, sweep, folder.resolve("folder"))) {
        Program.Outcome refused =
            Program.here("query", asked.toString(), "SELECT 1", "--out", folder + "/" + out + kind);
        assertThat(refused.exitCode()).as(out + " of " + asked).isEqualTo(2);
        assertThat(refused.err()).contains("lies in the directory of a run or a sweep");
      }
    }
    assertThat(own).hasContent("the run's own");
    assertThat(run.resolve("new." + kind)).doesNotExist();
    Files.delete(own);
    Files.delete(run.resolve("sub"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "parquet"})
  void aLinkWhereTheAnswerIsPreparedIsReplacedAndNotFollowed(String kind) throws IOException {
    Path own = Files.writeString(run.resolve("own." + kind), "the run's own");
    Path answer = scratch.resolve("prepared." + kind);
    Files.createSymbolicLink(scratch.resolve("prepared." + kind + ".partial"), own);
    Program.Outcome outcome =
        Program.here("query", run.toString(), "SELECT 1", "--out", answer.toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(answer).isNotEmptyFile();
    assertThat(own).hasContent("the run's own");
    Files.delete(own);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1; SELECT 2",
        "SELECT 1;;SELECT 2",
        "SELECT ';' ; /* ; /* ' */ */ SELECT 2",
        "SELECT $x$';'$x$ AS a; FROM runs",
        "SELECT E'it\\'s'; SELECT '2'",
        "SELECT 1; -- one\n SELECT 2"
      })
  void severalStatementsAreRefusedWithARemedy(String sql) {
    for (String format : List.of("", "csv", "parquet")) {
      Program.Outcome refused =
          format.isEmpty()
              ? Program.here("query", run.toString(), sql)
              : Program.here(
                  "query",
                  run.toString(),
                  sql,
                  "--out",
                  scratch.resolve("no." + format).toString());
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.err()).contains("several statements", "one at a time", "UNION ALL");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ';';",
        "SELECT 'it''s; one' AS a ; -- the end; truly",
        "SELECT \"a;b\" FROM (SELECT 1 AS \"a;b\");;",
        "/* ; /* ' */ ; */ SELECT $$;$$, $x$ $$;' $x$, E'\\';' ; /* end; */",
        "\n-- ';\nSELECT 1 /* it's */ -- ;"
      })
  void aSemicolonInsideTextsAndCommentsEndsNothing(String sql) {
    Program.Outcome outcome = Program.here("query", run.toString(), sql);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }

  @Test
  void tableIsAlignedWhateverTheScript() {
    String table =
        ask("SELECT * FROM (VALUES ('世界', 1.5::DOUBLE), ('e', -10.25)) t(word, x)", run, "table");

    assertThat(table)
        .isEqualTo(
            """
            word       x
            世界     1.5
            e     -10.25
            """);
  }

  private static byte[] document(String escapedText, String id) {
    return """
    {"id":"%s","agent":"a","round":0,"text":"%s","claim":{"origin":"human"},\
    "truth":{"origin":"human","parent":"","humanShare":1.0,"depth":0.0}}
    """
        .formatted(id, escapedText)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode json(String sql, Path... folders) throws IOException {
    String[] arguments =
        Stream.concat(
                Stream.concat(Stream.of("query"), Arrays.stream(folders).map(Path::toString)),
                Stream.of(sql, "--format", "json"))
            .toArray(String[]::new);
    Program.Outcome outcome = Program.here(arguments);
    assertThat(outcome.err()).isEmpty();
    return new ObjectMapper().readTree(outcome.out());
  }

  private static String ask(String sql, Path folder, String format) {
    Program.Outcome outcome = Program.here("query", folder.toString(), sql, "--format", format);
    assertThat(outcome.err()).isEmpty();
    return outcome.out();
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.findFirst().orElseThrow();
    }
  }
}
