package wellspring.dashboards.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BoardTest {
  /** What a screen of 1080 pixels shows below Grafana's own bars. */
  private static final int SCREEN_ROWS = 24;

  static List<Board> boards() {
    return Board.all();
  }

  @ParameterizedTest
  @MethodSource("boards")
  void panelsFillTheGridAndNeverOverlap(Board board) {
    Set<List<Integer>> taken = new HashSet<>();
    int bottom = 0;
    for (JsonNode panel : BoardJson.of(board).path("panels")) {
      JsonNode place = panel.path("gridPos");
      int right = place.path("x").asInt() + place.path("w").asInt();
      int below = place.path("y").asInt() + place.path("h").asInt();
      assertThat(right).as(panel.path("title").asText()).isLessThanOrEqualTo(PanelGrid.COLUMNS);
      for (int x = place.path("x").asInt(); x < right; x++) {
        for (int y = place.path("y").asInt(); y < below; y++) {
          assertThat(taken.add(List.of(x, y))).as(panel.path("title").asText()).isTrue();
        }
      }
      bottom = Math.max(bottom, below);
    }
    assertThat(taken).as("no hole is left").hasSize(PanelGrid.COLUMNS * bottom);
  }

  @Test
  void theOverviewFitsOnOneScreen() {
    int bottom = 0;
    for (JsonNode panel : BoardJson.of(OverviewBoard.board()).path("panels")) {
      JsonNode place = panel.path("gridPos");
      bottom = Math.max(bottom, place.path("y").asInt() + place.path("h").asInt());
    }
    assertThat(bottom).isLessThanOrEqualTo(SCREEN_ROWS);
  }

  @Test
  void aPanelThatFindsNoRoomGoesBelow() {
    GrafanaPanel wide = OverviewBoard.board().rows().get(1).panels().get(0).sized(16, 3);
    assertThat(new PanelGrid().place(List.of(wide, wide.sized(8, 5), wide)))
        .containsExactly(
            new PanelGrid.GridPosition(0, 0, 16, 3),
            new PanelGrid.GridPosition(16, 0, 8, 5),
            new PanelGrid.GridPosition(0, 5, 16, 3));
  }

  @ParameterizedTest
  @MethodSource("boards")
  void everyPanelSaysWhatItMeansHowBadLooksAndWhatToDo(Board board) {
    List<PanelDescription> abouts = new ArrayList<>();
    board.rows().forEach(row -> row.panels().forEach(panel -> abouts.add(panel.about())));
    assertThat(abouts)
        .isNotEmpty()
        .allSatisfy(
            about ->
                assertThat(
                        List.of(
                            about.title(),
                            about.what(),
                            about.formula(),
                            about.bad(),
                            about.remedy()))
                    .noneMatch(String::isBlank));
    assertThat(abouts.stream().map(PanelDescription::title)).doesNotHaveDuplicates();
  }

  @Test
  void boardsAndPanelsHaveNumbersAndNamesOfTheirOwn() {
    assertThat(Board.all().stream().map(Board::uid)).doesNotHaveDuplicates().hasSize(4);
    for (Board board : Board.all()) {
      List<Integer> ids = new ArrayList<>();
      BoardJson.of(board).path("panels").forEach(panel -> ids.add(panel.path("id").asInt()));
      assertThat(ids).doesNotHaveDuplicates().doesNotContain(0);
    }
  }

  @Test
  void whatIsPredictedIsDashedAndOriginsHaveTheirColours() {
    String json = BoardJson.text(OverviewBoard.board());
    assertThat(json)
        .contains("/(^| )predicted( |$)/", "\"custom.lineStyle\"", "\"dash\"")
        .contains(BoardColour.HUMAN.code(), BoardColour.SYNTHETIC.code());
  }

  @ParameterizedTest
  @MethodSource("boards")
  void aVariableWithoutValuesStillMatchesWhateverIsThere(Board board) {
    for (JsonNode variable : BoardJson.of(board).path("templating").path("list")) {
      if (variable.path("type").asText().equals("query")) {
        assertThat(variable.path("includeAll").asBoolean()).isTrue();
        assertThat(variable.path("allValue").asText()).isEqualTo(".+");
        assertThat(variable.path("current").path("value").path(0).asText()).isEqualTo("$__all");
      }
    }
  }
}
