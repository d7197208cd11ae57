package wellspring.agents.evaluator;

import java.util.ArrayList;
import java.util.List;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.ProbeWritten;
import wellspring.agents.event.ProbeWritten.Kind;
import wellspring.model.measure.HumanDocuments;

/**
 * The texts that figures come from, as events that any broker takes: what a model wrote, and what
 * people wrote.
 */
final class ProbeParts {
  /** The most bytes of text in a part, as JSON, unless a single text has more. */
  static final int BYTES_MAX = 192 << 10;

  private ProbeParts() {}

  /** What people wrote that models are measured by, as published in a round. */
  static List<ProbeWritten> ofPeople(int round, HumanDocuments human) {
    List<ProbeWritten> events =
        new ArrayList<>(parts(AgentNames.EVALUATOR, round, Kind.REFERENCE, human.reference()));
    events.addAll(parts(AgentNames.EVALUATOR, round, Kind.HELD_OUT, human.heldOut()));
    return events;
  }

  static List<ProbeWritten> parts(String agent, int round, Kind kind, List<String> texts) {
    List<List<String>> parts = split(texts);
    List<ProbeWritten> events = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      String id = EventIds.probe(round, agent, kind, part);
      events.add(new ProbeWritten(id, agent, round, kind, part, parts.size(), parts.get(part)));
    }
    return events;
  }

  private static List<List<String>> split(List<String> texts) {
    List<List<String>> parts = new ArrayList<>();
    int from = 0;
    long bytes = 0;
    for (int i = 0; i < texts.size(); i++) {
      long more = jsonBytes(texts.get(i));
      if (i > from && bytes + more > BYTES_MAX) {
        parts.add(texts.subList(from, i));
        from = i;
        bytes = 0;
      }
      bytes += more;
    }
    if (from < texts.size()) {
      parts.add(texts.subList(from, texts.size()));
    }
    return parts;
  }

  /** At least as many bytes as a text takes in a list of JSON, in UTF-8. */
  private static long jsonBytes(String text) {
    long bytes = 3; // quotes and a comma
    for (int i = 0; i < text.length(); i++) {
      bytes += jsonBytes(text.charAt(i));
    }
    return bytes;
  }

  private static int jsonBytes(char character) {
    if (character < ' ' || Character.isSurrogate(character)) {
      return 6; // backslash, u and four digits
    }
    return character == '"' || character == '\\' ? 2 : character < 0x80 ? 1 : 3;
  }
}
