package wellspring.infra.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  @TempDir private Path scratch;

  @Test
  void isMadeWithAllItsParentsAndNeverTwice() {
    Path out = scratch.resolve("a/b");
    assertThat(RunDirectory.create(out, "run").path()).isEqualTo(out.resolve("run"));
    assertThat(RunDirectory.create(out, "run").run()).isEqualTo("run-2");
    assertThat(RunDirectory.create(out, "run").run()).isEqualTo("run-3");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void isItsOwnersAloneUntilItIsShared() throws IOException {
    RunDirectory directory = RunDirectory.create(scratch.resolve("a"), "run");
    assertThat(permissions(directory.path())).isEqualTo("rwx------");
    directory.share();
    assertThat(permissions(directory.path())).isEqualTo("rwxr-xr-x");
  }

  private static String permissions(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }

  @Test
  void fileInTheWayIsRefused() throws IOException {
    Path file = Files.writeString(scratch.resolve("file"), "");
    assertThatExceptionOfType(RunException.class)
        .isThrownBy(() -> RunDirectory.create(file, "run"))
        .withMessageContaining(file.toString());
    assertThatExceptionOfType(RunException.class)
        .isThrownBy(() -> RunDirectory.create(file.resolve("below"), "run"))
        .withMessageContaining(file.toString());
  }

  @Test
  void deletingTakesEverythingAway() throws IOException {
    RunDirectory directory = RunDirectory.create(scratch, "run");
    Files.createDirectories(directory.path().resolve("kafka/deep"));
    RunDirectory.write(directory.manifest(), "{}");
    directory.delete();
    assertThat(directory.path()).doesNotExist();
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void filesAreReplacedWholeAndLeaveNothingBeside() throws IOException {
    Path file = scratch.resolve("manifest.json");
    RunDirectory.write(file, "old and long");
    RunDirectory.write(file, "new");
    assertThat(file).hasContent("new");
    try (var files = Files.list(scratch)) {
      assertThat(files).containsExactly(file);
    }
  }
}
