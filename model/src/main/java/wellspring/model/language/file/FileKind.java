package wellspring.model.language.file;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of files that text is read from, told by their names. */
enum FileKind {
  PLAIN(".txt"),
  MARKDOWN(".md"),
  JSON_LINES(".jsonl", ".ndjson"),
  JSON(".json"),
  CSV(".csv"),
  TSV(".tsv"),
  PARQUET(".parquet");

  private final String extension;
  private final String another; // that means the same

  FileKind(String extension) {
    this(extension, extension);
  }

  FileKind(String extension, String another) {
    this.extension = extension;
    this.another = another;
  }

  private Stream<String> extensions() {
    return Stream.of(extension, another).distinct();
  }

  /** The kind of a file; empty if it is none of these. */
  static Optional<FileKind> of(Path file) {
    String name = file.getFileName().toString();
    FileCompression packing = FileCompression.of(name);
    String unpacked = packing.unpacked(name).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(kind -> kind.extensions().anyMatch(unpacked::endsWith))
        .filter(
            kind -> kind != PARQUET || packing == FileCompression.NONE) // it is packed in itself
        .findFirst();
  }

  /** Whether the text stands in a field or a column. */
  boolean hasFields() {
    return this != PLAIN && this != MARKDOWN;
  }

  /** Whether the fields are called columns. */
  boolean hasColumns() {
    return this == CSV || this == TSV || this == PARQUET;
  }

  /** All kinds, for people. */
  static String accepted() {
    List<String> all = Arrays.stream(values()).flatMap(FileKind::extensions).toList();
    return "accepted are "
        + String.join(", ", all)
        + ", and all but the last compressed as .gz or .zst";
  }

  /** What cards, licences and the like are called that lie beside a data set. */
  static boolean isCard(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Stream.of(
            "readme",
            "license",
            "licence",
            "copying",
            "copyright",
            "notice",
            "citation",
            "changelog",
            "contributing",
            "code_of_conduct",
            "datasheet")
        .anyMatch(card -> name.matches(card + "([._-].*)?\\.(md|txt)"));
  }
}
