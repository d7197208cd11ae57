package wellspring.agents.night;

import com.typesafe.config.Config;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.dispatch.Envelope;
import org.apache.pekko.dispatch.MailboxType;
import org.apache.pekko.dispatch.MessageQueue;
import org.apache.pekko.dispatch.ProducesMessageQueue;
import org.apache.pekko.dispatch.UnboundedMailbox;
import scala.Option;
import scala.Product;
import wellspring.agents.agent.AgentActor;
import wellspring.agents.protocol.Answer;

/**
 * The mailboxes of all actors of a night: orders and answers arrive once, or again later. Pekko
 * makes it, by its name.
 */
public final class RepeatingMailbox
    implements MailboxType, ProducesMessageQueue<UnboundedMailbox.MessageQueue> {
  private final NightSystem night;

  public RepeatingMailbox(ActorSystem.Settings settings, Config config) {
    this.night = NightSystem.named(settings.config().getString(NightSystem.NAME));
  }

  @Override
  public MessageQueue create(Option<ActorRef> owner, Option<ActorSystem> system) {
    if (owner.isDefined() && system.isDefined()) {
      night.made(system.get(), owner.get());
    }
    return new UnboundedMailbox.MessageQueue() {
      private static final long serialVersionUID = 1;

      @Override
      public void enqueue(ActorRef receiver, Envelope envelope) {
        super.enqueue(receiver, envelope);
        if (travels(envelope.message())) {
          night.sent(receiver, envelope.message());
        }
      }
    };
  }

  /** Whether it is an order, or an answer in Pekko's own wrapping on its way to the conductor. */
  private static boolean travels(Object message) {
    return message instanceof AgentActor.Perform
        || (message instanceof Product wrapping
            && wrapping.productArity() > 0
            && wrapping.productElement(0) instanceof Answer);
  }
}
