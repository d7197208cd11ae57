package wellspring.dashboards.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.report.RunStory.ParentStory;

/** Which of some runs were forked, from whom, and where: other runs of them, or runs elsewhere. */
final class ComparedForks {
  private final List<RunStory> runs;

  ComparedForks(List<RunStory> runs) {
    this.runs = List.copyOf(runs);
  }

  /** Whose child a run is, as a sentence; empty if it is nobody's. */
  String origin(int run) {
    return runs.get(run)
        .parent()
        .map(
            parent ->
                "A fork of %s: the same up to round %d, then %s."
                    .formatted(name(parent), parent.round(), parent.otherwise()))
        .orElse("");
  }

  /** The letter of a parent that is compared, too, else its name. */
  private String name(ParentStory parent) {
    OptionalInt place = place(parent);
    return place.isPresent() ? LetterNames.of(place.getAsInt()) : parent.name();
  }

  private OptionalInt place(ParentStory parent) {
    return IntStream.range(0, runs.size())
        .filter(run -> runs.get(run).name().equals(parent.name()))
        .findFirst();
  }

  /** From which round on a run's curve is its own: before, it lies upon that of another. */
  int ownFrom(int run) {
    return parentHere(run).map(ParentStory::round).orElse(0);
  }

  /** Whether every run but one was forked from another one of them. */
  boolean areOneFamily() {
    return IntStream.range(0, runs.size()).filter(run -> parentHere(run).isEmpty()).count() == 1;
  }

  private Optional<ParentStory> parentHere(int run) {
    return runs.get(run).parent().filter(parent -> place(parent).isPresent());
  }

  /** Where runs part, one mark for each round. */
  List<CurveFigure.EventMark> marks() {
    return runs.stream()
        .flatMap(run -> run.parent().stream())
        .map(ParentStory::round)
        .distinct()
        .sorted()
        .map(round -> new CurveFigure.EventMark(round + 1, "fork"))
        .toList();
  }
}
