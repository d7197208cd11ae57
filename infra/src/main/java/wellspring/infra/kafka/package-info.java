/**
 * The log of a run on Kafka: an embedded broker or any other, and the port's form on it.
 *
 * <p>Topics are created for one run, and those that exist are refused. Events that agents wait for
 * are acknowledged by all replicas before anyone is told of them; readers see each range once,
 * whatever the broker delivers twice. A broker that is lost for good ends the run with a reason.
 */
package wellspring.infra.kafka;
