package wellspring.dashboards.report;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import wellspring.agents.scenario.Scenario;
import wellspring.model.statistics.LuckSharing;
import wellspring.model.statistics.ThresholdLevel;

/**
 * All that a report tells of a sweep.
 *
 * @param name the sweep's
 * @param scenario without the axes
 * @param course how the sweep itself went
 * @param measure the one that was asked for
 * @param crossings where it crosses the level that was asked for, a line for each curve
 * @param lines every setting, model and measure at the end of the runs
 * @param figures as they were drawn
 * @param provenance what it stands on, in the order in which it is shown
 */
public record SweepStory(
    String name,
    Scenario scenario,
    SweepHistory course,
    String measure,
    List<CurveCrossing> crossings,
    List<SettingResult> lines,
    List<Path> figures,
    List<RunStory.Fact> provenance) {
  public SweepStory {
    crossings = List.copyOf(crossings);
    lines = List.copyOf(lines);
    figures = List.copyOf(figures);
    provenance = List.copyOf(provenance);
  }

  /**
   * How a sweep went.
   *
   * @param started the day, for people
   * @param trouble what is missing; empty if nothing is
   * @param runs how many finished
   * @param replicas how many each setting should have
   * @param axes what was varied, by key
   * @param changes how the scenario differs from the one that its description tells of, as
   *     overrides; empty if it does not, or that is not known
   * @param luck whether replicas share their luck between settings
   * @param repeat the command that repeats it
   */
  public record SweepHistory(
      String started,
      String trouble,
      int runs,
      int replicas,
      List<String> axes,
      List<String> changes,
      LuckSharing luck,
      String repeat) {
    public SweepHistory {
      axes = List.copyOf(axes);
      changes = List.copyOf(changes);
    }
  }

  /**
   * Where the measure of a model crosses the level.
   *
   * @param curve the model, and the values of the other axes, in words
   * @param agent the model
   * @param axis the one along which it is crossed
   * @param setting the value of each axis; empty for the one along which it is crossed
   * @param level the value that counts as crossed
   * @param at where on the axis; empty if no more is known than {@code around}, or it is nowhere
   * @param range where it probably is
   * @param around the settings between which it is; not known if it is nowhere
   * @param predicted where theory says, in words; empty if it is silent
   * @param refused why there is no such place
   */
  public record CurveCrossing(
      String curve,
      String agent,
      String axis,
      List<String> setting,
      ThresholdLevel level,
      OptionalDouble at,
      ConfidenceRange range,
      ConfidenceRange around,
      String predicted,
      String refused) {
    public CurveCrossing {
      setting = List.copyOf(setting);
    }

    /** Whether a line is a point of its curve. */
    boolean has(SettingResult line) {
      return !line.control()
          && agent.equals(line.agent())
          && IntStream.range(0, setting.size())
              .allMatch(
                  each ->
                      setting.get(each).isEmpty()
                          || setting.get(each).equals(line.setting().get(each)));
    }
  }

  /**
   * What the replicas of a setting show.
   *
   * @param setting the value of each axis; empty where a control has none
   * @param control whether it is the human-only control
   * @param agent the model
   * @param replicas how many there are
   * @param range where the value probably lies
   * @param controlValue what it is with human text only
   */
  public record SettingResult(
      List<String> setting,
      boolean control,
      String agent,
      String measure,
      int replicas,
      double value,
      ConfidenceRange range,
      OptionalDouble predicted,
      OptionalDouble controlValue) {
    public SettingResult {
      setting = List.copyOf(setting);
    }

    /** Whether it is the control of another line: alike on every axis that it has itself. */
    public boolean isControlOf(SettingResult other) {
      return control
          && agent.equals(other.agent)
          && measure.equals(other.measure)
          && IntStream.range(0, setting.size())
              .allMatch(
                  axis ->
                      setting.get(axis).isEmpty()
                          || setting.get(axis).equals(other.setting.get(axis)));
    }

    /** The same beside another figure of its control. */
    public SettingResult beside(double newControlValue) {
      return new SettingResult(
          setting,
          control,
          agent,
          measure,
          replicas,
          value,
          range,
          predicted,
          OptionalDouble.of(newControlValue));
    }
  }

  /** A 95 % interval; NaN where there is none. */
  public record ConfidenceRange(double low, double high) {
    boolean isKnown() {
      return !Double.isNaN(low) && !Double.isNaN(high);
    }
  }
}
