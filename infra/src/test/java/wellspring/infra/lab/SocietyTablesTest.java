package wellspring.infra.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.AudienceRead;
import wellspring.agents.event.AudienceRead.AuthorReading;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.event.PaymentMade.Reason;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.ForwardingLog;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.round.PastRun;
import wellspring.agents.society.Balances;
import wellspring.agents.society.Money;
import wellspring.dashboards.flow.VoiceMap.Voice;
import wellspring.infra.run.CohortsFile;
import wellspring.infra.run.PaymentsFile;
import wellspring.infra.run.ReadingsFile;
import wellspring.infra.run.RoundRows;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.VoicesFile;

class SocietyTablesTest {
  private static final int ROUNDS = 8;
  private static final double ATTENTION = 50;

  @TempDir private Path scratch;

  @Test
  void tablesAddUpAndSayWhatTheLogSays() throws IOException {
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(recorded("society"))) {
      run.await();
      RunDirectory folder = run.directory().orElseThrow();
      List<SocietyReader> logged = logged(run.log());

      assertThat(PaymentsFile.read(folder.payments()))
          .isEqualTo(logged.stream().map(SocietyReader::payments).flatMap(List::stream).toList());
      Balances balances = Balances.NONE.after(PaymentsFile.read(folder.payments()));
      assertThat(balances.micros())
          .isEqualTo(logged.get(ROUNDS - 1).books().orElseThrow().balancesMicros())
          .containsKeys("people", "bot", "public", "world");
      assertThat(balances.sum()).isZero();
      requireSteadyCohorts(all(CohortsFile.rounds(folder.cohorts())));
      requireShares(folder, logged);
      assertThat(all(VoicesFile.rounds(folder.voices())))
          .extracting(Voice::author)
          .contains("people", "others", "bot");
    }
  }

  private static void requireSteadyCohorts(List<CohortChanged> changes) {
    assertThat(changes).hasSize(ROUNDS); // others do not change
    Map<String, Integer> writers = new HashMap<>(Map.of("people", 30));
    for (CohortChanged change : changes) {
      assertThat(change.writers())
          .isEqualTo(writers.get(change.agent()) - change.left() + change.joined());
      writers.put(change.agent(), change.writers());
    }
    assertThat(changes).anySatisfy(change -> assertThat(change.left()).isPositive());
  }

  /** All attention goes to somebody, and each is paid by the attention it had. */
  private static void requireShares(RunDirectory folder, List<SocietyReader> logged) {
    RoundRows<?> unread = ReadingsFile.rounds(folder.readings());
    assertThat(unread.next()).hasValue(0);
    unread.close();
    try (var rows = ReadingsFile.rounds(folder.readings())) {
      for (SocietyReader round : logged) {
        AudienceRead reading =
            ReadingsFile.readings(rows.take(round.books().orElseThrow().round())).get(0);
        assertThat(reading).isEqualTo(round.reading("public").orElseThrow());
        assertThat(reading.total()).isCloseTo(ATTENTION, within(1e-9));
        for (AuthorReading author : reading.authors()) {
          assertThat(paid(round, author.author())).isEqualTo(Money.micros(author.read()));
        }
      }
    }
  }

  private static long paid(SocietyReader round, String author) {
    return round.payments().stream()
        .filter(payment -> payment.to().equals(author) && payment.reason() == Reason.ATTENTION)
        .mapToLong(PaymentMade::amountMicros)
        .sum();
  }

  @Test
  void aRunThatWasStoppedLeavesTheTablesOfOneThatWasNot() throws IOException {
    KeptLog kept = new KeptLog(new MemoryEventLog());
    Path folder = scratch.resolve("half");
    try (Lab lab = SmallRuns.lab(kept)) {
      try (RunHandle half = lab.start(recorded("half", "rounds=4"))) {
        half.await();
      }
      Files.delete(folder.resolve("payments.csv"));
      Files.writeString(
          folder.resolve("payments.csv.partial"),
          "round,payment\n9,of a round that does not count");
      RecordingOptions again =
          new RecordingOptions(() -> RunDirectory.open(folder), List.of(), own -> "", own -> {});
      try (RunHandle resumed =
          lab.start(SmallRuns.societyRequest(scratch).recorded(again.continuing(List.of())))) {
        resumed.await();
      }
    }
    try (Lab lab = SmallRuns.lab();
        RunHandle whole = lab.start(recorded("whole"))) {
      whole.await();
      assertThat(PastRun.of(kept.log()).closed())
          .extracting(RoundClosed::fingerprint)
          .containsExactlyElementsOf(
              PastRun.of(whole.log()).closed().stream().map(RoundClosed::fingerprint).toList());
    }
    assertThat(tables(folder)).isEqualTo(tables(scratch.resolve("whole")));
  }

  private RunRequest recorded(String name, String... overrides) throws IOException {
    return SmallRuns.societyRequest(scratch, overrides)
        .recorded(SmallRuns.recording(scratch, name));
  }

  private static Map<String, String> tables(Path folder) throws IOException {
    Map<String, String> tables = new LinkedHashMap<>();
    for (String name : List.of("payments.csv", "readings.csv", "cohorts.csv", "voices.csv")) {
      tables.put(name, Files.readString(folder.resolve(name)));
    }
    return tables;
  }

  private static List<SocietyReader> logged(EventLog log) {
    List<SocietyReader> rounds = new ArrayList<>();
    for (RoundClosed closed : PastRun.of(log).closed()) {
      rounds.add(SocietyReader.of(log, closed.round(), closed.slice(Topic.SOCIETY)));
    }
    return rounds;
  }

  private static <T> List<T> all(RoundRows<T> rounds) {
    List<T> all = new ArrayList<>();
    try (rounds) {
      rounds.forEach(all::addAll);
    }
    return all;
  }

  /** The log of a run that was stopped, which outlives it. */
  private record KeptLog(EventLog log) implements LogSource {
    @Override
    public RunLog open(String run, Optional<RunDirectory> directory, Consumer<String> remarks) {
      return shared();
    }

    @Override
    public RunLog reopen(RunDirectory directory, Consumer<String> remarks) {
      return shared();
    }

    private RunLog shared() {
      EventLog shared =
          new ForwardingLog(log) {
            @Override
            public void close() {}
          };
      return new RunLog(shared, Optional.empty());
    }
  }
}
