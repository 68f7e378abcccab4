import MagicString from 'magic-string';

/**
 * A rollup plugin for one entry and one chunk that it imports dynamically: the chunk gets what it shares with the entry
 * handed over instead of importing it.
 *
 * An import would fetch the entry by its plain name. Where the page loaded it by another address (a query, a redirect),
 * that is a second copy, which no `integrity` covers. So the entry's exports become an object, the chunk a module that
 * imports nothing and exports one function, and the dynamic import calls that with the object. It imports from the
 * address in the variable `url` of its place, so that the entry can try another one.
 */
export function handOver() {
  return {
    name: 'hand-over',
    renderChunk(code, { isEntry }) {
      const text = new MagicString(code);
      const program = this.parse(code);
      if (isEntry) fromEntry(text, program);
      else inChunk(text, program);
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}

const SHARED = 'storetagShared';

function fromEntry(text, program) {
  const exported = one(program.body, 'ExportNamedDeclaration');
  const pairs = exported.specifiers.map(({ local, exported: as }) => `${as.name}: ${local.name}`);
  text.overwrite(exported.start, exported.end, `const ${SHARED} = { ${pairs.join(', ')} };`);
  const imports = [...below(program)].filter(({ type }) => type === 'ImportExpression');
  const dynamic = one(imports, 'ImportExpression');
  text.overwrite(dynamic.source.start, dynamic.source.end, 'url');
  text.appendLeft(dynamic.end, `.then(({ default: make }) => make(${SHARED}))`);
}

function inChunk(text, program) {
  const imported = one(program.body, 'ImportDeclaration');
  const pairs = imported.specifiers.map(({ local, imported: as }) => `${as.name}: ${local.name}`);
  const exported = one(program.body, 'ExportNamedDeclaration');
  const kept = exported.specifiers.map(({ local, exported: as }) => `${as.name}: ${local.name}`);
  text.overwrite(imported.start, imported.end, `export default ({ ${pairs.join(', ')} }) => {`);
  text.overwrite(exported.start, exported.end, `return { ${kept.join(', ')} };\n};`);
}

function one(nodes, type) {
  const found = nodes.filter((node) => node.type === type);
  if (found.length !== 1) throw new Error(`There must be one ${type}, not ${found.length}.`);
  return found[0];
}

/** Every node below one, itself included. */
function* below(node) {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const each of node) yield* below(each);
    return;
  }
  if (typeof node.type === 'string') yield node;
  for (const value of Object.values(node)) yield* below(value);
}
