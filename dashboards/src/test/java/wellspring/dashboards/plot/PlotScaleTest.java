package wellspring.dashboards.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlotScaleTest {
  @Test
  void isLogarithmicOnlyWhereValuesSpanDecades() {
    assertThat(PlotScale.suiting(new double[] {0, 0.25, 0.5, 0.75, 1}))
        .isEqualTo(new PlotScale.Linear());
    assertThat(PlotScale.suiting(new double[] {0.001, 1})).isEqualTo(new PlotScale.Linear());
    assertThat(PlotScale.suiting(new double[] {0, 0.001, 0.01, 1}))
        .isEqualTo(new PlotScale.Logarithmic(0.001, 1, true));
  }

  @Test
  void decadesAreAUnitApartAndZeroStandsLeftOfTheBreak() {
    PlotScale.Logarithmic scale = new PlotScale.Logarithmic(0.001, 1, true);

    assertThat(scale.place(0.01) - scale.place(0.001)).isCloseTo(1, within(1e-12));
    assertThat(scale.place(0)).isLessThan(scale.breakPlace());
    assertThat(scale.breakPlace()).isLessThan(scale.place(0.001));
  }

  @Test
  void decadesAreLabelledAsPeopleWriteThem() {
    assertThat(
            PlotScale.decades(-6, 2).stream().map(PlotScale.Tick::label).filter(l -> !l.isEmpty()))
        .containsExactly("10⁻⁶", "10⁻⁵", "0.0001", "0.001", "0.01", "0.1", "1", "10", "100");
    assertThat(
            PlotScale.decades(-1, 0).stream().map(PlotScale.Tick::label).filter(l -> !l.isEmpty()))
        .containsExactly("0.1", "0.2", "0.5", "1");
  }
}
