package wellspring.infra.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.dashboards.page.ClosedRound;

class DiskWatchTest {
  private static final long MB = 1_000_000;

  private final List<String> remarks = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();
  private final SmallDisk disk = new SmallDisk();

  @Test
  void warnsAfterTheFirstRoundsAndEndsTheRunOnceBeforeTheDiskIsFull() {
    try (DiskWatch watch = watch(0)) {
      closeRounds(watch, 0, 3);
      assertThat(remarks).singleElement().asString().contains("a round leaves about 10 MB");
      disk.free = 20 * MB;
      watch.look();
      watch.look();
      assertThat(ends).singleElement().asString().contains("the disk of runs/x is nearly full");
      assertThat(watch.isShort()).isTrue();
      assertThat(watch.explained(ended(Status.FAILED, ends.get(0))).reason())
          .isEqualTo(ends.get(0));
    }
  }

  @Test
  void doesNotCountRoundsOfAnEarlierAttempt() {
    try (DiskWatch watch = watch(3)) {
      closeRounds(watch, 0, 4);
      assertThat(remarks).isEmpty();
      closeRounds(watch, 4, 5);
      assertThat(remarks).hasSize(1);
    }
  }

  @Test
  void namesAFullDiskAsTheReasonOfAFailureAndOfNothingElse() {
    try (DiskWatch watch = watch(0)) {
      RunEnded failed = ended(Status.FAILED, "the topic did not take it");
      assertThat(watch.explained(failed)).isEqualTo(failed);
      disk.free = 1000;
      assertThat(watch.explained(failed).reason())
          .isEqualTo("the disk of runs/x is full: free space on it (the topic did not take it)");
      assertThat(watch.explained(failed).round()).isEqualTo(7);
      RunEnded aborted = ended(Status.ABORTED, "interrupted");
      assertThat(watch.explained(aborted)).isEqualTo(aborted);
    }
  }

  @Test
  void leavesAFolderThatIsGoneToThoseWhoWriteIntoIt() {
    try (DiskWatch watch = watch(0)) {
      disk.gone = true;
      watch.look();
      assertThat(ends).isEmpty();
      assertThat(watch.isShort()).isFalse();
    }
  }

  @Test
  void addsUpTheFilesOfAFolder(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("a"), new byte[10]);
    Files.write(Files.createDirectory(folder.resolve("inner")).resolve("b"), new byte[20]);
    assertThat(FolderRoom.of(folder).usedBytes()).isEqualTo(30);
    assertThat(FolderRoom.of(folder).freeBytes()).isPositive();
  }

  private DiskWatch watch(int before) {
    return new DiskWatch(Path.of("runs/x"), disk, 100, before, remarks::add, ends::add);
  }

  /** Each leaves 10 MB. */
  private void closeRounds(DiskWatch watch, int from, int to) {
    for (int round = from; round < to; round++) {
      disk.used += 10 * MB;
      watch.roundClosed(new ClosedRound(round, List.of(), List.of()));
    }
  }

  private static RunEnded ended(Status status, String reason) {
    return new RunEnded("ended", 7, status, reason, "ab");
  }

  private static final class SmallDisk implements FolderRoom {
    private long used = 50 * MB;
    private long free = 500 * MB;
    private boolean gone;

    @Override
    public long usedBytes() {
      return used;
    }

    @Override
    public long freeBytes() throws IOException {
      if (gone) {
        throw new IOException("gone");
      }
      return free;
    }
  }
}
