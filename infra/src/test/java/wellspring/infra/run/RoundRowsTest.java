package wellspring.infra.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundRowsTest {
  @TempDir private Path folder;

  private Path growing;
  private RoundRows<String> rows;

  @BeforeEach
  void open() {
    Path file = folder.resolve("table.csv");
    growing = AtomicFile.beside(file);
    rows = new RoundRows<>(file, "names", row -> row.get("name"));
  }

  private void write(String text) throws IOException {
    Files.writeString(growing, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Test
  void goesOnWhereItWasOnceTheTableHasGrown() throws IOException {
    assertThat(rows.next()).as("there is no table yet").isEmpty();
    write("round,name\n0,a\n0,\"b, and c\"\n1,d\n1,hal");
    assertThat(rows.next()).hasValue(0);
    assertThat(rows.isFollowed()).isTrue();
    assertThat(rows.take(0)).containsExactly("a", "b, and c");
    assertThat(rows.next()).hasValue(1);
    assertThat(rows.isFollowed()).isFalse();
    assertThat(rows.size()).as("half a line does not count").isEqualTo(1);
    write("f\n");
    assertThat(rows.next()).hasValue(1);
    assertThat(rows.size()).isEqualTo(2);
    write("4,e\n");
    assertThat(rows.take(1)).containsExactly("d", "half");
    assertThat(rows.take(2)).isEmpty();
    Files.move(growing, folder.resolve("table.csv"));
    assertThat(rows.take(4)).as("the same table at its place").containsExactly("e");
    assertThat(rows.next()).isEmpty();
  }

  @Test
  void skipsRoundsThatNobodyWants() throws IOException {
    write("round,name\n0,a\n1,b\n2,c\n");
    assertThat(rows.take(2)).containsExactly("c");
    assertThat(rows.take(1)).isEmpty();
  }

  @Test
  void tellsAllRounds() throws IOException {
    StringBuilder table = new StringBuilder("round,name\n");
    for (int round = 0; round < 20_000; round++) {
      table.append(round).append(",first\n").append(round).append(",second\n");
    }
    write(table.toString());
    List<List<String>> all = new ArrayList<>();
    rows.forEach(all::add);
    assertThat(all).hasSize(20_000).containsOnly(List.of("first", "second"));
  }

  @Test
  void saysWhatIsNoTable() throws IOException {
    write("something else\nwithout rounds\n");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(rows::next)
        .withMessageContaining("no table of names");
  }
}
