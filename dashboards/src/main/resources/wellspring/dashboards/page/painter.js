const SHORTEST_MILLIS = 250;
const LONGEST_MILLIS = 1000;

/** How much longer than painting took the page rests: it leaves the processor to the run. */
const REST = 8;

/**
 * Draws what changed, where it can be seen, at most four times a second; of a run that is over, and
 * for print, everything, so that a picture of the whole page lacks nothing.
 *
 * A view is `{root, topics, paint(run, changed)}`: the element whose visibility counts, what it
 * depends on, and how it is drawn; `changed` are the topics since it was last drawn.
 */
export class Painter {
  #views = [];
  #timer = null;
  #last = 0;
  #pause = SHORTEST_MILLIS;
  #prints = false;
  #run;
  #observer = new IntersectionObserver(
    (entries) => {
      entries.forEach(({ target, isIntersecting }) =>
        this.#views
          .filter(({ view }) => view.root === target)
          .forEach((entry) => (entry.seen = isIntersecting)),
      );
      this.#schedule();
    },
    { rootMargin: "100px" },
  );

  constructor(run) {
    this.#run = run;
    addEventListener("beforeprint", () => {
      this.#prints = true;
      this.#paint();
    });
    addEventListener("afterprint", () => (this.#prints = false));
  }

  add(view) {
    this.#views.push({ view, seen: false, changed: new Set(view.topics) });
    this.#observer.observe(view.root);
  }

  /** From now on this run is drawn. */
  show(run) {
    this.#run = run;
    this.changed("run");
  }

  /** Something of a topic is no longer as it was drawn. */
  changed(topic) {
    this.#views
      .filter(({ view }) => topic === "run" || view.topics.includes(topic))
      .forEach(({ changed }) => changed.add(topic));
    this.#schedule();
  }

  #schedule() {
    if (this.#timer === null) {
      const rest = Math.max(0, this.#last + this.#pause - performance.now());
      this.#timer = setTimeout(() => requestAnimationFrame(() => this.#paint()), rest);
    }
  }

  #paint() {
    const start = performance.now();
    this.#timer = null;
    for (const entry of this.#views) {
      const wanted = entry.seen || entry.view.always || this.#run.ended !== null || this.#prints;
      if (entry.changed.size > 0 && wanted) {
        const { changed } = entry;
        entry.changed = new Set();
        attempt(() => entry.view.paint(this.#run, changed));
      }
    }
    this.#last = performance.now();
    this.#pause = Math.min(LONGEST_MILLIS, Math.max(SHORTEST_MILLIS, REST * (this.#last - start)));
  }
}

/** A view that fails must not take the others with it; the browser's console says what was wrong. */
function attempt(paint) {
  try {
    paint();
  } catch (error) {
    reportError(error);
  }
}
