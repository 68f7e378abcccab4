/** The 3-D Secure challenge: a card in the middle, over the shop when it is shown in a frame. */
export const challenge = `
:root[data-framed='yes'] { color-scheme: light only; background: transparent }
[data-framed='yes'] body { background: rgb(12 14 20 / 45%); min-height: 100vh }
body { display: grid; place-items: center; min-height: 100vh; padding: 1rem }
.Challenge {
  width: min(25rem, 100%); padding: 1.5rem; border: 1px solid var(--line); border-radius: 10px; background: var(--ground); color: var(--text);
  box-shadow: 0 16px 48px rgb(0 0 0 / 18%);
}
.Challenge .Sandbox { margin: -1.5rem -1.5rem 1.5rem; border-radius: 9px 9px 0 0 }
.Challenge h1 { font-size: 1.25rem; line-height: 1.3; font-weight: 600 }
.Challenge .Amount { margin-block: .25rem 1rem; font-size: 1.5rem; font-weight: 600; letter-spacing: -.01em }
.Challenge .Actions { display: grid; gap: .625rem; margin-top: 1.5rem }
.Challenge [role='alert']:not(:empty) { margin-top: 1rem; color: var(--danger); font-size: .875rem }
`;
