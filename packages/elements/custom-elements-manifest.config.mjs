import { mkdirSync, writeFileSync } from 'node:fs';
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

/** `dispatchEvent(new SomeEvent(detail))` makes the analyzer guess an event name; only `@fires` is trusted. */
const onlyDocumentedEvents = {
  name: 'only-documented-events',
  moduleLinkPhase({ moduleDoc }) {
    for (const declaration of moduleDoc.declarations ?? []) {
      declaration.events &&= declaration.events.filter((event) => event.name && event.description);
    }
  },
};

/** The analyzer takes `{ state: true }` in `static properties` for attributes; what is private is nobody's business. */
const onlyPublicMembers = {
  name: 'only-public-members',
  packageLinkPhase({ customElementsManifest }) {
    // The analyzer has them in the order in which the file system happened to answer.
    customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        const hidden = (declaration.members ?? [])
          .filter(({ privacy }) => privacy === 'private' || privacy === 'protected')
          .map(({ name }) => name);
        declaration.members &&= declaration.members.filter(
          ({ name }) => !hidden.includes(name) && name !== 'properties',
        );
        declaration.attributes &&= declaration.attributes.filter(
          ({ name, fieldName = name }) => !hidden.includes(fieldName),
        );
      }
    }
  },
};

const union = (names) => names.map((name) => `'${name}'`).join(' | ') || 'never';

/** Writes `types/elements.d.ts`: what each tag has, for the types of the frameworks beside it. */
const typesOfTags = {
  name: 'types-of-tags',
  packageLinkPhase({ customElementsManifest }) {
    const elements = customElementsManifest.modules
      .flatMap(({ declarations = [] }) => declarations)
      .filter(({ tagName }) => tagName);
    const members = elements.map(({ tagName, name, attributes = [], events = [] }) => {
      const fields = attributes.map((attribute) => attribute.fieldName ?? attribute.name);
      const only = attributes
        .map((attribute) => attribute.name)
        .filter((it) => !fields.includes(it));
      return `  '${tagName}': {
    element: ${name};
    properties: ${union(fields)};
    attributes: ${union(only)};
    events: ${union(events.map((event) => event.name))};
  };
`;
    });
    mkdirSync('types', { recursive: true });
    writeFileSync(
      'types/elements.d.ts',
      `// Written by \`pnpm manifest\` from the elements' sources. What is wrong here is wrong there.
import type {
${elements.map(({ name }) => `  ${name},\n`).join('')}} from '../dist/index.js';

/** Names of what each element has. \`attributes\` are those that are spelt differently from their properties. */
export interface Elements {
${members.join('')}}
`,
    );
  },
};

/** For the editors: what each tag has, in words. */
const editors = [
  customElementVsCodePlugin({
    htmlFileName: 'vscode.html-custom-data.json',
    cssFileName: null,
    hideLogs: true,
  }),
  customElementJetBrainsPlugin({
    outdir: '.',
    packageJson: false,
    excludeCss: true,
    hideLogs: true,
  }),
];

export default {
  litelement: true,
  globs: ['src/**/*.ts'],
  exclude: ['**/*.test.ts', '**/*.test.support.ts', '**/*.styles.ts', '**/ssr/server-elements.ts'],
  outdir: '.',
  plugins: [onlyDocumentedEvents, onlyPublicMembers, typesOfTags, ...editors],
};
