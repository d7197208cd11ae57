package wellspring.infra.run;

import java.util.List;
import java.util.stream.Collectors;
import wellspring.model.language.file.TextInventory;
import wellspring.model.text.CountPhrase;

/**
 * Which text a run read, as its manifest keeps it.
 *
 * @param documents how many there were
 * @param files how many files they stood in
 * @param firstFiles the first of these, in reading order, with their documents
 * @param leftOut how many files were left out
 * @param firstLeftOut the first of these, with why
 * @param field where the text stood in files that have fields or columns, in words; empty if none
 *     has
 * @param withoutText how many records had no text
 */
public record TextRead(
    long documents,
    int files,
    List<TextInventory.FileRead> firstFiles,
    int leftOut,
    List<TextInventory.LeftOut> firstLeftOut,
    String field,
    long withoutText) {
  /** More would make the manifest larger than the room that is kept for it. */
  private static final int LISTED_MAX = 100;

  private static final int SHOWN_MAX = 5;

  public TextRead {
    firstFiles = List.copyOf(firstFiles);
    firstLeftOut = List.copyOf(firstLeftOut);
  }

  public static TextRead of(TextInventory inventory) {
    return new TextRead(
        inventory.documents(),
        inventory.files().size(),
        first(inventory.files(), LISTED_MAX),
        inventory.leftOut().size(),
        first(inventory.leftOut(), LISTED_MAX),
        inventory.field(),
        inventory.withoutText());
  }

  /** All of it in a line for people. */
  public String words() {
    StringBuilder words = new StringBuilder(CountPhrase.of(documents, "document"));
    words.append(" from ").append(CountPhrase.of(files, "file")).append(": ");
    words.append(
        first(firstFiles, SHOWN_MAX).stream()
            .map(file -> "%s (%,d)".formatted(file.name(), file.documents()))
            .collect(Collectors.joining(", ")));
    words.append(files > SHOWN_MAX ? ", ..." : "");
    words.append(field.isEmpty() ? "" : "; " + field);
    words.append(withoutText == 0 ? "" : "; " + CountPhrase.of(withoutText, "record"));
    words.append(withoutText == 0 ? "" : " without text");
    if (leftOut > 0) {
      words.append("; left out ").append(CountPhrase.of(leftOut, "file")).append(": ");
      words.append(
          first(firstLeftOut, SHOWN_MAX).stream()
              .map(file -> "%s (%s)".formatted(file.name(), file.reason()))
              .collect(Collectors.joining(", ")));
      words.append(leftOut > SHOWN_MAX ? ", ..." : "");
    }
    return words.toString().replaceAll("\\p{Cntrl}", "?");
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }
}
