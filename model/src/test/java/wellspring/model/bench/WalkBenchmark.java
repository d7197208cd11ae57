package wellspring.model.bench;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import wellspring.model.learner.matrix.NgramTrie;
import wellspring.model.learner.matrix.TokenCorpus;
import wellspring.model.learner.matrix.TransitionMatrix;
import wellspring.model.random.Seed;

/** Sampling from a matrix and scoring with it, in tokens; fitted to a million tokens. */
@State(Scope.Benchmark)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class WalkBenchmark {
  private static final int FITTED = 1_000_000;

  @Param({"0", "2", "5"})
  public int order;

  @Param({"0", "1"})
  public double prior;

  @Param({"ZIPF", "MARKOV"})
  public SyntheticText text;

  private List<int[]> documents;
  private TransitionMatrix matrix;
  private UniformRandomProvider random;
  private int next;

  @Setup(Level.Trial)
  public void fit() {
    documents = text.documents(FITTED);
    TokenCorpus corpus =
        TokenCorpus.open(documents, SyntheticText.VOCABULARY, SyntheticText.DOCUMENT);
    matrix = new TransitionMatrix(NgramTrie.count(corpus, order), prior);
    random = new Seed(2).stream("bench", "walk", 0);
  }

  /** Draws one document. */
  @Benchmark
  @OperationsPerInvocation(SyntheticText.DOCUMENT)
  public int sample() {
    TransitionMatrix.ContextWalk walk = matrix.walk();
    int sum = 0;
    for (int i = 0; i < SyntheticText.DOCUMENT; i++) {
      sum += walk.draw(random);
    }
    return sum;
  }

  /** Scores one of the documents that the matrix was fitted to. */
  @Benchmark
  @OperationsPerInvocation(SyntheticText.DOCUMENT)
  public double score() {
    TransitionMatrix.ContextWalk walk = matrix.walk();
    double sum = 0;
    for (int token : documents.get(next)) {
      sum += walk.score(token);
    }
    next = (next + 1) % documents.size();
    return sum;
  }
}
