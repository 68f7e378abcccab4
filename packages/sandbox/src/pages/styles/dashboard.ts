/** The dashboard: tables that become cards on a phone. */
export const dashboard = `
header.Top { background: var(--ground); border-bottom: 1px solid var(--line) }
.Bar { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1.5rem; width: min(72rem, 100%); margin-inline: auto; padding: .625rem 1.25rem 0 }
.Bar h1 { font-size: 1rem; font-weight: 600 }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.125rem }
nav a { display: block; padding: .625rem 0; color: var(--muted); text-decoration: none; border-bottom: 2px solid transparent; font-size: .9375rem }
nav a:hover { color: var(--text) }
nav a[aria-current] { color: var(--text); border-color: var(--accent); font-weight: 500 }
main { width: min(72rem, 100%); margin-inline: auto; padding: 1.5rem 1.25rem 4rem }
h2 { font-size: 1.375rem; line-height: 1.3; font-weight: 600; letter-spacing: -.01em }
h3 { font-size: .9375rem; font-weight: 600 }
.Lead { color: var(--muted); margin: .25rem 0 1.25rem; max-width: 46rem }
.List { border-top: 1px solid var(--line) }
.Item { padding: 1rem 0; border-bottom: 1px solid var(--line); display: grid; gap: .5rem 1.5rem; grid-template-columns: minmax(0, 1fr) }
.Item--product { grid-template-columns: 3.5rem minmax(0, 1fr) }
.Item--product > .Rest { grid-column: 1 / -1 }
.Picture { width: 3.5rem; height: 3.5rem; border-radius: 6px; object-fit: cover; background: color-mix(in srgb, var(--text) 8%, transparent); display: grid; place-items: center; color: var(--muted) }
.Head { display: flex; flex-wrap: wrap; gap: .125rem .75rem; align-items: baseline }
.Id { font: .8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--muted) }
.Tag { font-size: .8125rem; color: var(--muted) }
.Tag--good { color: var(--success) } .Tag--bad { color: var(--danger) } .Tag--wait { color: var(--warning) }
.Rows { display: grid; gap: .5rem }
.RowLine { display: flex; flex-wrap: wrap; gap: .375rem 1rem; align-items: center }
.RowLine form, form.Inline { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 0 }
.RowLine .Grow { flex: 1 1 14rem; min-width: 0 }
.Small { min-height: 2.25rem; padding: .25rem .75rem; font-size: .875rem }
.Text { min-height: 2.25rem; padding: .25rem .625rem; border: 1px solid var(--field); border-radius: 6px; background: var(--colorBackground); color: var(--text); font: inherit; font-size: .9375rem; font-variant-numeric: tabular-nums; width: 8rem; max-width: 100% }
.Text:focus { outline: 2px solid var(--accent); outline-offset: 1px }
details > summary { cursor: pointer; color: var(--muted); font-size: .875rem; padding-block: .25rem; width: max-content; max-width: 100% }
pre { margin: .5rem 0 0; padding: .75rem; background: var(--raised); border-radius: 6px; overflow: auto; max-height: 24rem; font: .8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: normal }
table { width: 100%; border-collapse: collapse; font-size: .9375rem }
th { text-align: start; font-weight: 500; color: var(--muted); font-size: .875rem }
th, td { padding: .625rem .75rem .625rem 0; border-bottom: 1px solid var(--line); vertical-align: baseline; text-align: start }
.Empty { padding: 2rem 0; color: var(--muted); border-block: 1px solid var(--line) }
.Said { margin-bottom: 1rem; padding: .625rem .875rem; border-radius: 6px; background: var(--raised) }
.Said--bad { color: var(--danger) }
.Now { font-size: 1.75rem; font-weight: 600; letter-spacing: -.01em; font-variant-numeric: tabular-nums; margin-block: .25rem 1rem }
.Later { margin-top: 2.5rem }
.Later + .List { margin-top: .75rem }
@media (min-width: 48rem) { header.Top { position: sticky; top: 0; z-index: 1 } .Item--product > .Rest { grid-column: 2 } .Item--wide { grid-template-columns: minmax(0, 1fr) auto; align-items: start } }
`;
