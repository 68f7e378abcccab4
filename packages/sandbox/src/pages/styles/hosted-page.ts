/** The hosted Checkout page: what is bought at the start, how it is paid at the end. */
export const hostedPage = `
body { display: flex; flex-direction: column; min-height: 100vh }
[data-embedded] body { min-height: 0 }
main { flex: 1; display: grid; grid-template-columns: minmax(0, 1fr); align-content: start }
.Summary, .Payment { padding: 1.5rem 1.25rem; }
.Summary { background: var(--raised); border-bottom: 1px solid var(--line) }
.Inner { width: min(26rem, 100%); margin-inline: auto }
.Back { display: inline-flex; align-items: center; gap: .4rem; min-height: 2.75rem; margin-block: -.5rem .75rem; color: var(--muted); text-decoration: none; font-size: .9375rem }
.Back:hover { color: var(--text); text-decoration: underline }
[dir='rtl'] .Back svg { transform: scaleX(-1) }
h1 { font-size: 1rem; font-weight: 500; color: var(--muted) }
.Total { font-size: 2.25rem; line-height: 1.2; font-weight: 600; letter-spacing: -.02em; margin-block: .125rem 1.5rem }
.Total small { font-size: .9375rem; font-weight: 400; letter-spacing: 0; color: var(--muted); white-space: normal }
.Lines { display: grid; gap: 1rem }
.Line { display: grid; grid-template-columns: 3.25rem minmax(0, 1fr) auto; gap: .125rem .875rem; align-items: start }
.Line img, .Line .Initial { grid-row: span 3; width: 3.25rem; height: 3.25rem; border-radius: 6px; object-fit: cover; background: color-mix(in srgb, var(--text) 8%, transparent) }
.Line .Initial { display: grid; place-items: center; color: var(--muted); font-weight: 500 }
.Line h2 { font-size: .9375rem; font-weight: 500; line-height: 1.4 }
.Line .Description, .Line .Quantity { grid-column: 2 / -1; color: var(--muted); font-size: .8125rem; line-height: 1.45 }
.Line .Description { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden }
.Line > .Money { font-size: .9375rem; font-weight: 500; text-align: end }
.Choice { grid-column: 2 / -1; margin-top: .375rem; display: grid; gap: .25rem }
.Choice .Label { margin: 0; font-size: .8125rem }
.Choice .Input { max-width: 10rem; padding: .5rem .75rem }
.Choice .Muted { font-size: .8125rem }
.Promotion { margin-top: 1.25rem; font-size: .9375rem }
p.Promotion { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1rem; font-weight: 500 }
.Promotion summary { width: max-content; max-width: 100%; padding-block: .625rem; color: var(--accent); font-weight: 500; cursor: pointer }
.Beside { display: flex; flex-wrap: wrap; gap: .5rem }
.Promotion .Beside .Input { flex: 1 1 9rem; width: auto; max-width: none }
.Options { display: grid; margin: 0; padding: 0; min-width: 0; border: 1px solid var(--field); border-radius: 6px }
.Options + [data-method], [data-method] ~ [data-method], [data-free] + .Stack { margin-top: 1rem }
.Option { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; min-height: 2.75rem; padding: .625rem .875rem; font-size: .9375rem; cursor: pointer }
.Option + .Option { border-top: 1px solid var(--line) }
.Option input { flex: none; width: 1.125rem; height: 1.125rem; margin: 0; accent-color: var(--accent) }
.Option input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.Option > span:nth-of-type(1) { flex: 1; min-width: 6rem }
.Option small { display: block; color: var(--muted); font-size: .8125rem }
.Payment .Field + .Field { margin-top: 1rem }
.Payment :is(.Stack, .Fields, .Row) > .Field + .Field { margin-top: 0 }
.Payment .Stack + .Stack { margin-top: 1rem }
.Sums { display: grid; gap: .5rem; margin-top: 1.25rem; padding-top: 1.25rem; border-top: 1px solid var(--line); font-size: .9375rem }
.Sums div { display: flex; justify-content: space-between; gap: 1rem }
.Sums .Due { font-weight: 600 }
.Payment h2 { font-size: 1.125rem; font-weight: 600; margin-bottom: .75rem }
.Payment section + section { margin-top: 1.75rem }
.Stack { display: grid; gap: var(--gridRowSpacing) }
.Failure { margin-top: 1.25rem; padding: .75rem .875rem; border: 1px solid var(--danger); border-radius: 6px; color: var(--danger); font-size: .9375rem }
.Payment .Button { width: 100%; margin-top: 1.25rem; font-size: 1rem; min-height: 3rem }
.Terms { margin-top: 1rem; font-size: .8125rem; color: var(--muted) }
.Message { display: grid; gap: .5rem; justify-items: start; padding: 3rem 1.25rem; width: min(30rem, 100%); margin-inline: auto }
.Message h1 { font-size: 1.5rem; line-height: 1.25; font-weight: 600; color: var(--text) }
.Message .Sums, .Login { width: 100% }
.Login { display: grid; gap: 1rem; margin-top: 1rem }
.Message .Sums dd { text-align: end }
[dir='rtl'] .Line .Quantity { text-align: right }
@media (min-width: 56rem) {
  main:not(.Message) { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); align-content: stretch }
  .Summary { border: 0; border-inline-end: 1px solid var(--line) }
  .Summary, .Payment { padding: 3rem 3.5rem }
  .Summary .Inner { margin-inline: auto 0 }
  .Payment .Inner { margin-inline: 0 auto }
}
`;
