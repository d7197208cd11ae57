package wellspring.infra.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.context.SocietyReader;
import wellspring.dashboards.page.ClosedRound;
import wellspring.infra.lab.Lab;
import wellspring.infra.lab.RunHandle;
import wellspring.infra.lab.RunObserver;
import wellspring.infra.lab.SmallRuns;
import wellspring.infra.run.RunDirectory;

class StoredSocietyTest {
  @TempDir private Path scratch;

  @Test
  void aRunThatIsOverTellsOfItsPeopleWhatItToldWhileItWentOn() throws IOException {
    List<ClosedRound> told = new ArrayList<>();
    RunDirectory folder = run(told);

    try (StoredSociety stored = new StoredSociety(folder)) {
      for (ClosedRound round : told) {
        assertThat(stored.take(round.round())).isEqualTo(round.society());
        assertThat(stored.voices(round.round())).isEqualTo(round.voices());
      }
    }
    assertThat(told).hasSize(4);
  }

  @Test
  void tablesThatAreNotThereOrDoNotBalanceTellNothing() throws IOException {
    RunDirectory folder = run(new ArrayList<>());
    Files.delete(folder.cohorts());
    Files.writeString(folder.voices(), "round,author\nx,y\n");
    Files.writeString(
        folder.payments(), "round,payment,from,to,amount,reason\n0,p,people,people,1,wage\n");

    try (StoredSociety stored = new StoredSociety(folder)) {
      SocietyReader first = stored.take(0);
      assertThat(first.readings()).hasSize(1);
      assertThat(first.payments()).hasSize(1);
      assertThat(first.books()).isEmpty();
      assertThat(first.changes()).isEmpty();
      assertThat(stored.voices(0)).isEmpty();
    }
  }

  private RunDirectory run(List<ClosedRound> told) throws IOException {
    RunObserver observer =
        new RunObserver() {
          @Override
          public void roundClosed(ClosedRound round) {
            told.add(round);
          }
        };
    try (Lab lab = SmallRuns.lab();
        RunHandle run =
            lab.start(
                SmallRuns.societyRequest(scratch, "rounds=4")
                    .recorded(SmallRuns.recording(scratch, "society"))
                    .observedBy(observer))) {
      run.await();
      return run.directory().orElseThrow();
    }
  }
}
