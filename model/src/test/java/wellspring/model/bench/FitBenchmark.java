package wellspring.model.bench;

import java.util.List;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import wellspring.model.learner.matrix.NgramTrie;
import wellspring.model.learner.matrix.TokenCorpus;

/** Fitting a matrix to tokens; the counter {@code tokens} says how many a second. */
@State(Scope.Benchmark)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class FitBenchmark {
  @Param({"0", "2", "5"})
  public int order;

  @Param({"1000000", "5000000"})
  public int corpus;

  @Param({"ZIPF", "MARKOV"})
  public SyntheticText text;

  private List<int[]> documents;

  @Setup(Level.Trial)
  public void write() {
    documents = text.documents(corpus);
  }

  @Benchmark
  public NgramTrie fit(Tokens counter) {
    counter.tokens += corpus;
    return NgramTrie.count(
        TokenCorpus.closed(documents, SyntheticText.VOCABULARY, 2 * SyntheticText.DOCUMENT), order);
  }

  /** Tokens instead of calls. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Tokens {
    public long tokens;
  }
}
