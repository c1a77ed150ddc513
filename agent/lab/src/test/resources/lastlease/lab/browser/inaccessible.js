// Every rule of axe-core, best practices included.
async () => {
  const result = await axe.run(document);
  return result.violations.map(
    v => `${v.id} (${v.impact}): ${v.help}: ` +
      v.nodes.slice(0, 4).map(n => n.html.slice(0, 160) + ' [' + (n.any[0]?.message ?? n.none[0]?.message ?? n.all[0]?.message ?? '') + ']').join(' | ') +
      (v.nodes.length > 4 ? ` and ${v.nodes.length - 4} more` : ''));
}
