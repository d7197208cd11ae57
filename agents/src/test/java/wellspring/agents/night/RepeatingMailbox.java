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
 * The mailboxes of all actors of a night: orders and answers arrive once, or again later, and an
 * answer may be lost, so that its order is given again. Pekko makes it, by its name.
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
        if (arrives(receiver, envelope.message())) {
          super.enqueue(receiver, envelope);
        }
      }
    };
  }

  /** An answer is in Pekko's own wrapping on its way to the conductor. */
  private boolean arrives(ActorRef receiver, Object message) {
    if (message instanceof AgentActor.Perform order) {
      night.ordered(receiver, order);
    } else if (message instanceof Product wrapping
        && wrapping.productArity() > 0
        && wrapping.productElement(0) instanceof Answer answer) {
      return night.answered(receiver, message, answer);
    }
    return true;
  }
}
