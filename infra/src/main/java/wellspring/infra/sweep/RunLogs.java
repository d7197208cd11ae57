package wellspring.infra.sweep;

import wellspring.agents.log.EventLog;
import wellspring.agents.log.MemoryEventLog;
import wellspring.infra.kafka.KafkaLanes;

/** Where the runs of a sweep exchange their events. */
public interface RunLogs {

  /** Every run in its own part of this process' memory, gone when the run ends. */
  RunLogs MEMORY = (lane, run) -> new MemoryEventLog();

  /**
   * The log of a run, its to close.
   *
   * @param lane which of the runs that go on at once it is, from 0
   * @param run the run's name
   */
  EventLog open(int lane, String run);

  /** On Kafka, a lane for each run that goes on. */
  static RunLogs on(KafkaLanes lanes) {
    return lanes::open;
  }
}
