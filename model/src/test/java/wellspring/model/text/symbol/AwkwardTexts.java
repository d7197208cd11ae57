package wellspring.model.text.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.random.Seed;

/** Texts that tempt tokenizers into joining, parting, losing or inventing something. */
public final class AwkwardTexts {
  private static final List<String> BY_HAND =
      List.of(
          "",
          " ",
          "\n",
          "Who's there? I'll say: they've 'tis, don't -- well-known!",
          "IT'S 'S 's's ''s",
          "two  spaces   three    four \t tab\t\ttabs ",
          "a line\r\nanother\r\n\r\nand\rmore\n\n\n end",
          "3.14 \u00bd \u0663\u0664 \u2160\u2161 x2y 1990s",
          "na\u00efve e\u0301tude \u0928\u092e\u0938\u094d\u0924\u0947 \u4f60\u597d\uff0c\u4e16\u754c",
          "\ud83d\ude00\ud83d\ude00 \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \u2764\ufe0f \ud835\udc00x",
          "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u05e9\u05dc\u05d5\u05dd \u200fx",
          "no\u00a0break\u2003em\u3000wide\u2028line\u2029paragraph\u0085next\u180ex\u200bx\ufeffx",
          "\u0000\u0001\u001b\u001c\u001f\u007f\u0080",
          "o\u2019clock soft\u00adhyphen non\u2011breaking -a- 'b' c\u2010",
          "<|endoftext|> a<|endoftext|><|endoftext|>b </s>[SEP]<eos><unk>",
          "\ufffd \uffff \uffff256 \uffff12 \ue000 \udbff\udfff",
          "## ##a #");

  /** All of them of Unicode 13 or older, so that every library knows them. */
  private static final int[] CODE_POINTS =
      ("aabbcdeeetsrvlmDS019 \u00e9\u00df\u0301\u4f60\u0928\u094d\u0663\u00bd\u2160      ''--\n\r\t\u00a0"
              + "\u2019\u2011\u00ad\u200d\u2003\u0085\u2028\u001c\u000b\u0000.,;:!?_#$(\"\u2026\ufffd"
              + "\ud83d\ude00\ud835\udc00\ud83d\udc68\ufe0f\ue000\uffff")
          .codePoints()
          .toArray();

  private AwkwardTexts() {}

  /** Texts by hand, and some by chance. */
  public static List<String> all(long seed) {
    UniformRandomProvider random = new Seed(seed).stream("test", "awkward", 0);
    List<String> all = new ArrayList<>(BY_HAND);
    IntStream.range(0, 50).mapToObj(i -> text(random)).forEach(all::add);
    return all;
  }

  private static String text(UniformRandomProvider random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(80);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(CODE_POINTS[random.nextInt(CODE_POINTS.length)]);
    }
    return text.toString();
  }
}
