/**
 * How models are told apart: by colour and by symbol. The colours keep away from the two of human
 * and synthetic text, and differ in lightness, too, so that they serve with any colour vision
 * (after Okabe and Ito 2008, Color Universal Design).
 */
const LIGHT = ["#1b1b1b", "#00694b", "#cf62a5", "#97800a", "#6a51a3", "#8c4a1f", "#858585"];
const DARK = ["#f2f2f2", "#128a64", "#e38cbf", "#d8c23a", "#9d8be0", "#c98a5a", "#9a9a9a"];
const SYMBOLS = ["circle", "rect", "triangle", "diamond", "arrow"];
const PATHS = {
  circle: "M8 4.5a3.5 3.5 0 1 0 0.001 0z",
  rect: "M5 5h6v6h-6z",
  triangle: "M8 4l4 7.5h-8z",
  diamond: "M8 3.4l4.2 4.6l-4.2 4.6l-4.2-4.6z",
  arrow: "M8 4l4 8l-4-2.2l-4 2.2z",
};

const dark = matchMedia("(prefers-color-scheme: dark)");

/** Calls back whenever the page's colours change. */
export function onScheme(call) {
  dark.addEventListener("change", call);
}

/** The colour of a model's lines, by its place in the scenario. */
export const colour = (place) => (dark.matches ? DARK : LIGHT)[place % LIGHT.length];

export const symbol = (place) => SYMBOLS[place % SYMBOLS.length];

/** The outline of a symbol in a box of 16 by 16. */
export const outline = (place) => PATHS[symbol(place)];

/** A colour that the style sheet names. */
export const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** A hexadecimal colour that lets through what is behind it. */
export function clear(hex, opacity) {
  const [red, green, blue] = [1, 3, 5].map((from) => parseInt(hex.slice(from, from + 2), 16));
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}
