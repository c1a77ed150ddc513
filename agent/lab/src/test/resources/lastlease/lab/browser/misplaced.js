// Texts that a reader cannot read: out of the page, cut by a box, or on each other.
() => {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    found.push(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);
  }
  const short = text => text.trim().replace(/\s+/g, ' ').slice(0, 60);
  const where = element => {
    const name = element.className.baseVal ?? element.className;
    return element.tagName.toLowerCase() + (name ? '.' + name.replace(/ /g, '.') : '');
  };
  const shown = element =>
    element.checkVisibility({visibilityProperty: true, opacityProperty: true}) &&
    !element.closest('template,script,style,title,desc,defs');
  // What only a screen reader is told is clipped to nothing on purpose.
  const hidden = element => {
    for (let e = element; e; e = e.parentElement) {
      const box = e.getBoundingClientRect();
      if (getComputedStyle(e).overflow !== 'visible' && box.width <= 1 && box.height <= 1) return true;
    }
    return false;
  };
  const rects = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element || !shown(element) || hidden(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // Boxes that cut: with an ellipsis it says so, and is then no surprise.
    let scrolls = false;
    const cutters = [];
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (['auto', 'scroll'].includes(style.overflowX)) scrolls = true;
      if (['hidden', 'clip'].includes(style.overflowX)) cutters.push([e, style]);
    }
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      if (!scrolls && !cutters.length && (box.left < -1 || box.right > root.clientWidth + 1)) {
        found.push(`out of the page: ${where(element)} "${short(node.data)}"`);
      }
      for (const [cutter, style] of cutters) {
        const edge = cutter.getBoundingClientRect();
        if (style.textOverflow !== 'ellipsis' && (box.right > edge.right + 1 || box.left < edge.left - 1)) {
          found.push(`cut: ${where(element)} "${short(node.data)}"`);
        }
      }
      const right = cutters.reduce((r, [c]) => Math.min(r, c.getBoundingClientRect().right), box.right);
      // The box of a line is higher than its letters, and tight lines touch each other.
      const air = 0.22 * box.height;
      rects.push({node, element, top: box.top + air, bottom: box.bottom - air, left: box.left, right});
    }
  }
  rects.sort((a, b) => a.top - b.top);
  for (let i = 0; i < rects.length; i++) {
    const a = rects[i];
    for (let j = i + 1; j < rects.length && rects[j].top < a.bottom; j++) {
      const b = rects[j];
      if (a.node === b.node) continue;
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      if (wide > 2 && high > 1) {
        found.push(`"${short(a.node.data)}" (${where(a.element)}) lies on "${short(b.node.data)}" (${where(b.element)})`);
      }
    }
  }
  return [...new Set(found)].slice(0, 20);
}
