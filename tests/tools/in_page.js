// What the tests ask of the page itself: what a panel shows, and when it showed it.
window.inPage = {
  // The picture and the summary of a panel.
  state: (box) => [box.querySelector(".dnn-picture").innerHTML, box.querySelector("[role=status]").innerText],
  shows: (box, state) => JSON.stringify(inPage.state(box)) === JSON.stringify(state),

  // Keep in box.seen when the last key went down, when the last new picture stood, and every height.
  watch: (box) => {
    const seen = (box.seen = { pressed: 0, shown: 0, heights: [] });
    document.addEventListener("keydown", () => (seen.pressed = performance.now()), true);
    new MutationObserver(async () => {
      await Promise.all([...box.querySelectorAll(".dnn-picture img")].map((image) => image.decode()));
      requestAnimationFrame(() => setTimeout(() => (seen.shown = performance.now()))); // after the frame is painted
    }).observe(box.querySelector(".dnn-picture").parentElement, { childList: true });
    new ResizeObserver(() => seen.heights.push(box.getBoundingClientRect().height)).observe(box);
  },

  // Whether the panel comes to show something else than this state before the kernel has done all it was asked,
  // or so many seconds later.
  leaves: async (box, [state, seconds]) => {
    const { kernel } = window.jupyterapp.shell.currentWidget.sessionContext.session;
    let end = Infinity;
    kernel
      .requestKernelInfo() // answered in its turn, after the key
      .then(() => kernel.requestKernelInfo()) // and after what a slider held back meanwhile
      .then(() => (end = performance.now() + 1000 * seconds));
    for (; performance.now() < end; await new Promise(requestAnimationFrame)) if (!inPage.shows(box, state)) return true;
    return false;
  },

  // Which of the workable controls has the keyboard, counted from 0.
  active: (box, kind) => {
    const controls = [...box.querySelectorAll(kind)];
    return inPage.workable(controls).findIndex((i) => controls[i] === document.activeElement);
  },

  // Which of these controls can be worked at this moment.
  workable: (controls) => [...controls.keys()].filter((i) => controls[i].checkVisibility() && !controls[i].disabled),

  // The keys that move a control from where it is.
  keys: (control) => {
    if (control.matches("input:not([type=checkbox], [type=radio]), textarea")) return ["End", "Backspace", "Enter"];
    if (control.matches("select")) return ["ArrowDown"];
    if (control.matches(".noUi-handle")) return [control.ariaValueNow === control.ariaValueMax ? "Home" : "End"];
    return ["Space"];
  },

  // What a person would call a control.
  label: (control) => {
    let row = control;
    while (!control.matches(".jupyter-widgets") && !row.querySelector(".widget-label")) row = row.parentElement;
    const words = [row.querySelector(".widget-label")?.innerText, control.innerText, control.title];
    return words.filter((word) => word && word !== "null").join(" ");
  },

  // Each piece of text in a panel's picture: [text, pixels of the screen a letter is high, whether raised or lowered].
  letters: (box) =>
    inPage.texts(box).map((part) => {
      const size = (element) => (element.getScreenCTM?.().a ?? 1) * parseFloat(getComputedStyle(element).fontSize);
      const raised = part.matches("tspan, sup, sub") && size(part) < size(part.parentElement);
      return [part.textContent.trim(), size(part), raised];
    }),

  // What sticks out of a panel, or out of its picture, to the right or to the left.
  sticksOut: (box) => {
    const outside = (part, frame) => {
      const [inner, outer] = [part.getBoundingClientRect(), frame.getBoundingClientRect()];
      return inner.width && (inner.right > Math.min(outer.right, innerWidth) + 1 || inner.left < outer.left - 1);
    };
    const parts = [...box.querySelectorAll(".jupyter-button, .widget-readout, .noUi-target, input, svg, img, table, p")];
    return [
      ...parts.filter((part) => outside(part, box)).map((part) => part.outerHTML.slice(0, 60)),
      ...inPage.texts(box).filter((part) => outside(part, part.closest("svg") ?? box)).map((part) => part.textContent),
    ];
  },

  texts: (box) =>
    [...box.querySelectorAll(".dnn-picture *")].filter(
      (part) => part.checkVisibility() && [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim()),
    ),
};
