package wellspring.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportLocationTest {
  @TempDir private Path scratch;

  @Test
  void leavesNoFolderOfAReportThatCannotBeWritten() throws IOException {
    ReportLocation place = new ReportLocation(scratch.resolve("r.html"), scratch.resolve("r"));
    Files.createDirectories(place.page().resolve("in the way"));
    assertThatThrownBy(() -> place.whole(() -> written(place)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot write " + place.page());
    assertThat(place.folder()).doesNotExist();
  }

  @Test
  void leavesAFolderThatWasThereBefore() throws IOException {
    ReportLocation place = new ReportLocation(scratch.resolve("r.html"), scratch.resolve("r"));
    Files.createDirectories(place.page().resolve("in the way"));
    Path figure = Files.writeString(Files.createDirectory(place.folder()).resolve("f"), "old");
    assertThatThrownBy(() -> place.whole(() -> written(place)))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(figure).hasContent("old");
  }

  private static String written(ReportLocation place) {
    place.prepare();
    place.write("<html>");
    return "done";
  }
}
