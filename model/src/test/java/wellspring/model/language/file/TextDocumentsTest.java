package wellspring.model.language.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.language.file.TextSource.Split;

class TextDocumentsTest {
  @TempDir private Path folder;

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private static List<String> read(Path path, Split split) {
    return texts(path, split, "text").documents();
  }

  private static TextDocuments texts(Path path, Split split, String field) {
    return TextDocuments.read(new TextSource(path, split, field, 1000), ReadingContext.PLAIN);
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void plainTextEndsDocumentsAtBlankLines() throws IOException {
    Path file = write("a.txt", "\n \none\n  two\n\n\t\n\u00a0\nthree  \n\n\n");
    assertThat(read(file, Split.BLANK_LINE)).containsExactly("one\n  two", "three");
  }

  @Test
  void plainTextEndsDocumentsAtLines() throws IOException {
    Path file = write("a.md", " # one \n\ntwo\n\nthree");
    assertThat(read(file, Split.LINE)).containsExactly("# one", "two", "three");
  }

  @Test
  void plainTextEndsDocumentsWithTheFile() throws IOException {
    Path file = write("a.txt", "\n one\n\n\ntwo \n");
    assertThat(read(file, Split.FILE)).containsExactly("one\n\n\ntwo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufeff", ""})
  void lineEndsOfWindowsAndAByteOrderMarkMakeNoDifference(String mark) throws IOException {
    Path file = write("a.txt", mark + "one\r\ntwo\r\n\r\nthree\r\n");
    assertThat(read(file, Split.BLANK_LINE)).containsExactly("one\ntwo", "three");
  }

  @Test
  void jsonLinesGiveTheirField() throws IOException {
    Path file =
        write(
            "a.JSONL",
            """
            {"id": 1, "text": " first\\r\\n\\u20ac "}

            {"text": "\\ud83d\\ude00 \\"second\\"", "more": [{"text": "no"}]}
            {"text": "  "}
            """);
    assertThat(read(file, Split.BLANK_LINE))
        .containsExactly("first\n\u20ac", "\ud83d\ude00 \"second\"");
  }

  @Test
  void tablesGiveTheirColumn() throws IOException {
    Path file =
        write(
            "a.csv",
            "\ufeffid, text ,more\r\n1,plain,x\r\n\r\n"
                + "2,\"two,\r\nlines, \"\"quoted\"\"\",\r\n3,,z\r\n");
    assertThat(read(file, Split.BLANK_LINE)).containsExactly("plain", "two,\nlines, \"quoted\"");
  }

  @Test
  void anotherFieldOrColumnCanBeChosen() throws IOException {
    write("a.jsonl", "{\"text\": 1, \"body\": \"from json\"}");
    write("b.csv", "body,text\nfrom a table,no\n");
    TextSource source = new TextSource(folder, Split.FILE, "body", 1000);
    assertThat(TextDocuments.read(source, ReadingContext.PLAIN).documents())
        .containsExactly("from json", "from a table");
  }

  @Test
  void aFolderIsReadWholeInTheOrderOfItsPaths() throws IOException {
    write("b.txt", "4");
    write("a/z.txt", "2");
    write("a/b/c.md", "1");
    write("a.txt", "0");
    write("b/a.csv", "text\n3\n");
    write("picture.png", "\0");
    write("README", "no");
    write(".hidden.txt", "no");
    write(".git/a.txt", "no");
    assertThat(read(folder, Split.FILE)).containsExactly("0", "1", "2", "4", "3");
  }

  @Test
  void jsonIsAListOfObjectsOrOneOrManyInARow() throws IOException {
    assertThat(
            read(
                write("a.json", "\ufeff [{\"text\": \"1\"},\n {\"id\": 2, \"text\": \"2\"}]"),
                Split.FILE))
        .containsExactly("1", "2");
    assertThat(read(write("b.json", "{\"text\": \"alone\"}"), Split.FILE)).containsExactly("alone");
    assertThat(read(write("c.json", "{\"text\": \"1\"}\n{\"text\": \"2\"}\n"), Split.FILE))
        .containsExactly("1", "2");
    assertThat(read(write("d.ndjson", "{\"text\": \"1\"}\n{\"text\": \"2\"}\n"), Split.FILE))
        .containsExactly("1", "2");
  }

  @Test
  void aTableMayHaveTabs() throws IOException {
    Path file = write("a.tsv", "id\ttext\n1\tone, two\n2\t\"a\ttab and \"\"quotes\"\"\"\n");
    assertThat(read(file, Split.FILE)).containsExactly("one, two", "a\ttab and \"quotes\"");
  }

  @Test
  void packedFilesAreUnpacked() throws IOException {
    byte[] lines = "{\"text\": \"one\"}\n{\"text\": \"two\"}\n".getBytes(UTF_8);
    Path gzip = folder.resolve("a.jsonl.GZ");
    try (OutputStream out = Files.newOutputStream(gzip)) {
      for (int member = 0; member < 2; member++) { // as cat joins them
        GZIPOutputStream packed = new GZIPOutputStream(out);
        packed.write(lines);
        packed.finish();
      }
    }
    assertThat(read(gzip, Split.FILE)).containsExactly("one", "two", "one", "two");
    Path zstandard = folder.resolve("b.jsonl.zst");
    try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(zstandard))) {
      out.write(lines);
    }
    assertThat(read(zstandard, Split.FILE)).containsExactly("one", "two");
  }

  @Test
  void theHashOfAPackedFileIsThatOfThePackedBytes() throws Exception {
    Path file = folder.resolve("a.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("one\ntwo".getBytes(UTF_8));
    }
    Files.write(file, new byte[100_000], StandardOpenOption.APPEND); // padding, as tapes have it
    assertThat(texts(file, Split.LINE, "text").sha256())
        .isEqualTo(sha256(Files.readAllBytes(file)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          meta.text     | {"meta": {"id": 1, "text": "deep"}}          | deep
          meta.text     | {"meta.text": "flat"}                         | flat
          a.b.c         | {"a": {"b.c": "dots"}}                        | dots
          pages.text    | {"pages": [{"text": "1"}, {"text": "2"}]}     | 1¶¶2
          text          | {"text": ["one", null, "", "two"]}            | one¶¶two
          messages      | {"messages": [{"role": "user", "content": "Hi"}, {"role": "x", "content": "Ho"}]} | Hi¶¶Ho
          messages.content | {"messages": [{"content": "Hi"}, {"content": null}]} | Hi
          messages      | {"messages": [{"content": [{"type": "text", "text": "part"}]}]} | part
          conversations | {"conversations": [{"from": "human", "value": "Hi"}]} | Hi
          """)
  void nestedFieldsListsAndMessagesAreRead(String field, String record, String text)
      throws IOException {
    String expected = text.replace('¶', '\n');
    Path lines = write("a.jsonl", record + "\n");
    assertThat(texts(lines, Split.FILE, field).documents()).containsExactly(expected);
    Path list = write("b.json", "[" + record + "]");
    assertThat(texts(list, Split.FILE, field).documents()).containsExactly(expected);
  }

  @Test
  void whatNobodyReadsIsNotLookedAt() throws IOException {
    String odd = "\"score\": NaN, \"max\": -Infinity, \"id\": 1, \"id\": 2, \"b\": {\"text\": 5}";
    Path lines =
        write("a.jsonl", "{" + odd + ", \"text\": \"fine\"}\n{\"text\": \"too\", " + odd + "}");
    assertThat(read(lines, Split.FILE)).containsExactly("fine", "too");
    Path list = write("a.json", "[{" + odd + ", \"text\": \"fine\"}]");
    assertThat(read(list, Split.FILE)).containsExactly("fine");
  }

  @Test
  void recordsWithoutTextAreCounted() throws IOException {
    Path file =
        write(
            "a.jsonl",
            """
            {"id": 1}
            {"text": null}
            {"text": "one"}
            {"text": " "}
            {"text": []}
            {"text": NaN}
            """);
    TextDocuments texts = texts(file, Split.FILE, "text");
    assertThat(texts.documents()).containsExactly("one");
    assertThat(texts.inventory().sentence())
        .isEqualTo("read 1 document from a.jsonl (field text); 5 records without text");
  }

  @Test
  void documentsOfAGivenNumberOfWordsTakeNoNoticeOfLines() throws IOException {
    Path file = write("a.txt", " one two\nthree\n\nfour  five six seven");
    assertThat(read(file, new Split.Words(3)))
        .containsExactly("one two\nthree", "four five six", "seven");
  }

  @Test
  void oneGiantLineIsCutIntoDocuments() throws IOException {
    String[] words =
        IntStream.range(0, 100_000).mapToObj(i -> "w" + i + "\u00e9").toArray(String[]::new);
    Path file = write("a.txt", String.join(" ", words));
    List<String> documents = read(file, new Split.Words(70));
    assertThat(documents).hasSize(1429);
    assertThat(String.join(" ", documents)).isEqualTo(String.join(" ", words));
    assertThat(documents.get(700).split(" ")).hasSize(70);
  }

  @Test
  void aCardBesideDataIsLeftOutAndNamed() throws IOException {
    write("README.md", "a card");
    write("LICENSE.txt", "a licence");
    write("data/train.jsonl", "{\"text\": \"one\"}");
    write("data/labels.csv", "id,label\n1,good\n");
    write("dataset_infos.json", "{\"default\": {\"text\": 1}}");
    write("odd.json", "[[1, 2]]");
    write("picture.png", "\0");
    write(".gitattributes", "no");
    TextDocuments texts = texts(folder, Split.FILE, "text");
    assertThat(texts.documents()).containsExactly("one");
    assertThat(texts.inventory().sentence())
        .isEqualTo(
            "read 1 document from data/train.jsonl (field text); left out LICENSE.txt, README.md"
                + " (describes the text), picture.png (no kind that is read), data/labels.csv (no"
                + " column 'text'), dataset_infos.json (no field 'text'), odd.json (no list of"
                + " objects)");
  }

  @Test
  void cardsAloneAreTheText() throws IOException {
    write("README.md", "one");
    write("more/README.md", "two");
    write("more/notes.md", "three");
    assertThat(read(folder, Split.FILE)).containsExactly("one", "two", "three");
  }

  @Test
  void mixedKindsAreAllRead() throws IOException {
    write("a.txt", "one");
    write("b.tsv", "text\ntwo\n");
    write("c.json", "[{\"text\": \"three\"}]");
    write("d.jsonl", "{\"text\": \"four\"}");
    TextDocuments texts = texts(folder, Split.FILE, "text");
    assertThat(texts.documents()).containsExactly("one", "two", "three", "four");
    assertThat(texts.inventory().sentence())
        .isEqualTo("read 4 documents from 4 files (a.txt to d.jsonl) (field text)");
  }

  @Test
  void whereNoFileHasTheFieldTheFirstSaysSo() throws IOException {
    write("a.csv", "id\n1\n");
    write("b.jsonl", "{\"body\": \"x\"}");
    assertThatThrownBy(() -> texts(folder, Split.FILE, "text"))
        .isInstanceOf(LanguageException.class)
        .hasMessageContainingAll("a.csv", "no column 'text'", "set language.field");
  }

  @Test
  void aLinkToAFolderAboveIsLeftOut() throws IOException {
    write("a.txt", "one");
    Files.createDirectories(folder.resolve("more"));
    Files.createSymbolicLink(folder.resolve("more/up"), folder);
    Files.createSymbolicLink(folder.resolve("lost.txt"), folder.resolve("gone.txt"));
    TextDocuments texts = texts(folder, Split.FILE, "text");
    assertThat(texts.documents()).containsExactly("one");
    assertThat(texts.inventory().sentence())
        .isEqualTo(
            "read 1 document from a.txt; left out lost.txt (a link to nothing), more/up (a link to"
                + " a folder above it)");
  }

  @Test
  void theWatcherHearsOfEachByteOnce() throws IOException {
    write("a.txt", "x\n".repeat(100_000));
    write("b.jsonl", "{\"text\": \"one\"}");
    List<Long> heard = new ArrayList<>();
    long size = 200_000 + 15;
    TextDocuments.read(
        new TextSource(folder, Split.LINE, "text", 100),
        new ReadingContext(
            TableReaders.NONE,
            (step, done, of) -> {
              assertThat(of).isEqualTo(size);
              heard.add(done);
            }));
    assertThat(heard).isSorted().endsWith(size).hasSizeGreaterThan(3);
  }

  @Test
  void aFilesHashIsThatOfItsBytes() throws Exception {
    Path file = write("a.txt", "\ufeffone\r\n\r\ntwo\n");
    String hash =
        TextDocuments.read(new TextSource(file, Split.LINE, "text", 100), ReadingContext.PLAIN)
            .sha256();
    assertThat(hash).isEqualTo(sha256(Files.readAllBytes(file)));
  }

  @Test
  void aFoldersHashIsThatOfTheListOfItsSums() throws Exception {
    write("b.csv", "text\nx\n");
    write("a/c.txt", "y");
    String listing =
        sha256("y".getBytes(UTF_8))
            + "  a/c.txt\n"
            + sha256("text\nx\n".getBytes(UTF_8))
            + "  b.csv\n";
    String hash =
        TextDocuments.read(new TextSource(folder, Split.LINE, "text", 100), ReadingContext.PLAIN)
            .sha256();
    assertThat(hash).isEqualTo(sha256(listing.getBytes(UTF_8)));
  }

  @Test
  void aDocumentMayBeAsLongAsTheLimitInBytes() throws IOException {
    String exactly = "\u00e9".repeat(500);
    Path file = write("a.txt", "\n\n " + exactly + "  \n" + "\n".repeat(5000));
    assertThat(read(file, Split.FILE)).containsExactly(exactly);
    assertThat(exactly.getBytes(ISO_8859_1)).hasSize(500);
  }
}
