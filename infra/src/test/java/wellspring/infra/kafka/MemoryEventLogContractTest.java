package wellspring.infra.kafka;

import wellspring.agents.log.EventLog;
import wellspring.agents.log.MemoryEventLog;

class MemoryEventLogContractTest extends EventLogContract {
  @Override
  EventLog open() {
    return new MemoryEventLog();
  }
}
