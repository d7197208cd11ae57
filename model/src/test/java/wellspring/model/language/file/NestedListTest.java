package wellspring.model.language.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.language.file.TextSource.Split;

class NestedListTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"data": [{"text": "one"}, {"id": 2}, {"text": "two"}]}                     | text
          {"v": 1, "data": {"rows": [{"text": "one"}, {"text": "two"}]}, "n": []}     | text
          {"tags": ["a"], "people": [{"name": "x"}], "data": [{"text": "one"}, 3, {"text": "two"}]} | text
          {"data": [{"meta": {"text": "one"}}, {"meta": {"text": "two"}}]}            | meta.text
          {"version": "1", "data": ["one", "two", null]}                              | text
          """)
  void theOnlyListWithTheFieldHasTheRecords(String json, String field) throws IOException {
    TextDocuments texts = read(write("a.json", json), field);
    assertThat(texts.documents()).containsExactly("one", "two");
  }

  @Test
  void recordsWithoutTextAreCountedInTheListAlone() throws IOException {
    Path file = write("a.json", "{\"data\": [{\"text\": \"one\"}, {\"id\": 2}]}");
    assertThat(read(file, "text").inventory().sentence())
        .isEqualTo("read 1 document from a.json (field text); 1 record without text");
  }

  @Test
  void whatIsNotClearIsRefusedWithARemedyThatWorks() throws IOException {
    Path body = write("a.json", "{\"data\": [{\"body\": \"one\", \"id\": 1}]}");
    refuses(body, "line 1", "no field 'text'", "a list 'data' of objects with 'body', 'id'");
    assertThat(read(body, "body").documents()).containsExactly("one");

    String one = "{\"text\": \"one\"}";
    Path two = write("b.json", "{\"train\": [%s],\n \"test\": [%s]}".formatted(one, one));
    refuses(two, "several lists, 'train', 'test'", "jq -c '.train[]' b.json > train.jsonl");

    Path lists = write("c.json", "{\"good\": [\"one\"], \"bad\": [\"two\"]}");
    refuses(lists, "lists of texts: 'good', 'bad'");
    refuses(write("d.json", "{\"a\": {\"b\": [1, 2]}}"), "no field 'text', only 'a'");
  }

  @Test
  void aListOfLabelsBesideDataIsNoText() throws IOException {
    write("data.json", "{\"rows\": [{\"text\": \"one\"}]}");
    write("labels.json", "{\"names\": [\"good\", \"bad\"]}");
    TextDocuments texts = read(folder, "text");
    assertThat(texts.documents()).containsExactly("one");
    assertThat(texts.inventory().sentence()).endsWith("left out labels.json (no field 'text')");
  }

  private void refuses(Path file, String... parts) {
    assertThatThrownBy(() -> read(file, "text"))
        .isInstanceOf(LanguageException.class)
        .hasMessageContainingAll(parts);
  }

  private static TextDocuments read(Path path, String field) {
    return TextDocuments.read(new TextSource(path, Split.FILE, field, 1000), ReadingContext.PLAIN);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
