package wellspring.dashboards.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
  private static final int MORE_THAN_A_BUFFER = 10_000;

  @TempDir private Path folder;

  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesNothingOfATableThatCouldNotBeWritten() throws IOException {
    Path file = folder.resolve("t.csv");
    Files.createSymbolicLink(folder.resolve("t.csv.partial"), Path.of("/dev/full"));
    CsvTable table = new CsvTable(file, List.of("a"));
    List<String> row = Collections.nCopies(MORE_THAN_A_BUFFER, "1");
    assertThatThrownBy(() -> table.row(row))
        .hasMessage("cannot write %s: the disk is full: free space on it".formatted(file));
    table.close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void standsAtItsPlaceOnceItIsWhole() {
    Path file = folder.resolve("t.csv");
    try (CsvTable table = new CsvTable(file, List.of("a", "b"))) {
      table.row(List.of(1, 0.5));
      assertThat(file).doesNotExist();
    }
    assertThat(file).hasContent("a,b\n1,0.5\n");
  }
}
