package wellspring.agents.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wellspring.agents.event.ControlEvent.ParticipantMissed;
import wellspring.model.hash.Sha256;

/**
 * A program outside, in a language of tokens {@code w1}, {@code w2} and so on. What it writes
 * follows from the order alone, and it keeps nothing but the corpus that is on its way.
 */
public final class ScriptedOutsider implements OutsideChannel {
  private final OutsideDesk desk;
  private final Function<OutsideOrder, List<OutsideAnswer>> answers;
  private final Map<Integer, OutsideOrder.Corpus> corpus = new TreeMap<>();
  private final List<OutsideOrder> given = new ArrayList<>();

  private ScriptedOutsider(OutsideDesk desk, Function<OutsideOrder, List<OutsideAnswer>> answers) {
    this.desk = desk;
    this.answers = answers;
  }

  /** One that answers everything at once, as it should. */
  public static ScriptedOutsider connect(OutsideDesk desk) {
    return connect(desk, missed -> {}, order -> List.of());
  }

  /**
   * One that answers at once, as it should, and something else before.
   *
   * @param missed hears of what it did not answer
   * @param before what it answers first
   */
  static ScriptedOutsider connect(
      OutsideDesk desk,
      Consumer<ParticipantMissed> missed,
      Function<OutsideOrder, List<OutsideAnswer>> before) {
    ScriptedOutsider outsider = new ScriptedOutsider(desk, before);
    desk.connect(outsider, missed);
    return outsider;
  }

  /** All that it was given. */
  List<OutsideOrder> given() {
    return given;
  }

  @Override
  public void give(OutsideOrder order) {
    try {
      OutsideOrder read = OutsideJson.order(OutsideJson.encode(order));
      given.add(read);
      answers.apply(read).forEach(answer -> desk.receive(read.agent(), OutsideJson.encode(answer)));
      if (read instanceof OutsideOrder.Write write) {
        answer(new OutsideAnswer.Written(write.id(), write.agent(), texts(write)));
      } else if (read instanceof OutsideOrder.Corpus part) {
        corpus.put(part.part(), part);
      } else if (read instanceof OutsideOrder.Learn learn) {
        answer(new OutsideAnswer.Learned(learn.id(), learn.agent(), learned(learn)));
        corpus.clear();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(OutsideAnswer answer) {
    desk.receive(answer.agent(), OutsideJson.encode(answer));
  }

  private String learned(OutsideOrder.Learn learn) {
    String all =
        learn.checkpoint()
            + corpus.values().stream()
                .limit(learn.parts())
                .map(OutsideOrder.Corpus::texts)
                .toList();
    return Sha256.hex(all.getBytes(StandardCharsets.UTF_8));
  }

  /** As many as it may write. */
  static List<String> texts(OutsideOrder.Write order) {
    return IntStream.range(0, order.documentsMax())
        .mapToObj(
            text ->
                IntStream.range(0, order.tokensMax())
                    .mapToObj(
                        token ->
                            "w"
                                + (1
                                    + Math.floorMod(
                                        List.of(order.seed(), "" + order.checkpoint(), text, token)
                                            .hashCode(),
                                        20)))
                    .collect(Collectors.joining(" ")))
        .toList();
  }
}
