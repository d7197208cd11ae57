package wellspring.infra.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReservedSpaceTest {
  @TempDir private Path scratch;

  @Test
  void leavesNothingButTheFile() throws IOException {
    RunDirectory run = RunDirectory.create(scratch, "run");
    ReservedSpace word = ReservedSpace.keep(run.path());
    assertThat(run.path()).isDirectoryContaining("glob:**/.reserve");
    word.write(run.manifest(), "the end");
    assertThat(run.path()).isDirectoryNotContaining("glob:**/.reserve");
    assertThat(run.manifest()).hasContent("the end");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void isSaidOnAFullDisk() throws Exception {
    assumeThat(shell("mount -t tmpfs -o size=80m tmpfs " + scratch)).as("may mount").isZero();
    try {
      RunDirectory run = RunDirectory.create(scratch, "run");
      RunDirectory.write(run.manifest(), "running");
      ReservedSpace word = ReservedSpace.keep(run.path());
      fill(run.path().resolve("documents"));
      word.write(run.manifest(), "failed: " + "x".repeat(10_000));
      assertThat(run.manifest()).content().startsWith("failed");
    } finally {
      shell("umount -l " + scratch);
    }
  }

  private static void fill(Path file) throws IOException {
    byte[] block = new byte[4 << 10];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  private static int shell(String command) throws Exception {
    return new ProcessBuilder("sh", "-c", command + " 2>/dev/null").start().waitFor();
  }
}
