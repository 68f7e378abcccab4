import { availableParallelism } from 'node:os';

/** `✓` met, `✗` missed, `–` not measured. */
export function markOf({ skipped, passed }) {
  if (skipped) return '–';
  return passed ? '✓' : '✗';
}

/** The table as a terminal shows it. */
export function toTable(lines) {
  const cells = lines.map((line) => [
    markOf(line),
    line.name,
    line.skipped ? `not run: ${line.skipped}` : line.value,
    line.target,
    line.seconds === undefined ? '' : `${line.seconds.toFixed(0)} s`,
  ]);
  const rows = [['', 'row', 'measured', 'target', 'took'], ...cells];
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map((row) => [...row[column]].length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The table as a page of the documentation. */
export function toDocument(lines, { seed, quick, minutes, rows: chosen = [] }) {
  const only = chosen.map((row) => ` --row=${row}`).join('');
  const command = `pnpm scoreboard${quick ? ' --quick' : ''} --seed=${seed}${only}`;
  const rows = lines.map((line) =>
    [
      markOf(line),
      line.name,
      line.skipped ? `not run: ${line.skipped}` : line.value,
      line.target,
      line.detail ?? '',
    ]
      .map((cell) => cell.replaceAll('|', '\\|'))
      .join(' | '),
  );
  const today = new Date().toISOString().slice(0, 10);
  return `# Scoreboard

What \`@storetag/server\` promises, measured. Each row counts something that must not happen, or times something; the
command below measures it again. A row is only worth as much as it can fail: \`pnpm torture --mutants\` breaks the server
on purpose in more than twenty ways, and for each of them a row here must turn red.

Measured on ${today}, with Node ${process.versions.node} on ${availableParallelism()} cores, in ${minutes.toFixed(0)} minutes, by

\`\`\`sh
${command}
\`\`\`

${quick ? 'This is the quick scoreboard, which measures less of the same. The targets are those of the full one.\n\n' : ''}|     | row | measured | target | beside that |
| --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}

✓ met, ✗ missed, – not measured, with the reason.
`;
}
