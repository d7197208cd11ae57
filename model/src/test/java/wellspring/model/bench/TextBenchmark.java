package wellspring.model.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
import wellspring.model.learner.matrix.MatrixLearner;
import wellspring.model.learner.matrix.MatrixModel;
import wellspring.model.learner.matrix.NumberedWords;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;

/** The matrix learner at work on text of a million words, in words; order 2, prior 1. */
@State(Scope.Benchmark)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class TextBenchmark {
  private static final int WORDS = 1_000_000;

  @Param({"ZIPF", "MARKOV"})
  public SyntheticText text;

  private MatrixLearner learner;
  private MatrixModel model;
  private List<String> documents;
  private byte[] checkpoint;
  private UniformRandomProvider random;

  @Setup(Level.Trial)
  public void prepare() throws IOException {
    NumberedWords tokenizer = new NumberedWords(SyntheticText.VOCABULARY);
    random = new Seed(3).stream("bench", "text", 0);
    documents = text.documents(WORDS).stream().map(tokenizer::decode).toList();
    learner =
        new MatrixLearner(2, 1, tokenizer, new DocumentEnd.FixedLength(SyntheticText.DOCUMENT));
    model = fit();
    checkpoint = save();
  }

  @Benchmark
  @OperationsPerInvocation(WORDS)
  public MatrixModel fit() {
    return learner.fit(documents, Optional.empty());
  }

  @Benchmark
  @OperationsPerInvocation(WORDS)
  public MatrixModel fitFromPrevious() {
    return learner.fit(documents, Optional.of(model));
  }

  @Benchmark
  @OperationsPerInvocation(WORDS)
  public List<String> write() {
    return model.write(WORDS / SyntheticText.DOCUMENT, random);
  }

  @Benchmark
  @OperationsPerInvocation(WORDS)
  public double[] judge() {
    return model.logLikelihoods(documents);
  }

  @Benchmark
  @OperationsPerInvocation(WORDS)
  public byte[] save() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    model.save(out);
    return out.toByteArray();
  }

  @Benchmark
  @OperationsPerInvocation(WORDS)
  public MatrixModel load() throws IOException {
    return learner.load(new ByteArrayInputStream(checkpoint));
  }
}
