/** The element of the page that has this id. */
export const byId = (id) => document.getElementById(id);

const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes an element. Text is always set as text, so that nothing in it can become markup.
 *
 * @param {string} tag its name
 * @param {Object<string, ?>} attributes null and false are left out
 * @param {...(Node|string)} children
 */
export function el(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** Makes an element of a drawing; as {@link el}. */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  set(element, attributes);
  element.append(...children);
  return element;
}

/** Sets those attributes of an element that differ, so that nothing is laid out anew in vain. */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      element.removeAttribute(name);
    } else if (element.getAttribute(name) !== String(value)) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
}

/** Sets an element's text if it differs: screen readers hear of it once. */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Calls a function at most once in a number of milliseconds, with the newest arguments. */
export function atMostEvery(millis, call) {
  let timer = null;
  let last = -Infinity;
  let latest = [];
  return (...values) => {
    latest = values;
    if (timer === null) {
      timer = setTimeout(
        () => {
          timer = null;
          last = performance.now();
          call(...latest);
        },
        Math.max(0, last + millis - performance.now()),
      );
    }
  };
}
