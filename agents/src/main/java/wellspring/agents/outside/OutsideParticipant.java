package wellspring.agents.outside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import wellspring.agents.event.EventIds;
import wellspring.model.file.FileFault;
import wellspring.model.hash.Sha256;
import wellspring.model.language.DocumentCheck;
import wellspring.model.language.Language;
import wellspring.model.language.TokenLanguage;
import wellspring.model.text.CountPhrase;

/**
 * A program outside, as its run sees it: what it was asked, and what it has answered. Safe to use
 * from many threads.
 *
 * <table>
 *   <caption>What becomes of an answer</caption>
 *   <tr><th>Answer</th><th>Its order waits</th><th>Its order is over</th></tr>
 *   <tr><td>right</td><td>taken</td><td>refused, unless it is the one that was taken</td></tr>
 *   <tr><td>wrong</td><td>refused; the order goes on waiting</td><td>refused</td></tr>
 *   <tr><td>{@code failed}</td><td>the run goes on without it</td><td>refused</td></tr>
 * </table>
 */
public final class OutsideParticipant {
  /** The largest answer in bytes; with a checkpoint as long, an order fits into a record. */
  static final int ANSWER_BYTES_MAX = 768 << 10;

  /** How many documents one order asks for, at most, so that an answer fits into a record. */
  private static final int DOCUMENTS_PER_ORDER = 500;

  /** The most UTF-16 units in a part of a corpus, unless a single text has more. */
  private static final int PART_CHARACTERS_MAX = 64 << 10;

  private static final int REASON_CHARACTERS_MAX = 300;

  private final String name;
  private final Language language;
  private final Duration patience;
  private final OutsideDesk desk;
  private final Map<String, Question> questions = new HashMap<>();
  private final Map<String, List<OutsideAnswer>> earlier = new HashMap<>();

  /** The orders of earlier rounds, with the hash of the answer that was taken; 0 for none. */
  private final Map<String, Integer> over = new HashMap<>();

  private int refused;
  private String firstRefusal = "";

  /** An order that is to be answered. */
  private record Question(
      Function<OutsideAnswer, Optional<String>> fault, CompletableFuture<OutsideAnswer> answer) {}

  OutsideParticipant(String name, Language language, Duration patience, OutsideDesk desk) {
    this.name = name;
    this.language = language;
    this.patience = patience;
    this.desk = desk;
  }

  /** What it is called in the scenario. */
  String name() {
    return name;
  }

  /**
   * Asks for documents.
   *
   * @param id of the order; equal orders have equal ids
   * @param documents how many
   * @param fewerWillDo whether one document for each order is enough
   * @param seed chance for it
   * @param checkpoint what it has learned; empty for people
   * @return fails with {@link NoAnswerException} if it has not answered in time
   */
  public CompletionStage<List<String>> write(
      String id, int documents, boolean fewerWillDo, long seed, Optional<String> checkpoint) {
    List<CompletableFuture<OutsideAnswer>> parts = new ArrayList<>();
    for (int from = 0; from < documents; from += DOCUMENTS_PER_ORDER) {
      int most = Math.min(DOCUMENTS_PER_ORDER, documents - from);
      OutsideOrder.Write order =
          new OutsideOrder.Write(
              part(id, parts.size()),
              desk.round(),
              name,
              fewerWillDo ? 1 : most,
              most,
              language instanceof TokenLanguage words ? words.documentEnd().tokensMax() : null,
              seed ^ parts.size(),
              checkpoint.orElse(null));
      parts.add(ask(order.id(), answer -> fault(order, answer), () -> List.of(order)));
    }
    return told(
        id,
        CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
            .thenApply(
                done ->
                    parts.stream()
                        .flatMap(part -> ((OutsideAnswer.Written) part.join()).texts().stream())
                        .toList()));
  }

  /**
   * Asks to learn a corpus.
   *
   * @param id of the order; equal orders have equal ids
   * @param human by text the probability that a person wrote it; empty if nobody tells
   * @param seed chance for it
   * @param checkpoint what to start from; empty to start from nothing
   * @return the checkpoint; fails with {@link NoAnswerException} if it has not answered in time
   */
  CompletionStage<String> learn(
      String id, List<String> texts, List<Double> human, long seed, Optional<String> checkpoint) {
    Supplier<List<OutsideOrder>> orders =
        () -> {
          List<OutsideOrder> all = new ArrayList<>(corpus(id, texts, human));
          all.add(
              new OutsideOrder.Learn(
                  id, desk.round(), name, all.size(), seed, checkpoint.orElse(null)));
          return all;
        };
    return told(
        id,
        ask(id, OutsideParticipant::faultOfLearned, orders)
            .thenApply(answer -> ((OutsideAnswer.Learned) answer).checkpoint()));
  }

  private List<OutsideOrder> corpus(String id, List<String> texts, List<Double> human) {
    List<OutsideOrder> parts = new ArrayList<>();
    int from = 0;
    int characters = 0;
    for (int i = 0; i <= texts.size(); i++) {
      boolean full = i == texts.size() || characters + texts.get(i).length() > PART_CHARACTERS_MAX;
      if (full && i > from) {
        parts.add(
            new OutsideOrder.Corpus(
                part(id, parts.size()),
                desk.round(),
                name,
                id,
                parts.size(),
                texts.subList(from, i),
                human.isEmpty() ? human : human.subList(from, i)));
        from = i;
        characters = 0;
      }
      characters += i == texts.size() ? 0 : texts.get(i).length();
    }
    return parts;
  }

  private static String part(String id, int part) {
    return "%s/%03d".formatted(id, part);
  }

  /** Asks, unless it was asked or has answered already. */
  private CompletableFuture<OutsideAnswer> ask(
      String id,
      Function<OutsideAnswer, Optional<String>> fault,
      Supplier<List<OutsideOrder>> orders) {
    synchronized (this) {
      Question known = questions.get(id);
      if (known != null) {
        return known.answer();
      }
      Question question = new Question(fault, new CompletableFuture<>());
      questions.put(id, question);
      Optional<OutsideAnswer> before =
          earlier.getOrDefault(id, List.of()).stream()
              .filter(answer -> fault.apply(answer).isEmpty())
              .findFirst();
      if (before.isPresent()) {
        question.answer().complete(before.get());
        return question.answer();
      }
      orders.get().forEach(desk::give);
      return question.answer().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Says so if there is no answer. */
  private <T> CompletionStage<T> told(String id, CompletionStage<T> answer) {
    return answer.exceptionallyCompose(
        error -> {
          Throwable cause = error instanceof CompletionException ? error.getCause() : error;
          if (cause instanceof TimeoutException) {
            cause = new NoAnswerException("did not answer within " + words(patience));
          }
          if (cause instanceof NoAnswerException silence) {
            desk.goOnWithout(name, id, silence.getMessage());
          }
          return CompletableFuture.failedStage(cause);
        });
  }

  private static String words(Duration patience) {
    return patience.toMillis() % 1000 == 0
        ? patience.toSeconds() + " s"
        : patience.toMillis() + " ms";
  }

  void recall(byte[] json) {
    try {
      OutsideAnswer answer = OutsideJson.answer(json);
      synchronized (this) {
        if (answer.agent().equals(name) && !(answer instanceof OutsideAnswer.Failed)) {
          earlier.computeIfAbsent(answer.order(), id -> new ArrayList<>()).add(answer);
        }
      }
    } catch (IOException e) {
      // It was refused when it came.
    }
  }

  void receive(byte[] json) {
    if (json == null || json.length > ANSWER_BYTES_MAX) {
      refuse(
          "",
          json == null
              ? "it has no value"
              : "it has %,d bytes; allowed: %,d".formatted(json.length, ANSWER_BYTES_MAX));
      return;
    }
    OutsideAnswer answer;
    try {
      answer = OutsideJson.answer(json);
    } catch (IOException e) {
      refuse("", "it is no answer: " + FileFault.why(e));
      return;
    }
    judge(answer).ifPresent(reason -> refuse(answer.order(), reason));
  }

  /** Takes an answer, or says why not. */
  private Optional<String> judge(OutsideAnswer answer) {
    Question question;
    synchronized (this) {
      question = questions.get(answer.order());
      if (question == null && isRepeated(answer)) {
        return Optional.empty();
      }
    }
    if (!answer.agent().equals(name)) {
      return Optional.of("its agent is '%s'; allowed here: '%s'".formatted(answer.agent(), name));
    } else if (question == null) {
      return Optional.of("no order of round %d has this id".formatted(desk.round()));
    } else if (question.answer().isDone()) {
      return repeated(question, answer);
    } else if (answer instanceof OutsideAnswer.Failed failed) {
      question
          .answer()
          .completeExceptionally(new NoAnswerException("failed: " + shortened(failed.reason())));
      return Optional.empty();
    }
    Optional<String> fault = question.fault().apply(answer);
    if (fault.isEmpty() && !question.answer().complete(answer)) {
      return repeated(question, answer);
    }
    return fault;
  }

  private boolean isRepeated(OutsideAnswer answer) {
    return over.getOrDefault(answer.order(), 0) == answer.hashCode()
        || earlier.getOrDefault(answer.order(), List.of()).contains(answer);
  }

  private static Optional<String> repeated(Question question, OutsideAnswer answer) {
    if (question.answer().isCompletedExceptionally()) {
      return Optional.of("it is too late: the run went on without it");
    }
    return question.answer().join().equals(answer)
        ? Optional.empty()
        : Optional.of("the order was answered already, in another way");
  }

  private Optional<String> fault(OutsideOrder.Write order, OutsideAnswer answer) {
    if (!(answer instanceof OutsideAnswer.Written written)) {
      return Optional.of("the order asks for documents; allowed: an answer of kind written");
    }
    int given = written.texts().size();
    if (given < order.documentsMin() || given > order.documentsMax()) {
      return Optional.of(
          "it has %s; allowed: %s"
              .formatted(
                  CountPhrase.of(given, "document"),
                  order.documentsMin() == order.documentsMax()
                      ? "exactly " + order.documentsMax()
                      : "from %d to %d".formatted(order.documentsMin(), order.documentsMax())));
    }
    for (int place = 0; place < given; place++) {
      try {
        DocumentCheck.require(language, written.texts().get(place));
      } catch (IllegalArgumentException e) {
        return Optional.of("text %d: %s".formatted(place, e.getMessage()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> faultOfLearned(OutsideAnswer answer) {
    return answer instanceof OutsideAnswer.Learned
        ? Optional.empty()
        : Optional.of("the order is to learn; allowed: an answer of kind learned");
  }

  private void refuse(String order, String reason) {
    String text = shortened(reason);
    synchronized (this) {
      refused++;
      if (firstRefusal.isEmpty()) {
        firstRefusal = text;
      }
    }
    byte[] told = (order + '\n' + text).getBytes(StandardCharsets.UTF_8);
    String id = EventIds.order(desk.round(), "refused/" + name, Sha256.hex(told).substring(0, 16));
    desk.give(new OutsideOrder.Refused(id, desk.round(), name, order, text));
  }

  private static String shortened(String text) {
    return text.length() <= REASON_CHARACTERS_MAX
        ? text
        : text.substring(0, REASON_CHARACTERS_MAX) + " ...";
  }

  synchronized Optional<String> refusals() {
    return refused == 0
        ? Optional.empty()
        : Optional.of(
            "%s of %s refused; the first: %s"
                .formatted(
                    CountPhrase.of(refused, "answer"),
                    name + CountPhrase.verb(refused, " was", " were"),
                    firstRefusal));
  }

  /** A later round has begun: no answer to the orders of this one is taken any more. */
  synchronized void leaveRound() {
    questions.forEach(
        (id, question) ->
            over.put(
                id,
                question.answer().isCompletedExceptionally() || !question.answer().isDone()
                    ? 0
                    : question.answer().join().hashCode()));
    questions.clear();
  }

  void close() {
    List<Question> open;
    synchronized (this) {
      open = List.copyOf(questions.values());
    }
    open.forEach(
        question ->
            question.answer().completeExceptionally(new IllegalStateException("the run is over")));
  }
}
