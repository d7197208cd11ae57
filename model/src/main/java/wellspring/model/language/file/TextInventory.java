package wellspring.model.language.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wellspring.model.text.CountPhrase;

/**
 * What was read of a file or a folder, and what was not.
 *
 * @param folder whether they were found in a folder; a file that was named itself is what was asked
 *     for
 * @param files what was read, in reading order
 * @param leftOut what was not; hidden files are not told
 * @param field where the text stood in the files that have fields or columns, in words; empty if
 *     none has
 * @param withoutText how many records had no text
 */
public record TextInventory(
    boolean folder, List<FileRead> files, List<LeftOut> leftOut, String field, long withoutText) {
  private static final int NAMED_MAX = 3;

  public TextInventory {
    files = List.copyOf(files);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * A file that was read.
   *
   * @param name its path below the folder
   */
  public record FileRead(String name, int documents) {}

  /**
   * A file that was not.
   *
   * @param name its path below the folder
   * @param reason why, in a few words
   */
  public record LeftOut(String name, String reason) {}

  /** How many documents were read. */
  public long documents() {
    return files.stream().mapToLong(FileRead::documents).sum();
  }

  /**
   * A warning where a folder gave nothing but what usually describes a text: its README, its
   * licence and the like.
   */
  public Optional<String> documentation() {
    List<String> given =
        files.stream().filter(file -> file.documents() > 0).map(FileRead::name).toList();
    if (!folder || !given.stream().map(Path::of).allMatch(FileKind::isCard)) {
      return Optional.empty();
    }
    return Optional.of(
        "Only documentation was read (%s): the folder has no other text. If people should not write this, set language.path to the text itself; %s."
            .formatted(named(given), FileKind.accepted()));
  }

  /** All of it in one line. */
  public String sentence() {
    StringBuilder line = new StringBuilder("read " + CountPhrase.of(documents(), "document"));
    line.append(" from ").append(named(files.stream().map(FileRead::name).toList()));
    if (!field.isEmpty()) {
      line.append(" (").append(field).append(')');
    }
    if (withoutText > 0) {
      line.append("; ").append(CountPhrase.of(withoutText, "record")).append(" without text");
    }
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    for (LeftOut file : leftOut) {
      reasons.computeIfAbsent(file.reason(), reason -> new ArrayList<>()).add(file.name());
    }
    String separator = "; left out ";
    for (Map.Entry<String, List<String>> reason : reasons.entrySet()) {
      line.append(separator).append(named(reason.getValue()));
      line.append(" (").append(reason.getKey()).append(')');
      separator = ", ";
    }
    return line.toString();
  }

  /** A few names, or the first of many and how many there are; on one line, whatever is in them. */
  private static String named(List<String> names) {
    if (names.size() <= NAMED_MAX) {
      return String.join(", ", names.stream().map(TextInventory::printable).toList());
    }
    return "%s (%s to %s)"
        .formatted(
            CountPhrase.of(names.size(), "file"),
            printable(names.get(0)),
            printable(names.get(names.size() - 1)));
  }

  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
