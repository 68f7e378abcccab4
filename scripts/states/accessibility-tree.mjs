/** What says more of a part than its role and name, in the order in which it is written. */
const states = [
  'level',
  'checked',
  'pressed',
  'expanded',
  'selected',
  'disabled',
  'required',
  'invalid',
  'readonly',
  'modal',
  'busy',
  'live',
  'hasPopup',
  'roledescription',
];

/** Not told: lines of a text that is written whole, marks before list items, and what others are called by. */
const untold = new Set(['InlineTextBox', 'ListMarker', 'LineBreak', 'Legend', 'caption']);

/** Of these nothing is told but what they are called, and how they stand. */
const whole = new Set(
  'button checkbox heading image link radio searchbox spinbutton textbox'.split(' '),
);

/** These only hold others together. */
const holders = new Set(['generic', 'LabelText', 'MenuListPopup', 'rowgroup']);

/**
 * The page as the browser tells it to a screen reader, one part a line, what is in it indented: role, “name”, states,
 * value and description. What is in frames is Stripe's.
 *
 * @param page - A page of Playwright's in Chromium.
 * @see {@link https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/#method-getFullAXTree}
 */
export async function accessibilityTree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  return linesOf(nodes[0], byId, 0).join('\n');
}

function linesOf(node, byId, depth, isInLabel = false) {
  const role = node.role?.value ?? '';
  if (untold.has(role)) return [];
  const children = (node.childIds ?? [])
    .flatMap((id) => byId.get(id) ?? [])
    .filter((child) => !untold.has(child.role?.value));
  const text = isText(children) ? children.map(nameOf).join(' ') : '';
  const name = nameOf(node) || text;
  const isTold =
    !node.ignored &&
    (role === 'StaticText'
      ? name !== '' && !isInLabel
      : !holders.has(role) || nameOf(node) !== '' || statesOf(node) !== '');
  const own = isTold ? [`${'  '.repeat(depth)}${lineOf(role, name, node)}`] : [];
  if (isTold && (whole.has(role) || isText(children))) return own;
  const isLabel = isInLabel || role === 'LabelText';
  const inside = children.flatMap((child) =>
    linesOf(child, byId, isTold ? depth + 1 : depth, isLabel),
  );
  return [...own, ...inside];
}

/** Whether there is nothing but words. */
function isText(nodes) {
  return nodes.every((node) => node.role?.value === 'StaticText');
}

function nameOf({ name }) {
  return (name?.value ?? '').replaceAll(/\s+/g, ' ').trim();
}

function lineOf(role, name, node) {
  const kinds = { StaticText: 'text', RootWebArea: 'page', Iframe: 'frame' };
  const value = node.value?.value ?? '';
  const description = node.description?.value ?? '';
  return [
    kinds[role] ?? role,
    name && `“${name}”`,
    statesOf(node),
    value !== '' && `= ${value}`,
    description && `— ${description.replaceAll(/\s+/g, ' ')}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function statesOf({ properties = [] }) {
  return states
    .flatMap((wanted) => properties.filter(({ name }) => name === wanted))
    .filter(({ value }) => !['false', false, '', 'off'].includes(value.value))
    .map(({ name, value }) =>
      ['true', true, 1].includes(value.value) && name !== 'level'
        ? `[${name}]`
        : `[${name}: ${value.value}]`,
    )
    .join(' ');
}
