package wellspring.infra.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.ForwardingLog;
import wellspring.agents.log.LogException;
import wellspring.agents.round.PastRun;
import wellspring.infra.lab.Lab;
import wellspring.infra.lab.RunHandle;
import wellspring.infra.lab.SmallRuns;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.StoppedRun;

class VerifyTest {
  @TempDir private Path scratch;
  private Lab lab;
  private RunHandle handle;
  private RunDirectory directory;

  @BeforeEach
  void run() {
    lab = SmallRuns.lab();
    handle = lab.start(SmallRuns.request().recorded(SmallRuns.recording(scratch, "small")));
    handle.await();
    directory = handle.directory().orElseThrow();
  }

  @AfterEach
  void close() {
    handle.close();
    lab.close();
  }

  @Test
  void aRunThatIsAsItWasWrittenHasNoFault() {
    VerifyResult found = check(handle.log());
    assertThat(found.faults()).isEmpty();
    assertThat(found.isSound()).isTrue();
    assertThat(found.rounds()).isEqualTo(PastRun.of(handle.log()).closed().size()).isPositive();
    assertThat(found.events()).isPositive();
    assertThat(found.checkpoints()).isPositive();
    assertThat(repeat(handle.log())).isEmpty();
  }

  @Test
  void oneBitOfACheckpointIsFound() throws IOException {
    Path file = checkpoint();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertThat(check(handle.log()).faults())
        .singleElement()
        .asString()
        .contains("is damaged", file.getFileName().toString());
  }

  @Test
  void aCheckpointThatIsMissingIsFound() throws IOException {
    Files.delete(checkpoint());
    assertThat(check(handle.log()).faults()).singleElement().asString().contains("is not there");
  }

  @Test
  void oneDocumentThatHasChangedIsFoundInItsRoundAndNamed() {
    EventLog changed = new ChangedLog(handle.log(), "r0001/", "another text");
    assertThat(check(changed).faults())
        .singleElement()
        .asString()
        .contains("round 1:", "its events give the fingerprint");
    assertThat(repeatAfterChange("another text")).contains("r0001/", "another text");
  }

  @Test
  void booksThatDoNotBalanceAreFoundAndThePaymentIsNamed() throws IOException {
    try (RunHandle society =
        lab.start(
            SmallRuns.societyRequest(scratch, "rounds=3")
                .recorded(SmallRuns.recording(scratch, "society")))) {
      society.await();
      StoppedRun run = StoppedRun.open(society.directory().orElseThrow().path());
      PastRun past = PastRun.of(society.log());

      assertThat(LogCheck.of(run, society.log(), past).faults()).isEmpty();
      assertThat(
              LogCheck.of(run, new PaidMore(society.log(), "r0001/payment/00000"), past).faults())
          .hasSize(2)
          .anyMatch(fault -> fault.startsWith("round 1: its events give the fingerprint"))
          .anyMatch(
              fault ->
                  fault.startsWith(
                      "round 1: the books do not balance: with the payment r0001/payment/00000 of "));
    }
  }

  /** A log in which one payment is a millionth more than was paid. */
  private static final class PaidMore extends ForwardingLog {
    private final String id;

    PaidMore(EventLog log, String id) {
      super(log);
      this.id = id;
    }

    @Override
    public <E extends Event> List<E> read(OffsetRange slice, Class<E> type) {
      return super.read(slice, type).stream().map(this::changed).map(type::cast).toList();
    }

    private Event changed(Event event) {
      return event instanceof PaymentMade payment && payment.id().equals(id)
          ? new PaymentMade(
              id,
              payment.agent(),
              payment.round(),
              payment.from(),
              payment.to(),
              payment.amountMicros() + 1,
              payment.reason())
          : event;
    }
  }

  @Test
  void aPartOfTheLogThatCannotBeReadIsTold() {
    EventLog torn =
        new ForwardingLog(handle.log()) {
          @Override
          public <E extends Event> List<E> read(OffsetRange slice, Class<E> type) {
            if (type == DocumentWritten.class && slice.from().get(0) > 0) {
              throw new LogException("the log has no such record any more");
            }
            return super.read(slice, type);
          }
        };
    assertThat(check(torn).faults())
        .isNotEmpty()
        .allMatch(fault -> fault.contains("cannot be read: the log has no such record any more"));
  }

  /** What a repetition finds if the run itself had written something else, and said so. */
  private String repeatAfterChange(String text) {
    EventLog changed = new ChangedLog(handle.log(), "r0001/", text);
    PastRun past = PastRun.of(handle.log());
    PastRun other =
        new PastRun(
            past.events().stream().map(VerifyTest::withAnotherFingerprint).toList(),
            past.places(),
            past.seen(),
            past.ends(),
            0);
    try (Lab again = SmallRuns.lab()) {
      return RepeatCheck.of(again, StoppedRun.open(directory.path()), changed, other).orElseThrow();
    }
  }

  private static ControlEvent withAnotherFingerprint(ControlEvent event) {
    return event instanceof RoundClosed closed && closed.round() == 1
        ? new RoundClosed(closed.id(), closed.round(), closed.slices(), "0")
        : event;
  }

  private VerifyResult check(EventLog log) {
    return LogCheck.of(StoppedRun.open(directory.path()), log, PastRun.of(handle.log()));
  }

  private Optional<String> repeat(EventLog log) {
    try (Lab again = SmallRuns.lab()) {
      return RepeatCheck.of(
          again, StoppedRun.open(directory.path()), log, PastRun.of(handle.log()));
    }
  }

  private Path checkpoint() throws IOException {
    try (Stream<Path> files = Files.list(directory.checkpoints())) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  /** A log of which the first document of a round says something else. */
  private static final class ChangedLog extends ForwardingLog {
    private final String beginning;
    private final String text;

    ChangedLog(EventLog log, String beginning, String text) {
      super(log);
      this.beginning = beginning;
      this.text = text;
    }

    @Override
    public <E extends Event> List<E> read(OffsetRange slice, Class<E> type) {
      List<E> events = new ArrayList<>(super.read(slice, type));
      if (!events.isEmpty()
          && events.get(0) instanceof DocumentWritten document
          && document.id().startsWith(beginning)) {
        events.set(
            0,
            type.cast(
                new DocumentWritten(
                    document.id(),
                    document.agent(),
                    document.round(),
                    text,
                    document.claim(),
                    document.truth())));
      }
      return events;
    }
  }
}
