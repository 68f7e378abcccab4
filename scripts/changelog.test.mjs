import { describe, expect, it } from 'vitest';
import { changelogWith, textOf } from './changelog.mjs';

describe('textOf', () => {
  it('leaves the list of packages out and keeps rules within the text', () => {
    expect(textOf("---\n'a': minor\n'b': patch\n---\n\nNew.\n\n---\n\nMore.\n")).toBe(
      'New.\n\n---\n\nMore.',
    );
  });

  it('gives nothing for an empty changeset', () => {
    expect(textOf('---\n---\n')).toBe('');
  });
});

describe('changelogWith', () => {
  const head = '# Changelog\n\nOne version for all.\n';
  const release = (version, ...texts) => ({ version, date: '2026-01-02', texts });

  it('adds the first entry under the head', () => {
    expect(changelogWith(head, release('0.1.0', 'One.', 'Two.'))).toBe(
      `${head}\n## 0.1.0 – 2026-01-02\n\nOne.\n\nTwo.\n`,
    );
  });

  it('puts a newer entry before the older ones and keeps those', () => {
    const first = changelogWith(head, release('0.1.0', 'One.'));
    expect(changelogWith(first, release('0.2.0', 'Two.'))).toBe(
      `${head}\n## 0.2.0 – 2026-01-02\n\nTwo.\n\n## 0.1.0 – 2026-01-02\n\nOne.\n`,
    );
  });
});
