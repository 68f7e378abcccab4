/** What a changeset says, without the list of packages in front. */
export function textOf(changeset) {
  return changeset.replace(/^---\n(?:[\s\S]*?\n)?---\n/, '').trim();
}

/** The changelog with an entry for `version` put in front of the older ones. */
export function changelogWith(changelog, { version, date, texts }) {
  const entry = `## ${version} – ${date}\n\n${texts.join('\n\n')}\n`;
  const first = changelog.indexOf('\n## ');
  if (first === -1) return `${changelog.trimEnd()}\n\n${entry}`;
  return `${changelog.slice(0, first + 1)}${entry}\n${changelog.slice(first + 1)}`;
}
