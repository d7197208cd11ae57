package wellspring.agents.outside;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * How a program outside has carried an order out. The first answer to an order that is right
 * counts; the same one again does no harm.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OutsideAnswer.Written.class, name = "written"),
  @JsonSubTypes.Type(value = OutsideAnswer.Learned.class, name = "learned"),
  @JsonSubTypes.Type(value = OutsideAnswer.Failed.class, name = "failed")
})
public sealed interface OutsideAnswer {

  /** The id of the order. */
  String order();

  /** Who carried it out. */
  String agent();

  /**
   * Documents are written.
   *
   * @param texts in the order in which they are to stand
   */
  record Written(String order, String agent, List<String> texts) implements OutsideAnswer {
    public Written {
      texts = List.copyOf(texts);
    }
  }

  /**
   * A corpus is learned.
   *
   * @param checkpoint what was learned, in a form of the program's own: the run keeps it, and gives
   *     it back with each order to write
   */
  record Learned(String order, String agent, String checkpoint) implements OutsideAnswer {}

  /**
   * The order cannot be carried out: nobody waits for it any longer.
   *
   * @param reason why, for people
   */
  record Failed(String order, String agent, String reason) implements OutsideAnswer {}
}
