/**
 * The log of a run on Kafka: an embedded broker or any other, and the port's form on it.
 *
 * <p>Topics are created for one run, and those that exist are refused. A round is closed once all
 * replicas have acknowledged all that is in it; where nobody else writes, it is read before that,
 * from this process' memory. Readers see each range once, whatever the broker delivers twice. A
 * broker that is lost for good ends the run with a reason.
 *
 * <p>Programs outside that take part have two topics each beside the log, {@link
 * wellspring.infra.kafka.OutsideTopics}, and on an embedded broker a user each.
 */
package wellspring.infra.kafka;
