package wellspring.dashboards.contract;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contract in words. */
final class ContractPage {
  private final SourceComments comments;

  ContractPage(SourceComments comments) {
    this.comments = comments;
  }

  /** What a topic is for. */
  static String ofChannel(String channel) {
    return switch (channel) {
      case "documents" -> "What people and models wrote, with the truth about where it comes from.";
      case "corpora" -> "Which documents curators gave to which model.";
      case "releases" -> "Which checkpoints models have released.";
      case "measurements" -> "What evaluators found.";
      case "probes" -> "The texts from which figures come.";
      case "society" ->
          "What people read and are paid, and how they go on; empty where a scenario has none of it.";
      case "control" -> "The course of the run.";
      case ContractMessage.ORDERS -> "What a program outside is told; it alone may read it.";
      case ContractMessage.ANSWERS -> "What a program outside answers; it alone may write there.";
      default -> throw new IllegalArgumentException("say what is on the topic " + channel);
    };
  }

  static String firstSentence(String text) {
    return text.replaceFirst("(?<=[^.]\\.)\\s.*", "");
  }

  /** A topic and its messages. */
  String section(String channel, List<ContractMessage> messages) {
    return "\n## `%s`\n\n%s\n%s"
        .formatted(
            messages.get(0).address(),
            ofChannel(channel),
            messages.stream().map(this::message).collect(Collectors.joining()));
  }

  private String message(ContractMessage message) {
    return """

        ### %s

        %s ([schema](contract/%s))

        | key | |
        |---|---|
        %s
        """
        .formatted(
            message.isEvent() ? message.name() : "kind `" + message.kind() + "`",
            comments.of(message.type()),
            message.file(),
            Stream.of(message.type().getRecordComponents())
                .map(component -> row(message.type(), component))
                .collect(Collectors.joining("\n")));
  }

  private String row(Class<?> type, RecordComponent component) {
    String words = comments.of(type, component.getName()).replace("|", "\\|");
    return "| `%s` | %s |".formatted(component.getName(), words);
  }
}
