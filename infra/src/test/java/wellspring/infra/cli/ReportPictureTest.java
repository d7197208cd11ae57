package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the README's picture of a report, when it is asked to. */
class ReportPictureTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path PICTURE = Path.of("../dashboards/gallery/report.png");

  @TempDir private Path scratch;

  @Test
  void picturesTheFirstScreenOfTheReportOfTheDefaultRun() throws Exception {
    assumeTrue(
        Boolean.getBoolean("wellspring.gallery"),
        "the README's pictures are taken with -Dwellspring.gallery=true");
    assumeTrue(Files.isExecutable(CHROMIUM), "there is no " + CHROMIUM + ": install chromium");
    Program.Outcome outcome =
        Program.here("run", "collapse", "--kafka", "memory", "--out", scratch.toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    Path picture = PICTURE.toAbsolutePath().normalize();
    Files.deleteIfExists(picture);

    Process browser =
        new ProcessBuilder(
                CHROMIUM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--user-data-dir=" + scratch.resolve("profile"),
                "--window-size=1280,1500",
                "--screenshot=" + picture,
                page().toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(browser.waitFor(60, TimeUnit.SECONDS)).as("pictured in time").isTrue();
    assertThat(picture).isNotEmptyFile();
  }

  private Path page() throws IOException {
    try (Stream<Path> files = Files.walk(scratch)) {
      return files.filter(file -> file.endsWith("report.html")).findFirst().orElseThrow();
    }
  }
}
