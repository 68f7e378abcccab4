/** Calls this when it runs. */
const CALL = 'ran()';

/** What ends whatever the words may stand in: text, attributes, scripts, styles, comments, templates. */
const BREAKOUTS = [
  '',
  '">',
  "'>",
  '` ',
  '-->',
  '</script>',
  '</style>',
  '</textarea></title>',
  '</template>',
  ']]>',
  '${',
  '?>',
  '</bdi></h2></article>',
  '\\u003c/script\\u003e',
  '<bdi><!--',
];

/** What would then run; from the OWASP and PortSwigger collections, DOMPurify’s own tests and Lit’s markers. */
const VECTORS = [
  `<script>${CALL}</script>`,
  `<script src=data:text/javascript,${CALL}></script>`,
  `<SCRIPT type=module>${CALL}</SCRIPT>`,
  `<svg><script>${CALL}</script></svg>`,
  ...['img src=x', 'image src=x', 'audio src=x', 'video src=x', 'object data=x', 'embed src=x'].map(
    (tag) => `<${tag} onerror=${CALL}>`,
  ),
  ...['svg', 'body', 'iframe', 'style', 'link rel=stylesheet href=data:text/css,'].map(
    (tag) => `<${tag} onload=${CALL}>`,
  ),
  ...['input', 'select', 'textarea', 'button', 'a href=#', 'keygen'].map(
    (tag) => `<${tag} autofocus onfocus=${CALL}>`,
  ),
  `<details open ontoggle=${CALL}>`,
  `<div popover id=p onbeforetoggle=${CALL}>`,
  `<marquee onstart=${CALL}>`,
  `<p style="animation:x" onanimationstart=${CALL}>`,
  `<p style="transition:1s" ontransitionrun=${CALL}>`,
  `<video><source onerror=${CALL}></video>`,
  `<svg><animate onbegin=${CALL} attributeName=x dur=1s>`,
  `<svg><set attributeName=href to="javascript:${CALL}">`,
  `<svg><a xlink:href="javascript:${CALL}"><text>x</text></a></svg>`,
  `<math><mtext><mglyph><style><img src=x onerror=${CALL}>`,
  `<math><a xlink:href="javascript:${CALL}">x</a></math>`,
  `<noscript><p title="</noscript><img src=x onerror=${CALL}>">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${CALL}>`,
  `<iframe srcdoc="&lt;script&gt;parent.${CALL}&lt;/script&gt;"></iframe>`,
  `<iframe src="javascript:parent.${CALL}"></iframe>`,
  `<a href="javascript:${CALL}" id=x>x</a>`,
  `<form action="javascript:${CALL}"><button>x</button></form>`,
  `<isindex formaction="javascript:${CALL}" type=submit>`,
  `<base href="javascript:${CALL}//">`,
  `<meta http-equiv=refresh content="0;url=javascript:${CALL}">`,
  `<object data="data:text/html,<script>${CALL}</script>">`,
  `<template shadowrootmode=open><img src=x onerror=${CALL}></template>`,
  `<buy-button price="price_1" endpoint="javascript:${CALL}"></buy-button>`,
  `<product-list endpoint="https://evil.test"></product-list>`,
  `<slot name="x" onslotchange=${CALL}></slot>`,
  `" onmouseover="${CALL}" onpointerenter="${CALL}" x="`,
  `' autofocus onfocus='${CALL}' x='`,
  `x" style="background:url(javascript:${CALL})`,
  `<?lit$123456789$?><img src=x onerror=${CALL}>`,
  `<!--?lit$123456789$--><img src=x onerror=${CALL}>`,
  `lit$123456789$" onerror="${CALL}`,
  `\${${CALL}}`,
  `{{constructor.constructor('${CALL}')()}}`,
  `#{${CALL}}<%= ${CALL} %>`,
  `\u2028<img\u2029src=x onerror=${CALL}>`,
  `\u202E<img src=x onerror=${CALL}>`,
  `<img\0 src=x o\0nerror=${CALL}>`,
  `<img/src=x/onerror=${CALL}//`,
  `\uFF1Cimg src=x onerror=${CALL}\uFF1E`,
  `&lt;img src=x onerror=${CALL}&gt;`,
  `&#60;img src=x onerror=${CALL}&#62;`,
  `%3Cimg src=x onerror=${CALL}%3E`,
  `+ADw-script+AD4-${CALL}+ADw-/script+AD4-`,
  `<x contenteditable onblur=${CALL} tabindex=1 autofocus>`,
  `<xss id=x tabindex=1 onactivate=${CALL}>`,
  `__proto__`,
  `constructor`,
  `{name}{count}{price}`,
  `$&$1$\`$'`,
];

/** A thousand texts that a careless page would run. */
export const hostileWords: readonly string[] = BREAKOUTS.flatMap((breakout) =>
  VECTORS.map((vector) => breakout + vector),
).slice(0, 1000);

const SCHEMES = ['javascript', 'JaVaScRiPt', 'vbscript', 'livescript', 'mocha', 'data', 'blob'];
const BODIES = [
  `:${CALL}`,
  `://%0a${CALL}`,
  `:text/html,<script>${CALL}</script>`,
  `:text/html;base64,PHNjcmlwdD5yYW4oKTwvc2NyaXB0Pg==`,
];
const BEFORE = ['', ' ', '\t', '\n', '\u0001', '\u0000', '\uFEFF', '\u00A0', '/../', 'x:'];

/** Addresses that must not be shown or gone to, or lead elsewhere than to `https:`. */
export const hostileAddresses: readonly string[] = [
  ...BEFORE.flatMap((before) =>
    SCHEMES.flatMap((scheme) => BODIES.map((body) => before + scheme + body)),
  ),
  `java\nscript:${CALL}`,
  `java\tscript\r:${CALL}`,
  `javascript&colon;${CALL}`,
  `&#106;avascript:${CALL}`,
  `javascript\u003A${CALL}`,
  `https:javascript:${CALL}`,
  `https://evil.test/"onerror="${CALL}`,
  `https://evil.test/x.png' onload='${CALL}`,
  'http://evil.test/x.png',
  'ftp://evil.test/x.png',
  'file:///etc/passwd',
  'filesystem:https://evil.test/x',
  'about:blank',
  'view-source:https://evil.test',
  'intent://evil.test#Intent;end',
  'ws://evil.test',
  'chrome://settings',
  'https://',
  'https://[',
  '\\\\evil.test\\x',
];
