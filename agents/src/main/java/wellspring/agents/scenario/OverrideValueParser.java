package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Reads the value of an override: quoted text, a list {@code [a,b]}, a dict {@code {a:1,b:{c:2}}},
 * or bare text, which {@link PlainScalar} gives a type.
 *
 * <p>In bare text a backslash takes away the meaning of {@code \()[]{}:=,} and of white space;
 * before anything else it is itself. White space around bare text is dropped. More than Hydra's
 * lexer, bare text may have any character that means nothing in the grammar.
 */
final class OverrideValueParser {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String SPECIAL = "\\()[]{}:=, \t";
  private static final Set<String> SWEEPS =
      Set.of("choice", "range", "interval", "glob", "sort", "shuffle", "tag");
  private static final int DEPTH_MAX = 20;

  private final String text;
  private int position;
  private int depth;

  private OverrideValueParser(String text) {
    this.text = text;
  }

  /** The value; empty text if nothing or only white space is there. */
  static JsonNode parse(String text) throws OverrideSyntaxException {
    return new OverrideValueParser(text).whole();
  }

  private JsonNode whole() throws OverrideSyntaxException {
    skipSpace();
    if (atEnd()) {
      return NODES.textNode("");
    }
    JsonNode value = element();
    skipSpace();
    if (peek() == ',') {
      throw sweep();
    }
    if (!atEnd()) {
      throw unexpected();
    }
    return value;
  }

  private JsonNode element() throws OverrideSyntaxException {
    skipSpace();
    if (depth > DEPTH_MAX) {
      throw new OverrideSyntaxException("is nested deeper than " + DEPTH_MAX + " levels");
    }
    return switch (peek()) {
      case '[' -> list();
      case '{' -> dict();
      case '\'', '"' -> NODES.textNode(quoted());
      default -> primitive();
    };
  }

  private ArrayNode list() throws OverrideSyntaxException {
    ArrayNode list = NODES.arrayNode();
    open();
    while (!closes(']', !list.isEmpty())) {
      list.add(element());
    }
    return list;
  }

  private ObjectNode dict() throws OverrideSyntaxException {
    ObjectNode dict = NODES.objectNode();
    open();
    while (!closes('}', !dict.isEmpty())) {
      skipSpace();
      String key = new Bare(":").read();
      if (peek() != ':') {
        throw new OverrideSyntaxException("needs a ':' after the key '" + key + "'");
      }
      position++;
      if (dict.has(key)) {
        throw new OverrideSyntaxException("has the key '" + key + "' twice");
      }
      dict.set(key, element());
    }
    return dict;
  }

  private void open() {
    position++;
    depth++;
  }

  /** Steps over the closing bracket, or else over the comma before the next element. */
  private boolean closes(char bracket, boolean needsComma) throws OverrideSyntaxException {
    skipSpace();
    if (atEnd()) {
      throw new OverrideSyntaxException("ends before its '" + bracket + "'");
    }
    if (peek() == bracket) {
      position++;
      depth--;
      return true;
    }
    if (needsComma && peek() != ',') {
      throw unexpected();
    }
    position += needsComma ? 1 : 0;
    return false;
  }

  /**
   * Backslashes are themselves, except in a row right before a quotation mark: there two make one,
   * and an odd one makes the mark part of the text.
   */
  private String quoted() throws OverrideSyntaxException {
    char mark = text.charAt(position++);
    StringBuilder content = new StringBuilder();
    while (!atEnd()) {
      int slashes = countSlashes();
      boolean atMark = peek() == mark;
      content.append("\\".repeat(atMark ? slashes / 2 : slashes));
      if (atMark && slashes % 2 == 0) {
        position++;
        return content.toString();
      }
      if (!atEnd()) {
        content.append(text.charAt(position++));
      }
    }
    throw new OverrideSyntaxException("ends before its closing quotation mark " + mark);
  }

  private int countSlashes() {
    int from = position;
    while (peek() == '\\') {
      position++;
    }
    return position - from;
  }

  private JsonNode primitive() throws OverrideSyntaxException {
    Bare bare = new Bare("");
    String content = bare.read();
    return bare.escaped ? NODES.textNode(content) : PlainScalar.typed(content);
  }

  /** Text without quotation marks, up to a character that ends it. */
  private final class Bare {
    private final String ends;
    private final StringBuilder content = new StringBuilder();
    private int trimmedLength;
    private boolean escaped;

    Bare(String furtherEnds) {
      this.ends = ",]}" + furtherEnds;
    }

    String read() throws OverrideSyntaxException {
      while (!atEnd() && ends.indexOf(peek()) < 0) {
        take();
      }
      if (trimmedLength == 0) {
        throw new OverrideSyntaxException("lacks a value " + where());
      }
      content.setLength(trimmedLength);
      return content.toString();
    }

    private void take() throws OverrideSyntaxException {
      char c = text.charAt(position);
      if (c == '\\' && position + 1 < text.length() && SPECIAL.indexOf(after()) >= 0) {
        content.append(after());
        position += 2;
        escaped = true;
        trimmedLength = content.length();
        return;
      }
      refuse(c);
      content.append(c);
      position++;
      trimmedLength = isSpace(c) ? trimmedLength : content.length();
    }

    private void refuse(char c) throws OverrideSyntaxException {
      if (c == '(') {
        throw function(content.toString().trim());
      }
      if (c == '$' && position + 1 < text.length() && after() == '{') {
        throw new OverrideSyntaxException(
            "has an interpolation ${...}, which does not exist here; quote it if it is text");
      }
      if ("'\"()[{=".indexOf(c) >= 0) {
        throw unexpected();
      }
    }
  }

  private OverrideSyntaxException function(String name) {
    return SWEEPS.contains(name)
        ? sweep()
        : new OverrideSyntaxException(
            "calls the function '" + name + "', which does not exist here; quote it if it is text");
  }

  private static OverrideSyntaxException sweep() {
    return new OverrideSyntaxException(
        "has several values: that is a sweep, for 'wellspring sweep'; here each key has one value;"
            + " quote a comma that is text");
  }

  private OverrideSyntaxException unexpected() {
    return new OverrideSyntaxException(
        "has a " + peek() + " " + where() + " that must be quoted or follow a backslash");
  }

  private String where() {
    return atEnd() ? "at its end" : "at character " + (position + 1) + " of its value";
  }

  private void skipSpace() {
    while (isSpace(peek())) {
      position++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  private boolean atEnd() {
    return position >= text.length();
  }

  private char after() {
    return text.charAt(position + 1);
  }

  /** The character ahead; NUL, which no command line can hold, at the end. */
  private char peek() {
    return atEnd() ? '\0' : text.charAt(position);
  }
}
