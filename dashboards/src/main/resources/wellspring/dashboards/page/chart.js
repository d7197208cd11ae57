import { ink, onScheme } from "./look.js";
import { el } from "./dom.js";
import { short } from "./words.js";

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

export const fontFamily = () => getComputedStyle(document.body).fontFamily;

/** What all charts have in common, with so many pixels around the picture. */
export function frame(right, top = 18) {
  return {
    textStyle: { fontFamily: fontFamily() },
    grid: { left: 8, right, top, bottom: 26, containLabel: true },
  };
}

/** An axis in the page's colours. */
export function axis(name, { formatter, ...more } = {}) {
  const text = { color: ink("ink-soft"), fontSize: 12 };
  return {
    name,
    nameLocation: "middle",
    nameTextStyle: text,
    axisLabel: { ...text, hideOverlap: true, formatter },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: ink("grid") } },
    minorSplitLine: { show: false },
    ...more,
  };
}

/** Which line is whose, above the picture. */
export function legend(names) {
  return {
    data: names,
    top: 0,
    left: 0,
    type: "scroll",
    selectedMode: false,
    itemWidth: 28,
    textStyle: { color: ink("ink"), fontSize: 12 },
    formatter: (name) => short(name, 22),
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
