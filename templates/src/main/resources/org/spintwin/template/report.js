// SPDX-License-Identifier: Apache-2.0
// Zoom and pan along x of the figures that ask for it. Without scripts they are complete too.
"use strict";

const SVG = "http://www.w3.org/2000/svg";
const TICKS = 7;

document.querySelectorAll("figure.zoom").forEach(zoomable);

function zoomable(figure) {
  const plot = figure.querySelector("svg.plot");
  const view = plot.querySelector("svg.view");
  const ticks = plot.querySelector("g.x-ticks");
  const low = Number(view.dataset.low);
  const high = Number(view.dataset.high);
  const [, , gridWidth, gridHeight] = view.getAttribute("viewBox").split(" ").map(Number);
  const drawnTicks = [...ticks.childNodes];
  const marks = [...view.querySelectorAll("[data-marks]")].map((m) => Number(m.dataset.marks));
  const narrowest = Math.min(1, Math.max(1e-4, 4 / Math.max(1, ...marks)));
  const pointers = new Map();
  let start = 0; // what is shown, as shares of the whole
  let width = 1;

  function show(newStart, newWidth) {
    width = Math.min(1, Math.max(narrowest, newWidth));
    start = Math.min(1 - width, Math.max(0, newStart));
    view.setAttribute("viewBox", `${start * gridWidth} 0 ${width * gridWidth} ${gridHeight}`);
    ticks.replaceChildren(...(width === 1 ? drawnTicks : newTicks()));
  }

  // Keeps the place at a share of the picture's width where it is.
  function zoom(factor, at) {
    const newWidth = Math.min(1, Math.max(narrowest, width * factor));
    show(start + at * (width - newWidth), newWidth);
  }

  function newTicks() {
    const [x, y, w, h] = [view.x, view.y, view.width, view.height].map((a) => a.baseVal.value);
    const from = low + start * (high - low);
    const to = from + width * (high - low);
    const step = roundStep((to - from) / TICKS);
    const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    const made = [];
    for (let i = Math.ceil(from / step); i * step <= to; i++) {
      const at = x + (w * (i * step - from)) / (to - from);
      const label = (i * step).toFixed(decimals).replace("-", "−");
      made.push(element("path", { class: "grid", d: `M${at} ${y}v${h}` }));
      made.push(element("text", { class: "middle", x: at, y: y + h + 20 }, label));
    }
    return made;
  }

  // Where an event is, as a share of the width of what is shown.
  function place(event) {
    const x = new DOMPoint(event.clientX, 0).matrixTransform(plot.getScreenCTM().inverse()).x;
    return (x - view.x.baseVal.value) / view.width.baseVal.value;
  }

  plot.addEventListener("wheel", (event) => {
    const out = event.deltaY > 0;
    if (out && width === 1) {
      return; // nothing to do: let the page scroll
    }
    event.preventDefault();
    zoom(out ? 1.25 : 0.8, place(event));
  }, { passive: false });

  plot.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, place(event));
    plot.setPointerCapture(event.pointerId);
    view.classList.add("dragged");
  });

  plot.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId)) {
      return;
    }
    const before = pointers.get(event.pointerId);
    const now = place(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId);
    pointers.set(event.pointerId, now);
    if (other === undefined) {
      show(start - (now - before) * width, width);
    } else {
      const distance = Math.max(0.01, Math.abs(now - other[1]));
      zoom(Math.max(0.01, Math.abs(before - other[1])) / distance, other[1]);
    }
  });

  for (const end of ["pointerup", "pointercancel"]) {
    plot.addEventListener(end, (event) => {
      pointers.delete(event.pointerId);
      view.classList.toggle("dragged", pointers.size > 0);
    });
  }

  plot.addEventListener("dblclick", () => show(0, 1));

  const buttons = document.createElement("div");
  buttons.className = "buttons";
  button("−", "Zoom out", () => zoom(2, 0.5));
  button("+", "Zoom in", () => zoom(0.5, 0.5));
  button("◂", "Earlier", () => show(start - width / 2, width));
  button("▸", "Later", () => show(start + width / 2, width));
  button("All", "Show all", () => show(0, 1));
  figure.querySelector(".picture").after(buttons);

  function button(text, label, action) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.title = label;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", action);
    buttons.append(made);
  }
}

// The least of 1, 2 and 5 times a power of ten that is not below.
function roundStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((f) => f * power).find((s) => s >= least * (1 - 1e-9));
}

function element(name, attributes, text = "") {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.textContent = text;
  return made;
}
