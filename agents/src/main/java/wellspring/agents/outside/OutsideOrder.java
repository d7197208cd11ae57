package wellspring.agents.outside;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * What a program that takes part from outside is told. An order that is given twice has the same
 * id, and is the same order.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OutsideOrder.Write.class, name = "write"),
  @JsonSubTypes.Type(value = OutsideOrder.Corpus.class, name = "corpus"),
  @JsonSubTypes.Type(value = OutsideOrder.Learn.class, name = "learn"),
  @JsonSubTypes.Type(value = OutsideOrder.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = OutsideOrder.Over.class, name = "over")
})
public sealed interface OutsideOrder {

  /** Names this order among all of a run's, for example {@code r0003/write/people/000}. */
  String id();

  /** The round in which it is given, from 0. */
  int round();

  /** Who is to carry it out. */
  String agent();

  /**
   * Write documents. It is answered by one of kind {@code written}.
   *
   * @param documentsMin how many at least
   * @param documentsMax how many at most
   * @param tokensMax how many tokens of the language one may have; in a language without ends, all
   *     have so many; absent where documents are numbers
   * @param seed a number of this order alone, for whoever wants to draw chance from it
   * @param checkpoint what a model has learned, as it was answered; absent for people
   */
  record Write(
      String id,
      int round,
      String agent,
      int documentsMin,
      int documentsMax,
      @JsonInclude(JsonInclude.Include.NON_NULL) Integer tokensMax,
      long seed,
      @JsonInclude(JsonInclude.Include.NON_NULL) String checkpoint)
      implements OutsideOrder {}

  /**
   * A part of what is to be learned; it is not answered.
   *
   * @param learn the id of the order to learn it
   * @param part from 0
   * @param texts the documents of this part, in their order
   * @param human by document the probability that a person wrote it, as far as the curator tells;
   *     empty if it does not
   */
  record Corpus(
      String id,
      int round,
      String agent,
      String learn,
      int part,
      List<String> texts,
      List<Double> human)
      implements OutsideOrder {
    public Corpus {
      texts = List.copyOf(texts);
      human = List.copyOf(human);
    }
  }

  /**
   * Learn the corpus whose parts were given just before. It is answered by one of kind {@code
   * learned}.
   *
   * @param parts how many parts the corpus has
   * @param seed a number of this order alone, for whoever wants to draw chance from it
   * @param checkpoint what to start from, as it was answered; absent to start from nothing
   */
  record Learn(
      String id,
      int round,
      String agent,
      int parts,
      long seed,
      @JsonInclude(JsonInclude.Include.NON_NULL) String checkpoint)
      implements OutsideOrder {}

  /**
   * An answer was refused; the order still waits for another one, if it did.
   *
   * @param order the id that the answer names; empty if it could not be read
   * @param reason why, for people
   */
  record Refused(String id, int round, String agent, String order, String reason)
      implements OutsideOrder {}

  /** The run has finished: nothing more will come. */
  record Over(String id, int round, String agent) implements OutsideOrder {}
}
