package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One process hides what depends on what ran before: so each of these runs in one of its own. */
@Timeout(120)
class FreshProcessTest {
  @TempDir Path folder;

  /** All at once, so that they also disturb each other. */
  @Test
  void fitsGiveTheSameBytesInWhicheverOrderTheyAreOrdered() throws Exception {
    List<Run> runs = new ArrayList<>();
    for (int threads = 1; threads <= 2; threads++) {
      runs.add(start(threads, "a", "b"));
      runs.add(start(threads, "b", "a"));
    }
    List<List<String>> hashes = new ArrayList<>();
    for (Run run : runs) {
      hashes.add(run.lines());
    }
    assertThat(hashes.get(0)).hasSize(4).doesNotHaveDuplicates();
    assertThat(hashes.get(1)).isEqualTo(hashes.get(0));
    assertThat(hashes.get(3)).isEqualTo(hashes.get(2));
  }

  /** A process, and where it prints to. */
  private record Run(Process process, Path out) {
    List<String> lines() throws IOException, InterruptedException {
      int status = process.waitFor();
      assertThat(status).as(() -> text(out)).isZero();
      return Files.readAllLines(out).stream()
          .filter(line -> line.matches("\\w+ [0-9a-f]{64}"))
          .toList();
    }

    private static String text(Path out) {
      try {
        return Files.readString(out);
      } catch (IOException e) {
        return e.getMessage();
      }
    }
  }

  private Run start(int threads, String... order) throws IOException {
    Path out = Files.createTempFile(folder, "run", ".txt");
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    TwoFits.class.getName()),
                Stream.of(order))
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
    builder.environment().put("OMP_WAIT_POLICY", "PASSIVE"); // there are more threads than cores
    return new Run(builder.start(), out);
  }
}
