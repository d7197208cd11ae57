package wellspring.agents.event;

import java.util.Arrays;

/**
 * The names of events. Their order as text is their canonical order, and the digits are the same in
 * every locale.
 */
public final class EventIds {
  private static final int ROUND_DIGITS = 4;
  private static final int DOCUMENT_DIGITS = 5;
  private static final int PART_DIGITS = 3;
  private static final int STEERING_DIGITS = 4;

  private EventIds() {}

  /** A document: {@code r0003/people/07/00012}. */
  public static String document(int round, String author, int number) {
    return numbered(ofRound(round) + author, number, DOCUMENT_DIGITS);
  }

  /** The documents of a round: their ids as {@link #document} has them, for a large population. */
  public static final class DocumentIds {
    private final String prefix;
    private final String[] suffixes;

    /**
     * @param documents how many each author writes
     */
    public DocumentIds(int round, int documents) {
      prefix = ofRound(round);
      suffixes = new String[documents];
      Arrays.setAll(suffixes, number -> numbered("", number, DOCUMENT_DIGITS));
    }

    /** The document of an author with a number from 0. */
    public String of(String author, int number) {
      return prefix + author + suffixes[number];
    }
  }

  /** A part of a corpus: {@code r0003/desk/model/000}. */
  public static String corpusPart(int round, String curator, String model, int part) {
    return numbered(ofRound(round) + curator + '/' + model, part, PART_DIGITS);
  }

  /** A generation of a model: {@code g0004/model}. */
  public static String release(int generation, String model) {
    return padded(new StringBuilder("g"), generation, ROUND_DIGITS).append('/') + model;
  }

  /** The end of a training: {@code r0003/trained/model}, or of a control's, under its keeper. */
  public static String training(int round, String agent, String model) {
    return ofRound(round) + "trained/" + (agent.equals(model) ? model : agent + '/' + model);
  }

  /**
   * The {@code number}th time that a run went on after it was stopped, from 1: {@code
   * continued/0001}.
   */
  public static String continuation(int number) {
    return numbered("continued", number, STEERING_DIGITS);
  }

  /** The {@code number}th time that a run was forked from another one, from 1. */
  public static String fork(int number) {
    return numbered("forked", number, STEERING_DIGITS);
  }

  /** A figure of a model: {@code r0003/model/diversity}. */
  public static String measurement(int round, String model, String measure) {
    return ofRound(round) + model + '/' + measure;
  }

  /** What an audience read: {@code r0003/public/read}. */
  public static String reading(int round, String audience) {
    return ofRound(round) + audience + "/read";
  }

  /** A payment, the {@code number}th of a round from 0: {@code r0003/payment/00012}. */
  public static String payment(int round, int number) {
    return numbered(ofRound(round) + "payment", number, DOCUMENT_DIGITS);
  }

  /** How a cohort goes on after a round: {@code r0003/people/changed}. */
  public static String change(int round, String cohort) {
    return ofRound(round) + cohort + "/changed";
  }

  /** A part of the texts that figures come from: {@code r0003/model/probe/000}. */
  public static String probe(int round, String agent, ProbeWritten.Kind kind, int part) {
    return numbered(ofRound(round) + agent + '/' + kind.label(), part, PART_DIGITS);
  }

  /** A step of the conductor's: {@code r0003/closed}. */
  public static String step(int round, String step) {
    return ofRound(round) + step;
  }

  /** An order to an agent: {@code r0003/learn/model}. */
  public static String order(int round, String stage, String whom) {
    return ofRound(round) + stage + '/' + whom;
  }

  /** A steering order, the {@code number}th of the run from 0: {@code r0003/steered/0000}. */
  public static String steering(int round, int number) {
    return numbered(ofRound(round) + "steered", number, STEERING_DIGITS);
  }

  /** One of {@code count} writers of a cohort, from 0: {@code people/07}. */
  public static String writer(String cohort, int index, int count) {
    int digits = Integer.toString(count - 1).length();
    return numbered(cohort, index, digits);
  }

  private static String numbered(String text, int number, int digits) {
    StringBuilder id = new StringBuilder(text.length() + 1 + Math.max(digits, 10));
    return padded(id.append(text).append('/'), number, digits).toString();
  }

  private static String ofRound(int round) {
    return padded(new StringBuilder("r"), round, ROUND_DIGITS).append('/').toString();
  }

  /** A number from 0 with at least so many digits; formatting costs ten times as much. */
  private static StringBuilder padded(StringBuilder text, int number, int digits) {
    int shown = 1;
    for (int rest = number / 10; rest > 0; rest /= 10) {
      shown++;
    }
    for (int i = shown; i < digits; i++) {
      text.append('0');
    }
    return text.append(number);
  }
}
