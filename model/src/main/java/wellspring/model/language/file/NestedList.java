package wellspring.model.language.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A list of records within one object, as in {@code {"data": [{"text": "..."}]}}: the only one
 * there whose objects have the field. In a file that is named itself it may be a list of texts,
 * too, if it is the only list; beside other files such a list is rather one of labels.
 *
 * @param file where it stands
 * @param key its place: the fields that lead to it, with dots between them
 * @param path where the text stands in its objects
 * @param ofTexts whether it has texts instead of objects
 */
record NestedList(Path file, String key, FieldPath path, boolean ofTexts) {
  private static final int NAMES_MAX = 20;

  /**
   * Finds it.
   *
   * @param otherwise the error for a file in which there is no list at all
   * @param alone whether the file is named itself
   * @throws NoTextException if there is none, or several
   */
  static NestedList in(Path file, FieldPath path, NoTextException otherwise, boolean alone) {
    ListSearch search = new ListSearch(path);
    try (OpenFile open = OpenFile.of(file, bytes -> {});
        JsonParser parser = JsonFormat.parser(open)) {
      parser.nextToken();
      search.object(parser, "");
    } catch (IOException e) {
      throw JsonFormat.failure(file, e);
    }
    List<FoundList> lists = search.found;
    if (lists.isEmpty()) {
      throw otherwise;
    }
    List<FoundList> with = lists.stream().filter(list -> list.hasField).toList();
    boolean onlyTexts = alone && lists.size() == 1 && lists.get(0).names.isEmpty();
    if (with.size() != 1 && !onlyTexts) {
      throw new NoTextException(
          file,
          "line " + (with.isEmpty() ? lists : with).get(0).line,
          with.isEmpty() ? none(path, lists) : several(file, path, with),
          with.isEmpty()
              ? "no field '%s'".formatted(path.name())
              : "several lists with '%s'".formatted(path.name()));
    }
    return new NestedList(file, (onlyTexts ? lists : with).get(0).key, path, onlyTexts);
  }

  private static String none(FieldPath path, List<FoundList> lists) {
    List<FoundList> objects = lists.stream().filter(list -> !list.names.isEmpty()).toList();
    if (objects.isEmpty()) {
      return "there is no field '%s', but lists of texts: %s; leave one of them in the file, and name the file itself as language.path"
          .formatted(path.name(), keys(lists));
    }
    return "there is no field '%s', but %s; set language.field to one of these names"
        .formatted(
            path.name(),
            objects.stream()
                .map(
                    list ->
                        "a list '%s' of objects with '%s'"
                            .formatted(list.key, String.join("', '", list.names)))
                .collect(Collectors.joining(", and ")));
  }

  private static String several(Path file, FieldPath path, List<FoundList> lists) {
    String first = lists.get(0).key;
    return "the field '%s' stands in several lists, %s; write the one that you need into a separate file, for example with: jq -c '.%s[]' %s > %s.jsonl"
        .formatted(
            path.name(),
            keys(lists),
            first.matches("[\\w.]+") ? first : '"' + first + '"',
            file.getFileName(),
            first.replaceAll("\\W", "-"));
  }

  private static String keys(List<FoundList> lists) {
    return lists.stream().map(list -> "'" + list.key + "'").collect(Collectors.joining(", "));
  }

  /**
   * Hands its documents on.
   *
   * @param open the file from its beginning
   */
  void read(OpenFile open, DocumentSink sink) {
    JsonRecords records = new JsonRecords(file, path, sink);
    try (JsonParser parser = JsonFormat.parser(open)) {
      while (parser.nextToken() != JsonToken.START_ARRAY || !key.equals(place(parser))) {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
          parser.skipChildren();
        }
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        long line = parser.currentTokenLocation().getLineNr();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          records.take(parser, line);
        } else {
          takeText(parser, line, sink);
        }
      }
    } catch (IOException e) {
      throw JsonFormat.failure(file, e);
    }
  }

  /** A text that stands in the list itself; anything else is a record without text. */
  private void takeText(JsonParser parser, long line, DocumentSink sink) throws IOException {
    boolean text = ofTexts && parser.currentToken() == JsonToken.VALUE_STRING;
    sink.addRecord(line, text ? parser.getText() : "");
    parser.skipChildren();
  }

  /** The fields that lead to the list that begins at the parser's token. */
  private static String place(JsonParser parser) {
    Deque<String> fields = new ArrayDeque<>();
    JsonStreamContext above = parser.getParsingContext().getParent();
    for (; above.inObject(); above = above.getParent()) {
      fields.addFirst(above.getCurrentName());
    }
    return String.join(".", fields);
  }

  /** A list that was found. */
  private static final class FoundList {
    private final String key;
    private final long line;
    private final Set<String> names = new LinkedHashSet<>(); // of fields; none if it has texts
    private boolean hasField;

    FoundList(String key, long line) {
      this.key = key;
      this.line = line;
    }
  }

  /** Looks for lists of objects or texts that stand in no other list. */
  private static final class ListSearch {
    private final FieldPath path;
    private final List<FoundList> found = new ArrayList<>();

    ListSearch(FieldPath path) {
      this.path = path;
    }

    /** Looks through the object that begins at the parser's token. */
    void object(JsonParser parser, String above) throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = above + parser.currentName();
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_OBJECT) {
          object(parser, key + ".");
        } else if (token == JsonToken.START_ARRAY) {
          list(parser, key);
        }
      }
    }

    private void list(JsonParser parser, String key) throws IOException {
      FoundList list = new FoundList(key, parser.currentTokenLocation().getLineNr());
      boolean texts = false;
      for (JsonToken item = parser.nextToken();
          item != JsonToken.END_ARRAY;
          item = parser.nextToken()) {
        if (item == JsonToken.START_OBJECT) {
          List<String> names = new ArrayList<>();
          list.hasField |= !path.find(parser, names).isMissingNode();
          if (list.names.size() < NAMES_MAX) {
            list.names.addAll(names);
          }
        } else {
          texts |= item == JsonToken.VALUE_STRING;
          parser.skipChildren();
        }
      }
      if (texts || !list.names.isEmpty()) {
        found.add(list);
      }
    }
  }
}
