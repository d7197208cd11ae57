package wellspring.dashboards.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts sorted rows together to panels and hands each on when it is complete. It holds the rows of
 * one model's measure at a time.
 */
final class PanelReader implements Consumer<SweepRow> {
  private final Consumer<MeasurePanel> next;
  private final List<SweepRow> rows = new ArrayList<>();

  PanelReader(Consumer<MeasurePanel> next) {
    this.next = next;
  }

  @Override
  public void accept(SweepRow row) {
    if (!rows.isEmpty() && !belongs(row)) {
      finish();
    }
    rows.add(row);
  }

  /** Hands on what is left. */
  void finish() {
    if (rows.isEmpty()) {
      return;
    }
    Map<Key, List<SweepRow>> cells = new LinkedHashMap<>();
    for (SweepRow row : rows) {
      cells
          .computeIfAbsent(new Key(row.control(), row.setting()), key -> new ArrayList<>())
          .add(row);
    }
    int round = rows.stream().mapToInt(SweepRow::round).max().orElseThrow();
    SweepRow first = rows.get(0);
    next.accept(
        new MeasurePanel(
            first.agent(),
            first.measure(),
            round,
            cells.values().stream().map(ReplicaCell::of).toList()));
    rows.clear();
  }

  private boolean belongs(SweepRow row) {
    SweepRow first = rows.get(0);
    return row.agent().equals(first.agent()) && row.measure().equals(first.measure());
  }

  private record Key(boolean control, List<String> setting) {}
}
