import { byId, el, say, set } from "./dom.js";
import { post } from "./ask.js";
import { colour } from "./look.js";
import { count } from "./words.js";

const MOST_CHOSEN = 8;
const COLOURS = "wellspring.colours";

/** The list of runs and sweeps: which are shown, which are chosen, and what is noted of each. */
export class Shelf {
  #rows = new Map();
  #chosen = [];
  #colours = kept();
  #mayWrite = false;
  #choose;

  /** @param {function(Array)} choose takes the chosen runs with their colours, whenever they change */
  constructor(choose) {
    this.#choose = choose;
    byId("filter-form").addEventListener("submit", (event) => event.preventDefault());
    byId("filter").addEventListener("input", () => this.#filter());
    byId("filter-status").addEventListener("change", () => this.#filter());
  }

  /** Whether notes can be written. */
  allow(mayWrite) {
    this.#mayWrite = mayWrite;
    this.#rows.forEach((row) => row.allow(mayWrite));
  }

  /** Takes what the server lists; rows that are there stay, with whatever somebody types in them. */
  tell(entries) {
    const ids = new Set(entries.map(({ id }) => id));
    for (const [id, row] of this.#rows) {
      if (!ids.has(id)) {
        row.element.remove();
        this.#rows.delete(id);
        this.#choosing(id, false);
      }
    }
    entries.forEach((entry, place) => {
      if (!this.#rows.has(entry.id)) {
        this.#rows.set(entry.id, new Row(entry, this.#wishes(entry.id)));
      }
      const row = this.#rows.get(entry.id);
      row.tell(entry);
      row.allow(this.#mayWrite);
      const there = byId("runs-body").children[place];
      if (there !== row.element) {
        byId("runs-body").insertBefore(row.element, there ?? null);
      }
    });
    this.#offerStatus(entries);
    this.#filter();
  }

  /** The page's colours have changed. */
  recolour() {
    this.#tellChosen();
  }

  #wishes(id) {
    return {
      choose: (wanted) => this.#choosing(id, wanted),
      paint: (hex) => {
        this.#colours[id] = hex;
        keep(this.#colours);
        this.#tellChosen();
      },
    };
  }

  #choosing(id, wanted) {
    const others = this.#chosen.filter((each) => each !== id);
    const full = wanted && others.length >= MOST_CHOSEN;
    const now = wanted && !full ? [...others, id] : others;
    if (full) {
      this.#rows.get(id)?.unchoose();
      say(byId("filter-said"), `At most ${MOST_CHOSEN} runs can be told apart.`);
    }
    if (now.join("\n") !== this.#chosen.join("\n")) {
      this.#chosen = now;
      this.#tellChosen();
    }
  }

  /** A run keeps its colour for as long as it is chosen. */
  #tellChosen() {
    const chosen = this.#chosen.map((id, place) => ({
      id,
      name: this.#rows.get(id).name,
      colour: this.#colours[id] ?? colour(place),
    }));
    this.#rows.forEach((row, id) => row.colour(chosen.find((each) => each.id === id)?.colour ?? null));
    this.#choose(chosen);
  }

  #offerStatus(entries) {
    const select = byId("filter-status");
    const offered = new Set([...select.options].map(({ value }) => value));
    [...new Set(entries.map(({ status }) => status))]
      .filter((status) => !offered.has(status))
      .forEach((status) => select.append(el("option", { value: status }, status)));
  }

  #filter() {
    const words = byId("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
    const status = byId("filter-status").value;
    let shown = 0;
    this.#rows.forEach((row) => {
      const fits = row.fits(words, status);
      row.element.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    const all = this.#rows.size;
    say(byId("filter-said"), shown === all ? `${all} in all` : `${shown} of ${all}`);
  }
}

/** A run or a sweep in the list. */
class Row {
  #entry;
  #cells = {};
  #check;
  #swatch;
  #note;
  #said;

  constructor(entry, { choose, paint }) {
    this.#entry = entry;
    const cell = (label, name, ...children) =>
      (this.#cells[name] = el("td", { "data-label": label, "data-testid": `${name}-${entry.id}` }, ...children));
    this.#check = el("input", { type: "checkbox", "aria-label": `Compare ${entry.name}`, "data-testid": `choose-${entry.id}` });
    this.#check.addEventListener("change", () => choose(this.#check.checked));
    this.#swatch = el("input", { type: "color", "aria-label": `Colour of ${entry.name}`, hidden: true });
    this.#swatch.addEventListener("change", () => paint(this.#swatch.value));
    this.#note = el("textarea", { rows: 1, dir: "auto", placeholder: "note", maxlength: 2000, "aria-label": `Note on ${entry.name}`, "data-testid": `note-${entry.id}` });
    this.#note.addEventListener("change", () => this.#keepNote());
    this.#said = el("span", { class: "said small-print", role: "status", "data-testid": `note-said-${entry.id}` });
    this.element = el(
      "tr",
      { "data-testid": `row-${entry.id}` },
      el("td", { class: "pick" }, ...(entry.kind === "run" ? [this.#check, this.#swatch] : [])),
      (this.#cells.name = el("th", { scope: "row" })),
      cell("seed", "seed"),
      cell("", "status"),
      cell("done", "done"),
      cell("began", "began"),
      cell("", "verdict"),
      cell("", "noted", this.#note, this.#said),
    );
  }

  get name() {
    return this.#entry.name;
  }

  allow(mayWrite) {
    this.#note.readOnly = !mayWrite;
  }

  colour(hex) {
    set(this.#swatch, { hidden: hex === null });
    this.#swatch.value = hex ?? "#000000";
  }

  unchoose() {
    this.#check.checked = false;
  }

  fits(words, status) {
    const { name, scenario, kind, verdict, note } = this.#entry;
    const text = `${name} ${scenario} ${kind} ${this.#entry.status} ${verdict} ${note}`.toLowerCase();
    return words.every((word) => text.includes(word)) && (status === "" || this.#entry.status === status);
  }

  tell(entry) {
    this.#entry = entry;
    const { id, kind, scenario, report } = entry;
    const place = `run/${encodeURIComponent(id)}/`;
    const readable = entry.status !== "unreadable";
    const shown = !readable || (kind === "sweep" && !report) ? null : kind === "sweep" ? `${place}report` : place;
    const title = shown === null ? entry.name : el("a", { href: shown }, entry.name);
    const more = [kind === "sweep" ? `sweep of ${scenario}` : scenario, kind === "sweep" && report ? "its report" : ""];
    this.#fill("name", title, el("br"), el("span", { class: "faint small-print" }, more.filter(Boolean).join(" · ")));
    if (report && kind === "run") {
      this.#cells.name.append(" ", el("a", { class: "small-print", href: `${place}report` }, "report"));
    }
    this.#fill("seed", String(entry.seed ?? ""));
    this.#fill("status", el("span", { class: "pill", "data-status": entry.status }, entry.status));
    this.#fill("done", kind === "run" && entry.done ? count(Number(entry.done), "round") : String(entry.done));
    this.#fill("began", when(entry.started));
    this.#fill("verdict", fates(entry));
    if (document.activeElement !== this.#note && this.#said.textContent !== "…") {
      this.#note.value = entry.note ?? "";
    }
  }

  /** Only what differs is made anew, so that nobody loses their place. */
  #fill(name, ...children) {
    const fresh = el("td", {}, ...children);
    if (this.#cells[name].innerText === undefined || !same(fresh, this.#cells[name])) {
      this.#cells[name].replaceChildren(...fresh.childNodes);
    }
  }

  async #keepNote() {
    say(this.#said, "…");
    this.#said.classList.remove("refused");
    try {
      const { note } = await post(`run/${encodeURIComponent(this.#entry.id)}/api/note`, { note: this.#note.value });
      this.#entry = { ...this.#entry, note };
      say(this.#said, "kept");
    } catch (refusal) {
      this.#said.classList.add("refused");
      say(this.#said, refusal.message);
    }
  }
}

function same(a, b) {
  return (
    a.childNodes.length === b.childNodes.length &&
    [...a.childNodes].every((child, place) => child.isEqualNode(b.childNodes[place]))
  );
}

function fates({ models, verdict }) {
  const named = (fate) => (models ?? []).filter((each) => each.fate === fate).map(({ model }) => model);
  const told = ["collapsed", "held", "undecided"]
    .map((fate) => ({ fate, names: named(fate) }))
    .filter(({ names }) => names.length > 0);
  if (told.length === 0) {
    return String(verdict ?? "");
  }
  return el(
    "ul",
    { class: "fates" },
    ...told.map(({ fate, names }) => el("li", { "data-state": fate }, `${names.join(", ")} ${fate}`)),
  );
}

function when(started) {
  const began = new Date(started ?? NaN);
  return Number.isNaN(began.getTime())
    ? ""
    : began.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(COLOURS)) ?? {};
  } catch {
    return {};
  }
}

/** Where the browser allows no storage, colours live as long as the page. */
function keep(colours) {
  try {
    localStorage.setItem(COLOURS, JSON.stringify(colours));
  } catch {
    return;
  }
}
