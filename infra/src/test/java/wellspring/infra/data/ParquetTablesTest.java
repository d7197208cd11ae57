package wellspring.infra.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.hash.Sha256;
import wellspring.model.language.file.LanguageException;
import wellspring.model.language.file.TableReader;
import wellspring.model.language.file.TextDocuments;
import wellspring.model.language.file.TextSource;
import wellspring.model.language.file.TextSource.Split;

class ParquetTablesTest {
  @TempDir private Path folder;

  private Path parquet(String name, String sql) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (DuckDb duck = DuckDb.open()) {
      duck.execute("COPY (%s) TO %s (FORMAT parquet)".formatted(sql, DuckDb.text(file)));
    }
    return file;
  }

  private static TextDocuments read(Path path, String field) {
    return TextDocuments.read(new TextSource(path, Split.FILE, field, 1000), ParquetTables.MEANS);
  }

  @Test
  void aColumnIsReadInTheOrderOfItsRows() throws IOException {
    Path file =
        parquet("a.parquet", "SELECT i AS id, 'text ' || i AS text FROM range(300000) t(i)");
    TextDocuments texts = read(file, "text");
    assertThat(texts.documents())
        .isEqualTo(IntStream.range(0, 300_000).mapToObj(i -> "text " + i).toList());
    assertThat(texts.sha256()).isEqualTo(Sha256.hex(Files.readAllBytes(file)));
    assertThat(texts.inventory().sentence())
        .isEqualTo("read 300,000 documents from a.parquet (column text)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          text             | concat('a ', chr(8364), ' "b" \\') AS text      | a € "b" \\
          meta.text        | {'id': 1, 'text': 'deep'} AS meta              | deep
          meta.text        | 'flat' AS "meta.text", {'text': 'x'} AS meta   | flat
          meta.a.b         | {'a': {'b': 'deeper'}, 'c': 'nan'::DOUBLE} AS meta | deeper
          pages            | ['one', NULL, 'two'] AS pages                  | one¶¶two
          messages         | [{'role': 'user', 'content': 'Hi'}, {'role': 'x', 'content': 'Ho'}] AS messages | Hi¶¶Ho
          messages.content | [{'role': 'user', 'content': 'Hi'}] AS messages | Hi
          text             | 'old'::BLOB AS text                            | old
          text             | 'kind'::ENUM('kind') AS text                   | kind
          text             | 'fine' AS text, 'nan'::DOUBLE AS score, NULL AS text2 | fine
          """)
  void nestedColumnsListsAndMessagesAreRead(String field, String select, String text)
      throws IOException {
    Path file = parquet("a.parquet", "SELECT " + select);
    assertThat(read(file, field).documents()).containsExactly(text.replace('¶', '\n'));
  }

  @Test
  void emptyCellsAreCounted() throws IOException {
    Path file =
        parquet("a.parquet", "SELECT * FROM (VALUES ('one'), (NULL), (' '), ('two')) t(text)");
    TextDocuments texts = read(file, "text");
    assertThat(texts.documents()).containsExactly("one", "two");
    assertThat(texts.inventory().withoutText()).isEqualTo(2);
  }

  @Test
  void aClonedDataSetIsReadWithoutItsCard() throws IOException {
    Files.writeString(folder.resolve("README.md"), "a card\n\nof two paragraphs");
    parquet("data/train-00001.parquet", "SELECT 'two' AS text");
    parquet("data/train-00000.parquet", "SELECT 'one' AS text");
    parquet("labels/all.parquet", "SELECT 1 AS id, 2 AS label");
    TextDocuments texts = read(folder, "text");
    assertThat(texts.documents()).containsExactly("one", "two");
    assertThat(texts.inventory().sentence())
        .isEqualTo(
            "read 2 documents from data/train-00000.parquet, data/train-00001.parquet (column"
                + " text); left out README.md (describes the text), labels/all.parquet (no column"
                + " 'text')");
  }

  @Test
  void aReadingOpensOneDatabaseForAllItsFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("one", "two", "three")) {
      files.add(parquet(name + ".parquet", "SELECT '%s' AS text".formatted(name)));
    }
    AtomicInteger opened = new AtomicInteger();
    List<String> texts = new ArrayList<>();
    try (ParquetTables tables =
        new ParquetTables(
            () -> {
              opened.incrementAndGet();
              return DuckDb.open();
            })) {
      assertThat(opened).as("nothing was asked for yet").hasValue(0);
      files.forEach(file -> tables.read(file, columns -> "text", taking(texts)));
    }
    assertThat(texts).containsExactly("one", "two", "three");
    assertThat(opened).hasValue(1);
  }

  private static TableReader.CellConsumer taking(List<String> texts) {
    return new TableReader.CellConsumer() {
      @Override
      public void text(String textOrNull) {
        texts.add(textOrNull);
      }

      @Override
      public void json(String jsonOrNull) {
        throw new AssertionError("a column of texts");
      }
    };
  }

  /** DuckDB takes such paths for patterns, and for columns. */
  @ParameterizedTest
  @ValueSource(strings = {"a[1].parquet", "a*.parquet", "a?b's.parquet", "text=hive/a.parquet"})
  void aPathIsTakenAsItStands(String name) throws IOException {
    Path other = parquet("a1.parquet", "SELECT 'other' AS text");
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.move(other, file);
    parquet("a1.parquet", "SELECT 'not this' AS text");
    assertThat(read(file, "text").documents()).containsExactly("other");
  }

  @Test
  void whatIsNoTextIsRefusedWithItsPlace() throws IOException {
    Path numbers = parquet("a.parquet", "SELECT 5 AS text, 'x' AS body");
    refuses(numbers, "text", "row 1", "column 'text'", "of type number");
    refuses(numbers, "story", "no column 'story'", "'text', 'body'", "set language.field");
    refuses(numbers, "body.more", "no column 'body.more'");
    Path structs = parquet("b.parquet", "SELECT {'a': 'x'} AS text");
    refuses(structs, "text", "row 1", "of type object");
    refuses(structs, "text.b", "no column 'text.b'");
    Path broken = Files.writeString(folder.resolve("c.parquet"), "version https://git-lfs");
    refuses(broken, "text", "cannot be read as Parquet", "fetch it again");
  }

  private static void refuses(Path file, String field, String... parts) {
    assertThatThrownBy(() -> read(file, field))
        .isInstanceOf(LanguageException.class)
        .hasMessageContaining(file.getFileName().toString())
        .hasMessageContainingAll(parts)
        .extracting(Throwable::getMessage)
        .asString()
        .doesNotContain("java.");
  }
}
