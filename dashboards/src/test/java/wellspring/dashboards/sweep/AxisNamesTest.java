package wellspring.dashboards.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisNamesTest {
  @Test
  void aNameIsAsShortAsTellsAxesApart() {
    assertThat(AxisNames.shortened(List.of("curators.a.human+curators.b.human", "rounds")))
        .containsExactly("human", "rounds");
    assertThat(AxisNames.shortened(List.of("curators.a.human", "curators.b.human")))
        .containsExactly("a.human", "b.human");
    assertThat(AxisNames.shortened(List.of("x.documents", "y.x.documents")))
        .containsExactly("x.documents", "y.x.documents");
  }
}
