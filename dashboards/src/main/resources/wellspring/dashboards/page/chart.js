import { ink, onScheme } from "./look.js";
import { el } from "./dom.js";

/** A chart in an element: made when it is first drawn, as wide as its place. */
export class Chart {
  #element;
  #echarts = null;
  #clicked;

  /** @param clicked takes the round that somebody clicked on, where the horizontal axis has rounds */
  constructor(element, clicked = null) {
    this.#element = element;
    this.#clicked = clicked;
    new ResizeObserver(() => this.#echarts?.resize({ animation: { duration: 0 } })).observe(element);
    onScheme(() => {
      this.#echarts?.dispose();
      this.#echarts = null;
    });
  }

  get width() {
    return this.#element.clientWidth;
  }

  /** Draws it; only what differs from the last time is laid out anew. */
  draw(option, name) {
    if (this.#element.getAttribute("aria-label") !== name) {
      this.#element.setAttribute("aria-label", name);
    }
    if (!globalThis.echarts) {
      this.#element.textContent = "The charts' library was not loaded; the table below has the figures.";
      return;
    }
    this.#echarts ??= this.#make();
    this.#echarts.setOption({ animation: false, ...option }, { replaceMerge: ["series"] });
  }

  #make() {
    const chart = globalThis.echarts.init(this.#element, null, { renderer: "canvas" });
    if (this.#clicked) {
      chart.getZr().on("click", ({ offsetX, offsetY }) => {
        if (chart.containPixel("grid", [offsetX, offsetY])) {
          this.#clicked(Math.round(chart.convertFromPixel({ xAxisIndex: 0 }, offsetX)));
        }
      });
    }
    return chart;
  }
}

/** What all charts have in common. */
export function frame(right) {
  return {
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 8, right, top: 18, bottom: 26, containLabel: true },
  };
}

/** An axis in the page's colours. */
export function axis(name, more = {}) {
  const text = ink("ink-soft");
  return {
    name,
    nameLocation: "middle",
    nameTextStyle: { color: text, fontSize: 12 },
    axisLabel: { color: text, fontSize: 12, hideOverlap: true },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: ink("grid") } },
    minorSplitLine: { show: false },
    ...more,
  };
}

/** The box beside the pointer. Its content is made of elements: no text in it becomes markup. */
export function tooltip(content) {
  return {
    trigger: "axis",
    confine: true,
    transitionDuration: 0,
    backgroundColor: ink("card"),
    borderColor: ink("line"),
    textStyle: { color: ink("ink"), fontSize: 13 },
    axisPointer: { lineStyle: { color: ink("ink-soft"), type: "solid", width: 1 } },
    formatter: content,
  };
}

/** A line of such a box. */
export function tip(colour, name, value) {
  const dot = el("i", { class: "tip-dot" });
  dot.style.backgroundColor = colour;
  return el("div", { class: "tip" }, dot, el("span", {}, name), el("b", { class: "figure" }, value));
}
