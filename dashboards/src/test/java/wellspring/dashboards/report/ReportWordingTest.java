package wellspring.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.dashboards.verdict.ModelVerdict.Fate;

class ReportWordingTest {
  @Test
  void theHeadlineSaysWhatIsUndecided() {
    assertThat(headline(Fate.HELD, Fate.UNDECIDED))
        .isEqualTo("None of two models collapsed; one is undecided");
    assertThat(headline(Fate.COLLAPSED, Fate.UNDECIDED, Fate.UNDECIDED))
        .isEqualTo("One of three models collapsed; two are undecided");
    assertThat(headline(Fate.UNDECIDED, Fate.UNDECIDED))
        .isEqualTo("Whether the models collapsed is undecided");
    assertThat(headline(Fate.HELD, Fate.HELD)).isEqualTo("Neither model collapsed");
  }

  @Test
  void whatWasChangedStandsBesideADescription() {
    assertThat(ReportWording.changed(List.of())).isEmpty();
    assertThat(
            ReportWording.changed(List.of("rounds=4", "~models.open", "+curators.c.labels=claims")))
        .endsWith("here rounds, models.open and curators.c.labels were changed.");
  }

  private static String headline(Fate... fates) {
    return ReportWording.headline(
        Arrays.stream(fates)
            .map(fate -> new ModelVerdict("m", fate, "It did.", List.of()))
            .toList());
  }
}
