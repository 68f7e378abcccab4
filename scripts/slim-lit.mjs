/**
 * What our elements never use of Lit, taken out of its production build: each is an exact text with what comes in its
 * place, so that a new version of Lit which says it differently stops the build, and nothing is lost in silence.
 *
 * Beside that, Lit's browser build can then be imported where there is no DOM, as its build for Node can: whoever
 * imports `storetag.js` on a server gets classes that cannot be used there, not an error.
 */
const changes = {
  'css-tag.js': [
    // Every browser that has `light-dark()` has these.
    [
      't.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype',
      '!0',
    ],
    // All our styles are written by `css`, once each.
    [
      'if(this._$cssResult$=!0,o!==s)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");',
      '',
    ],
    [',this.t=e}', '}'],
    [
      'let t=this.o;const s=this.t;if(e&&void 0===t){const e=void 0!==s&&1===s.length;e&&(t=o.get(s)),void 0===t&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),e&&o.set(s,t))}return t',
      'return this.o||(this.o=new CSSStyleSheet).replaceSync(this.cssText),this.o',
    ],
    [
      `if(!0===t._$cssResult$)return t.cssText;if("number"==typeof t)return t;throw Error("Value passed to 'css' function must be a 'css' function result: "+t+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")`,
      'return t.cssText??t',
    ],
    [',o=new WeakMap;', ';'],
    ['t instanceof CSSStyleSheet?t:t.styleSheet', 't.styleSheet'],
  ],
  'reactive-element.js': [
    ['extends HTMLElement', 'extends(globalThis.HTMLElement??Object)'],
    // Polyfills, decorators and converters.
    [',p=a.reactiveElementPolyfillSupport', ''],
    [
      /,p\?\.\(\{ReactiveElement:y\}\),\(a\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/,
      ';',
    ],
    ['getOwnPropertyNames:r,getOwnPropertySymbols:o,', ''],
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    [
      'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
      '',
    ],
    ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
    [',this.constructor.l?.forEach(t=>t(this))', ''],
    [',void 0!==t.l&&(this.l=[...t.l])', ''],
    [
      'u={toAttribute(t,s){switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t},fromAttribute(t,s){let i=t;switch(s){case Boolean:i=null!==t;break;case Number:i=null===t?null:Number(t);break;case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}}return i}}',
      'u={toAttribute:(t,s)=>s===Boolean?t?"":null:t,fromAttribute:(t,s)=>s===Boolean?null!==t:s===Number&&null!==t?Number(t):t}',
    ],
    ['(void 0!==i.converter?.toAttribute?i.converter:u)', 'u'],
    [
      'h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u;',
      'h=u;',
    ],
    ['converter:u,', ''],
    [',c=a.trustedTypes,l=c?c.emptyScript:""', ''],
    // Accessors of our own for properties, and properties without.
    [',this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),', ','],
    [
      '!s.noAccessor){const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}',
      '1){const i=Symbol();e(this.prototype,t,this.getPropertyDescriptor(t,i,s))}',
    ],
    [
      'const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)}',
      'return{get(){return this[s]},set(e){const h=this[s];this[s]=e,this.requestUpdate(t,h,i)}',
    ],
    ['getOwnPropertyDescriptor:h,', ''],
    [',!0!==h||void 0!==r)', ',1)'],
    [',wrapped:h}', '}'],
    [
      'const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}',
      '',
    ],
    ['(i.hasChanged??f)', 'f'],
    [',hasChanged:f}', '}'],
    // Our properties have names, not symbols.
    ['s=[...r(t),...o(t)];for(const i of s)', 's=t;for(const i in s)'],
    ['"string"==typeof i?i:"string"==typeof t?t.toLowerCase():void 0', 'i?.at?i:t.toLowerCase()'],
    [
      'const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i',
      'return[...new Set([s??[]].flat(1/0).reverse())].reverse()',
    ],
  ],
  'lit-html.js': [
    ['l=document,', 'l=globalThis.document??{createTreeWalker(){}},'],
    // What tests and polyfills look into.
    [
      /const j=\{.*?\},B=t\.litHtmlPolyfillSupport;B\?\.\(S,k\),\(t\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\);/,
      '',
    ],
    ['j as _$LH,', ''],
    // Directives.
    [/function M\(t,i,s=t,e\)\{.*?,i\}(?=class R)/, ''],
    ['{t=M(this,t,i),a(t)', '{a(t)'],
    ['t=M(this,t,i,0),o=', 'o='],
    ['r=M(this,e[s+n],i,n)', 'r=e[s+n]'],
    ['(t=M(this,t,i,0)??A)', '(t??=A)'],
    [
      'class R{constructor(t,i){this._$AV=[],this._$AN=void 0,',
      'class R{constructor(t,i){this._$AV=[],',
    ],
    ['this.type=2,this._$AH=A,this._$AN=void 0,', 'this._$AH=A,'],
    ['this.type=1,this._$AH=A,this._$AN=void 0,', 'this._$AH=A,'],
    ['constructor(){super(...arguments),this.type=3}', ''],
    ['constructor(){super(...arguments),this.type=4}', ''],
    ['constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', ''],
    [',this._$Cv=e?.isConnected??!0', ''],
    ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
    ['this._$AP?.(!1,!0,s)', ''],
    ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
    ['get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}', ''],
    [
      'get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}',
      '',
    ],
    ['get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}', ''],
    // Templates of SVG and MathML, compiled ones, and those with values in comments, tags and text that is no HTML.
    ['l=2===i?"<svg>":3===i?"<math>":"",', 'l="",'],
    ['+(2===i?"</svg>":3===i?"</math>":"")', ''],
    [
      'if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}',
      'this.el=S.createElement(f,e),P.currentNode=this.el.content;',
    ],
    [',w=x(2),T=x(3)', ''],
    ['T as mathml,', ''],
    [',w as svg', ''],
    [
      '"number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)',
      'this._$AC(t)',
    ],
    ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))', ''],
    [':6===r.type&&(i=new Z(h,this,t))', ':0'],
    [/class Z\{.*?\}\}(?=(const D=|const j=))/, ''],
    [
      'else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}',
      '',
    ],
    [/if\(y\.test\(r\.tagName\)\)\{.*?r\.append\(t\[i\],c\(\)\)\}\}/, ''],
    ['(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', '(c=p)'],
    ['c=n??v', 'c=v'],
    ['(c=p,n=void 0)', '(c=p)'],
    ['let n,l="",', 'let l="",'],
    ['y=/^(?:script|style|textarea|title)$/i,', ''],
    // Listeners that are objects.
    [
      ',e=t===A&&s!==A||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,h=t!==A&&(s===A||e)',
      ',e=t===A&&s!==A,h=t!==A&&s===A',
    ],
    [
      '"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)',
      'this._$AH.call(this.options.host??this.element,t)',
    ],
  ],
  // For lists that a server rendered. Lit's own parts have no names any more: a template that is rendered has them.
  'hydrate-lit-html.js': [
    [
      'import{noChange as e}from"lit-html";import{_$LH as t}from"lit-html/private-ssr-support.js";import{PartType as r}from"lit-html/directive.js";import{isPrimitive as n,isTemplateResult as o,isCompiledTemplateResult as i,isSingleExpression as a}from"lit-html/directive-helpers.js";',
      'import{html as L,render as R}from"lit";const P=R(L`<i></i>`,document.createDocumentFragment()),n=t=>null===t||"object"!=typeof t&&"function"!=typeof t,o=t=>void 0!==t._$litType$,a=t=>void 0===t.strings;',
    ],
    [
      'const{TemplateInstance:l,isIterable:s,resolveDirective:d,ChildPart:c,ElementPart:p}=t,f=',
      'const l=P._$AH.constructor,s=Array.isArray,c=P.constructor,f=',
    ],
    ['if(f=d(m,f),f===e)a.push({part:m,type:"leaf"});else if(n(f))', 'if(n(f))'],
    ['if(i(f))throw Error("compiled templates are not supported");', ''],
    // Our templates are minified, a server's are not: the version that it writes tells whether they are the same.
    [
      'const e="lit-part "+v(f);if(r.data!==e)throw Error("Hydration value mismatch: Unexpected TemplateResult rendered to part");{',
      'if(!r.data[9])throw Error("mismatch");{',
    ],
    ['t.type!==r.ATTRIBUTE&&t.type!==r.ELEMENT||', ''],
    ['if(t.type===r.ATTRIBUTE){const o=', 'if(t.type!==1)break;{const o='],
    [
      'd=!(o.type===r.EVENT||o.type===r.PROPERTY);o._$AI(i,o,s.instancePartIndex,d)',
      'd=!0;o._$AI(i,o,s.instancePartIndex,d)',
    ],
    [
      'else{const t=new p(l,s.instance,n);d(t,s.result.values[s.instancePartIndex++]),e._$AV.push(t)}',
      '',
    ],
    [/,w=new WeakMap,v=e=>\{.*?\};/, ';'],
    ['v as digestForTemplateResult,', ''],
  ],
  'lit-element.js': [
    [
      /,s\.litElementHydrateSupport\?\.\(\{LitElement:i\}\);const o=s\.litElementPolyfillSupport;o\?\.\(\{LitElement:i\}\);const n=\{.*?\};\(s\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/,
      ';',
    ],
    [',n as _$LE', ''],
    [
      'connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}',
      '',
    ],
    ['this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''],
    ['i._$litElement$=!0,', ''],
  ],
};

/** A template with what was taken out: values cannot stand in these. */
const lost = /<(?:script|style|textarea|title)[ >]|<!--/;

/** A rollup plugin that takes out of Lit what our elements do not use. */
export function slimLit() {
  return {
    name: 'slim-lit',
    resolveId(source, importer) {
      // Apps from npm bring Lit's hydration themselves.
      if (source === './hydration.js' && importer.endsWith('/take-over.js'))
        return this.resolve('./hydrate.js', importer);
      if (/^lit\/(directive|async)/.test(source))
        this.error(`${source}: directives are taken out.`);
      return null;
    },
    transform(code, id) {
      const [, file] =
        /\/(?:lit-html|reactive-element|lit-element|ssr-client\/lib)\/([\w-]+\.js)$/.exec(id) ?? [];
      if (!changes[file]) return null;
      for (const [found, put] of changes[file]) {
        const slim = code.replace(found, () => put);
        if (slim === code) this.error(`${file} has no “${found}” any more.`);
        code = slim;
      }
      return { code, map: null };
    },
    generateBundle(_, bundle) {
      for (const { code, fileName } of Object.values(bundle)) {
        const [found] = lost.exec(code) ?? [];
        if (found)
          this.error(`${fileName} has a template with ${found}, which Lit no longer knows.`);
      }
    },
  };
}
