import { stored, takeToken } from "./ask.js";
import { Choice } from "./choice.js";
import { atMostEvery, byId } from "./dom.js";
import { ecosystem } from "./ecosystem.js";
import { ending } from "./ending.js";
import { follow } from "./feed.js";
import { headlines } from "./headlines.js";
import { interventions } from "./interventions.js";
import { onScheme } from "./look.js";
import { Painter } from "./painter.js";
import { people } from "./people.js";
import { marks, question } from "./question.js";
import { reading } from "./reading.js";
import { spread } from "./spread.js";
import { head } from "./standing.js";
import { Run } from "./store.js";
import { transport } from "./transport.js";
import { writing } from "./writing.js";

/** The page: what the feed tells goes into the run, and from there to whatever shows it. */

takeToken();
byId("home").hidden = !stored;

let run = new Run();
const connection = { alive: null };
const hidden = new Set();
const painter = new Painter(run);
const choice = new Choice(() => painter.changed("choice"));
const shown = (model) => !hidden.has(model);
const toggled = (model, visible) => {
  if (visible) {
    hidden.delete(model);
  } else {
    hidden.add(model);
  }
  painter.changed("shown");
};
const lookAt = (round) => choice.look(choice.model, Math.max(0, round));

[
  head(connection),
  transport(),
  ending(),
  headlines(shown, toggled),
  question(shown, lookAt),
  marks(),
  ecosystem(),
  ...people(),
  reading(choice),
  spread(choice, shown),
  interventions(),
  writing(choice),
].forEach((view) => painter.add(view));

function told(type, message) {
  if (type === "run" && message.run === run.id) {
    run.rewind();
  } else if (type === "run") {
    run = new Run(message);
    painter.show(run);
    choice.begin(run);
  } else if (run.accept(type, message)) {
    painter.changed(type);
    if (type === "round") {
      choice.grow(run);
    } else if (message.kind === "document") {
      choice.offer("visitor");
    }
  }
}

function connected(alive) {
  connection.alive = alive;
  painter.changed("connection");
}

const resized = atMostEvery(100, () => painter.changed("size"));
new ResizeObserver(resized).observe(byId("main"));
onScheme(() => painter.changed("scheme"));
addEventListener("hashchange", () => {
  takeToken();
  painter.changed("token");
});
new IntersectionObserver(([{ isIntersecting }]) =>
  byId("ecosystem").classList.toggle("seen", isIntersecting),
).observe(byId("ecosystem"));

follow("events", told, connected);
