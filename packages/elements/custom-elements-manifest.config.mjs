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

export default {
  litelement: true,
  globs: ['src/**/*.ts'],
  exclude: ['**/*.test.ts', '**/*.styles.ts'],
  outdir: '.',
  plugins: [onlyDocumentedEvents, onlyPublicMembers],
};
