/** Checks who imports whom: the arrows between the packages, and Node's built-ins only where they may be. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Package folder → packages of ours that its sources may import. Tests may use the sandbox besides. */
const allowed = {
  protocol: [],
  elements: ['@storetag/protocol'],
  server: ['@storetag/protocol'],
  sandbox: [],
  cli: ['@storetag/protocol', '@storetag/elements', '@storetag/server', '@storetag/sandbox'],
};

/** Where Node's built-ins may be imported. */
const nodePlaces = [
  /^packages\/server\/src\/node\//,
  /^packages\/sandbox\/src\/(node|http)\//,
  /^packages\/cli\/src\//,
];

const problems = [];
for (const [name, may] of Object.entries(allowed)) {
  const folder = join(root, 'packages', name, 'src');
  for (const file of readdirSync(folder, { recursive: true })) {
    if (file.endsWith('.ts')) check(join(folder, file), name, may);
  }
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log('Every import follows the arrows.');

function check(path, packageName, may) {
  const file = relative(root, path).replaceAll('\\', '/');
  const isTest = /\.test\.(\w+\.)?ts$|\/testing\//.test(file);
  const source = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  for (const [, specifier = ''] of source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    const ours = /^(@storetag\/[\w-]+|storetag$)/.exec(specifier)?.[1];
    if (ours && !may.includes(ours) && !(isTest && ours === '@storetag/sandbox')) {
      problems.push(`${file}: ${packageName} must not import ${ours}.`);
    }
    if (specifier.startsWith('node:') && !isTest && !nodePlaces.some((place) => place.test(file))) {
      problems.push(
        `${file}: ${specifier} is Node's own; this code must run in any fetch runtime.`,
      );
    }
  }
}
