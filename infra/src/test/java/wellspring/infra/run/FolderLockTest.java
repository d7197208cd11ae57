package wellspring.infra.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir private Path folder;

  @Test
  void isTakenFromAProcessThatStandsStillByNameAlone() throws IOException {
    Process holder = holder();
    try {
      FolderLock.forfeit(folder, holder.pid() + 1);
      assertThatThrownBy(() -> FolderLock.takeFree(folder)).isInstanceOf(RunException.class);

      FolderLock.forfeit(folder, holder.pid());
      try (FolderLock lock = FolderLock.takeFree(folder)) {
        assertThat(lock).isNotNull();
        assertThat(FolderLock.isTaken(folder)).isTrue();
      }
    } finally {
      holder.destroyForcibly().onExit().join();
    }
  }

  private Process holder() throws IOException {
    List<String> command = new ArrayList<>(ChildJvm.command());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            folder.toString()));
    Process holder = new ProcessBuilder(command).redirectErrorStream(true).start();
    assertThat(holder.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("locked");
    return holder;
  }

  @Test
  void namesTheProcessThatHasIt() throws IOException {
    Process holder = holder();
    try {
      assertThat(FolderLock.isTaken(folder)).isTrue();
      assertThatThrownBy(() -> FolderLock.takeFree(folder))
          .isInstanceOf(RunException.class)
          .hasMessage(
              "process %d works on %s: wait until it ends, or end it"
                  .formatted(holder.pid(), folder.getFileName()));
    } finally {
      holder.destroyForcibly().onExit().join();
    }
    assertThat(FolderLock.isTaken(folder)).isFalse();
    FolderLock.takeFree(folder).close();
  }

  @Test
  void staysTakenWhenThisProcessAsksAgain() {
    try (FolderLock lock = FolderLock.takeFree(folder)) {
      assertThatThrownBy(() -> FolderLock.takeFree(folder))
          .hasMessageStartingWith("this process works on");
      assertThat(lock).isNotNull();
    }
    FolderLock.takeFree(folder).close();
  }

  /** Has the lock until it is killed, or the test has ended. */
  static final class Holder {
    private Holder() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws IOException {
      try (FolderLock lock = FolderLock.take(Path.of(args[0]))) {
        System.out.println("locked");
        assertThat(System.in.read()).as("the end of %s", lock).isEqualTo(-1);
      }
    }
  }
}
