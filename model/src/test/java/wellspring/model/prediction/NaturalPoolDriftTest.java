package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import wellspring.model.mix.DrawFromAll;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Share;
import wellspring.model.prediction.ClosedForms.Islands;

class NaturalPoolDriftTest {
  private static final double MATCH = 0.2;

  @Test
  void oneModelDriftsAsTheRecursionForOneSays() {
    NaturalPoolDrift pool = new NaturalPoolDrift(MATCH, 12, 1, 30, 5, 4);
    TokenDrift.FreshCorpus corpus = new TokenDrift.FreshCorpus(5, 4, new DrawFromAll(42));
    double[] one =
        new TokenDrift(
                new TokenDrift.Humans(9, MATCH),
                corpus,
                generation -> Share.of(12 / 42.0),
                new MemoryRegime.Replace(),
                0)
            .diversity(30);

    assertThat(pool.course(30).stream().mapToDouble(Islands::within).toArray())
        .containsExactly(one, within(1e-12));
  }

  /** Each corpus is all that there is, so that two models differ as little as one from itself. */
  @Test
  void modelsThatReadTheWholePoolAreTheSame() {
    NaturalPoolDrift pool = new NaturalPoolDrift(MATCH, 10, 2, 5, 20, 1);
    assertThat(pool.course(6).subList(1, 6))
        .allSatisfy(each -> assertThat(each.between()).isCloseTo(each.within(), within(1e-12)));
  }

  @Test
  void aPoolOfNobodyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NaturalPoolDrift(MATCH, 0, 2, 5, 10, 1))
        .withMessageContaining("0 documents of people");
  }
}
