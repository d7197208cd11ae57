package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.infra.lab.SmallRuns;

class BooksTest {
  @TempDir private static Path scratch;
  private static Path run;
  private static Path plain;

  @BeforeAll
  static void runs() throws IOException {
    run = run(SmallRuns.society(scratch).toString(), "runs");
    plain = run("drift", "plain");
  }

  private static Path run(String scenario, String folder) throws IOException {
    Path out = scratch.resolve(folder);
    Program.Outcome outcome =
        Program.here(
            "run",
            scenario,
            "rounds=3",
            "--kafka",
            "memory",
            "--port",
            "0",
            "--no-report",
            "--out",
            out.toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return ResumedFiles.folder(out).orElseThrow();
  }

  @Test
  void eachAccountIsToldWhatItReceivedAndPaidAndThatNothingIsLost() {
    Program.Outcome outcome = Program.here("books", run.toString());

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo(run.getFileName() + ", rounds 0 to 2");
    assertThat(lines.get(1)).matches("account +attention +price +wage +subsidy +cost +balance");
    assertThat(lines.subList(2, 7).stream().map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactly("bot", "others", "people", "public", "world");
    assertThat(lines.get(5)).matches("public +-\\d\\S* +0 +0 +0 +0 +-\\d\\S*");
    assertThat(lines.get(6)).matches("world +0 +0 +-\\d\\S* +0 +\\d\\S* +-\\d\\S*");
    assertThat(lines.get(7)).isEqualTo("The balances add up to 0.");
    assertThat(lines).hasSize(8);
  }

  @Test
  void oneRoundHasItsPaymentsAndTheBalancesAtItsEnd() throws IOException {
    JsonNode second = json("--round", "1", "--payments");
    JsonNode all = json("--payments");

    assertThat(second.path("round").asInt()).isEqualTo(1);
    assertThat(all.has("round")).isFalse();
    assertThat(second.path("payments"))
        .isNotEmpty()
        .allMatch(each -> each.path("round").asInt() == 1);
    assertThat(all.path("payments"))
        .hasSize(Files.readAllLines(run.resolve("payments.csv")).size() - 1);
    assertThat(second.path("sum").asInt()).isZero();
    assertThat(balance(json("--round", "2"), "people")).isEqualTo(balance(all, "people"));
    assertThat(balance(all, "people"))
        .isEqualTo(balance(second, "people").add(net(json("--round", "2"), "people")));
    assertThat(json().has("payments")).isFalse();
  }

  private static JsonNode json(String... more) throws IOException {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "books";
    arguments[1] = run.toString();
    arguments[2] = "--json";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return new ObjectMapper()
        .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .readTree(Program.here(arguments).out());
  }

  private static JsonNode account(JsonNode books, String name) {
    for (JsonNode account : books.path("accounts")) {
      if (account.path("account").asText().equals(name)) {
        return account;
      }
    }
    throw new AssertionError(name + " is not in " + books);
  }

  private static BigDecimal balance(JsonNode books, String name) {
    return account(books, name).path("balance").decimalValue().stripTrailingZeros();
  }

  private static BigDecimal net(JsonNode books, String name) {
    BigDecimal net = BigDecimal.ZERO;
    for (JsonNode amount : account(books, name).path("received")) {
      net = net.add(amount.decimalValue());
    }
    for (JsonNode amount : account(books, name).path("paid")) {
      net = net.subtract(amount.decimalValue());
    }
    return net;
  }

  @Test
  void paymentsAreThoseOfTheTable() throws IOException {
    List<String> table = Files.readAllLines(run.resolve("payments.csv"));
    List<String> printed =
        Program.here("books", run.toString(), "--payments").out().lines().skip(9).toList();

    assertThat(printed.stream().map(line -> line.strip().replaceAll(" +", ",")).toList())
        .isEqualTo(table);
  }

  @Test
  void aRunUnderWayIsReadAsFarAsItHasCome() throws IOException {
    Path copy = Files.createDirectory(scratch.resolve("under-way"));
    for (String name : List.of("scenario.yaml", "manifest.json")) {
      Files.copy(run.resolve(name), copy.resolve(name));
    }
    Path manifest = copy.resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace("\"status\" : \"finished\"", "\"status\" : \"running\""));
    assertRefused(copy, "has no books yet", "has not closed a round");

    Files.copy(run.resolve("measurements.csv"), copy.resolve("measurements.csv.partial"));
    String payments = Files.readString(run.resolve("payments.csv"));
    Files.writeString(copy.resolve("payments.csv.partial"), payments + "2,r0002/paym");
    assertThat(Program.here("books", copy.toString()).out().lines().skip(1).toList())
        .isEqualTo(Program.here("books", run.toString()).out().lines().skip(1).toList());
  }

  @Test
  void whatHasNoBooksIsRefusedInOneSentence() {
    assertRefused(plain, "has no books", "nobody is paid");
    assertRefused(scratch, "is not the directory of a run");
    assertRefused(run, "--round is 3, but", "has closed 3: give one from 0 to 2", "--round", "3");
  }

  private static void assertRefused(Path folder, String words, String more, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "books";
    arguments[1] = folder.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    Program.Outcome outcome = Program.here(arguments);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).hasLineCount(1).contains(words, more);
    assertThat(outcome.out()).isEmpty();
  }

  private static void assertRefused(Path folder, String words) {
    assertRefused(folder, words, "");
  }

  @Test
  void sqlAndParquetHaveTheTables() throws IOException {
    for (String table : List.of("payments", "readings", "cohorts", "voices")) {
      assertThat(run.resolve(table + ".parquet")).isNotEmptyFile();
      assertThat(ask("SELECT count(*) FROM " + table))
          .isEqualTo(Long.toString(Files.readAllLines(run.resolve(table + ".csv")).size() - 1));
    }
    assertThat(
            ask(
                "SELECT sum(amount) FILTER (\"to\" = 'people') - sum(amount) FILTER (\"from\" = 'people') FROM payments"))
        .isEqualTo(balance(json(), "people").setScale(6).toPlainString());
    assertThat(ask("SELECT sum(amount) FROM '" + run.resolve("payments.parquet") + "'", plain))
        .isEmpty();
  }

  private static String ask(String sql) {
    return ask(sql, run);
  }

  private static String ask(String sql, Path of) {
    Program.Outcome outcome = Program.here("query", of.toString(), sql, "--format", "csv");
    return outcome.out().lines().skip(1).findFirst().orElse("");
  }
}
