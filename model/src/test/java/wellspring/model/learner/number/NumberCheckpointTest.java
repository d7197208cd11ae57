package wellspring.model.learner.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wellspring.model.learner.Checkpoints.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import wellspring.model.language.number.RegressionInputs;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;
import wellspring.model.random.Seed;

class NumberCheckpointTest {
  private static final List<String> TRIPLES = List.of("0.1 1 2", "2 0.3 1", "4 -1 0.7", "2 5 9");
  private static final GaussianLearner POINTS =
      new GaussianLearner(3, VarianceEstimator.UNBIASED, OptionalDouble.of(0.25));
  private static final RegressionLearner EXAMPLES =
      new RegressionLearner(
          2, 0.5, RegressionInputs.of(RegressionInputs.InputKind.FRESH, new Seed(1), 2));

  @Test
  void aModelThatIsReadBackWritesTheSameAndIsSavedAsTheSame() throws IOException {
    assertReadBack(POINTS, POINTS.fit(TRIPLES, List.of()));
    assertReadBack(EXAMPLES, EXAMPLES.fit(TRIPLES));
  }

  private static void assertReadBack(Learner learner, LanguageModel model) throws IOException {
    LanguageModel again = learner.load(new ByteArrayInputStream(bytes(model)));

    assertThat(bytes(again)).isEqualTo(bytes(model));
    assertThat(again.write(5, new Seed(1).stream("write", "", 0)))
        .isEqualTo(model.write(5, new Seed(1).stream("write", "", 0)));
    assertThat(again.logLikelihoods(TRIPLES)).isEqualTo(model.logLikelihoods(TRIPLES));
  }

  @Test
  void everyBrokenByteIsNoticed() throws IOException {
    byte[] good = bytes(EXAMPLES.fit(TRIPLES));
    for (int place = 0; place < good.length; place++) {
      byte[] broken = good.clone();
      broken[place] ^= 4;
      assertThatThrownBy(() -> EXAMPLES.load(new ByteArrayInputStream(broken)))
          .as("byte %d", place)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aCheckpointThatIsTooShortOrTooLongIsRefused() throws IOException {
    byte[] good = bytes(EXAMPLES.fit(TRIPLES));
    for (int length = 0; length < good.length + 2; length++) {
      byte[] other = Arrays.copyOf(good, length);
      if (length != good.length) {
        assertThatThrownBy(() -> EXAMPLES.load(new ByteArrayInputStream(other)))
            .as("%d bytes", length)
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void aModelOfOtherSettingsIsRefusedByName() throws IOException {
    byte[] saved = bytes(EXAMPLES.fit(TRIPLES));
    assertThatThrownBy(() -> POINTS.load(new ByteArrayInputStream(saved)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the checkpoint is of regression dimension=2 noise=0.5, but this learner makes"
                + " gaussian dimension=3 variance=UNBIASED humanWeight=0.25");
  }
}
