package wellspring.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.infra.run.ChildJvm;

/** The pool is made once in a JVM, so that each case has a JVM of its own. */
class CommonPoolTest {

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 2", "3, 2", "4, 3"})
  void hasTwoThreadsAtLeastAndTheUsualNumberOtherwise(int processors, int threads)
      throws Exception {
    assertThat(parallelism("-XX:ActiveProcessorCount=" + processors)).isEqualTo(threads);
  }

  @ParameterizedTest
  @CsvSource({"1", "5"})
  void hasAsManyThreadsAsTheUserSays(int threads) throws Exception {
    assertThat(
            parallelism(
                "-XX:ActiveProcessorCount=2",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + threads))
        .isEqualTo(threads);
  }

  private static int parallelism(String... options) throws Exception {
    List<String> command = new ArrayList<>(ChildJvm.command());
    command.addAll(List.of(options));
    String classpath = home(Main.class) + File.pathSeparator + home(Probe.class);
    command.addAll(List.of("-cp", classpath, Probe.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return Integer.parseInt(out.strip());
  }

  private static Path home(Class<?> type) throws URISyntaxException {
    URI location = type.getProtectionDomain().getCodeSource().getLocation().toURI();
    return Path.of(location);
  }

  /** Prints how wide the pool is once the program has begun. */
  static final class Probe {
    public static void main(String[] args) {
      Main.widenCommonPool(Runtime.getRuntime().availableProcessors());
      System.out.println(ForkJoinPool.getCommonPoolParallelism());
    }
  }
}
