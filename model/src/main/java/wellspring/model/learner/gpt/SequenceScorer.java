package wellspring.model.learner.gpt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import wellspring.model.engine.Workspace;

/** Judges sequences of symbols: how likely each is, and what may follow it. */
final class SequenceScorer {
  /** How many tokens are judged side by side; enough to keep a device busy. */
  private static final int BATCH_TOKENS = 8_192;

  /** Targets that do not count. */
  private static final long NONE = -100;

  private final GptNetwork network;
  private final int symbols;
  private final int boundary;
  private final ContextWindows windows;

  /**
   * @param symbols how many symbols there are to choose from
   */
  SequenceScorer(GptNetwork network, int symbols, int boundary) {
    this.network = network;
    this.symbols = symbols;
    this.boundary = boundary;
    this.windows = new ContextWindows(network.config().context());
  }

  /** A window of one of the sequences. */
  private record SequencePart(int sequence, ContextWindows.ContextWindow window) {}

  /**
   * ln P of each symbol of each sequence, given the boundary and the symbols before it.
   *
   * @return in nats, in the shape of the sequences
   */
  List<double[]> score(Workspace workspace, List<int[]> sequences) {
    List<double[]> scores =
        sequences.stream().map(sequence -> new double[sequence.length]).toList();
    for (List<SequencePart> batch : batches(sequences)) {
      try (Workspace step = workspace.open()) {
        score(step, batch, sequences, scores);
      }
    }
    return scores;
  }

  /** Parts of about the same length together, so that little is padded. */
  private List<List<SequencePart>> batches(List<int[]> sequences) {
    List<SequencePart> parts = new ArrayList<>();
    for (int sequence = 0; sequence < sequences.size(); sequence++) {
      for (ContextWindows.ContextWindow window : windows.of(sequences.get(sequence).length)) {
        parts.add(new SequencePart(sequence, window));
      }
    }
    parts.sort(Comparator.comparingInt(part -> part.window().length()));
    List<List<SequencePart>> batches = new ArrayList<>();
    for (int end = parts.size(); end > 0; ) {
      int rows = Math.max(1, BATCH_TOKENS / parts.get(end - 1).window().length());
      int begin = Math.max(0, end - rows);
      batches.add(parts.subList(begin, end));
      end = begin;
    }
    return batches;
  }

  private void score(
      Workspace step, List<SequencePart> batch, List<int[]> sequences, List<double[]> scores) {
    int width = batch.get(batch.size() - 1).window().length();
    long[] tokens = new long[batch.size() * width];
    long[] targets = new long[batch.size() * width];
    Arrays.fill(tokens, boundary);
    Arrays.fill(targets, NONE);
    for (int row = 0; row < batch.size(); row++) {
      ContextWindows.ContextWindow window = batch.get(row).window();
      int[] sequence = sequences.get(batch.get(row).sequence());
      for (int place = window.start(); place < window.to(); place++) {
        int at = row * width + place - window.start();
        tokens[at] = place == 0 ? boundary : sequence[place - 1];
        targets[at] = place < window.from() ? NONE : sequence[place];
      }
    }
    float[] found =
        network.score(
            step,
            step.longs(tokens, batch.size(), width),
            step.longs(targets, batch.size(), width),
            symbols);
    spread(found, width, batch, scores);
  }

  /** Takes over the parts of each window, of (rows, width), that count. */
  private static void spread(
      float[] found, int width, List<SequencePart> batch, List<double[]> scores) {
    for (int row = 0; row < batch.size(); row++) {
      ContextWindows.ContextWindow window = batch.get(row).window();
      double[] score = scores.get(batch.get(row).sequence());
      for (int place = window.from(); place < window.to(); place++) {
        score[place] = found[row * width + place - window.start()];
      }
    }
  }

  /**
   * The distribution over the symbol after each prefix.
   *
   * @return by prefix, (symbols)
   */
  List<double[]> next(Workspace workspace, List<int[]> prefixes) {
    List<double[]> all = new ArrayList<>();
    int rows = Math.max(1, BATCH_TOKENS / network.config().context());
    for (int begin = 0; begin < prefixes.size(); begin += rows) {
      try (Workspace step = workspace.open()) {
        all.addAll(nextOf(step, prefixes.subList(begin, Math.min(prefixes.size(), begin + rows))));
      }
    }
    return all;
  }

  private List<double[]> nextOf(Workspace step, List<int[]> prefixes) {
    int[] starts = prefixes.stream().mapToInt(prefix -> windows.start(prefix.length)).toArray();
    long[] places = new long[prefixes.size()];
    for (int row = 0; row < places.length; row++) {
      places[row] = (long) prefixes.get(row).length - starts[row];
    }
    int width = 1 + (int) Arrays.stream(places).max().orElseThrow();
    long[] tokens = new long[prefixes.size() * width];
    Arrays.fill(tokens, boundary);
    for (int row = 0; row < places.length; row++) {
      for (int i = 0; i <= places[row]; i++) {
        int place = starts[row] + i;
        tokens[row * width + i] = place == 0 ? boundary : prefixes.get(row)[place - 1];
      }
    }
    double[] found =
        network.next(
            step,
            step.longs(tokens, prefixes.size(), width),
            step.longs(places, places.length),
            symbols);
    List<double[]> all = new ArrayList<>();
    for (int row = 0; row < places.length; row++) {
      all.add(Arrays.copyOfRange(found, row * symbols, (row + 1) * symbols));
    }
    return all;
  }
}
