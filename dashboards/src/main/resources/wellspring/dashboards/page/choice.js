import { byId, el, say, set } from "./dom.js";

/** Which model and round people look at: the newest round, until they choose one. */
export class Choice {
  model = null;
  round = -1;
  #follow = byId("follow");
  #slider = byId("round-slider");
  #select = byId("model");
  #changed;

  /** @param changed is called whenever another text is wanted */
  constructor(changed) {
    this.#changed = changed;
    this.#slider.addEventListener("input", () => this.look(this.model, Number(this.#slider.value)));
    this.#select.addEventListener("change", () => {
      this.model = this.#select.value;
      this.#changed();
    });
    this.#follow.addEventListener(
      "change",
      () => this.#follow.checked && this.#move(Number(this.#slider.max)),
    );
  }

  /** Whether the newest round is wanted, whichever that is. */
  get follows() {
    return this.#follow.checked;
  }

  /** Begins with a run. */
  begin(run) {
    const before = this.#select.value;
    const names = run.models.map(({ name }) => name);
    this.#select.replaceChildren(...names.map((name) => el("option", { value: name }, name)));
    this.model = names.includes(before) ? before : (names[0] ?? null);
    this.#select.value = this.model;
    this.#follow.checked = true;
    this.#move(-1);
    this.grow(run);
  }

  /** A round has closed. */
  grow(run) {
    set(this.#slider, { max: Math.max(0, run.closed) });
    if (this.#follow.checked && run.closed >= 0) {
      this.#move(run.closed);
    }
  }

  /** Somebody else has written, too. */
  offer(author) {
    if (![...this.#select.options].some(({ value }) => value === author)) {
      this.#select.append(el("option", { value: author }, author));
    }
  }

  /** Looks at one round, and stays there. */
  look(model, round) {
    this.model = model;
    this.offer(model);
    this.#select.value = model;
    this.#follow.checked = false;
    this.#move(Math.min(round, Number(this.#slider.max)));
  }

  #move(round) {
    this.round = round;
    this.#slider.value = Math.max(0, round);
    say(byId("round-number"), String(Math.max(0, round)));
    this.#changed();
  }
}
